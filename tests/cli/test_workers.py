from pathlib import Path

import pytest

from cli.workers import LocalRunner, Loss, in_order

WORK = """
import os, time

def work(argument):
    if argument == "crash":
        os.kill(os.getpid(), 11)
    if argument == "hang":
        while True:
            pass
    if argument == "fail":
        raise RuntimeError("a fault")
    if argument == "greedy":
        return str(len(bytearray(64 << 30)))
    if argument == "slow":
        time.sleep(0.5)
    return argument.upper()
"""


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "dict[str, str]":
    (tmp_path / "unreliable.py").write_text(WORK)
    monkeypatch.syspath_prepend(str(tmp_path))
    arguments = ["slow", "a", "crash", "hang", "fail", "greedy", "b"]

    def lost(argument: str, loss: Loss) -> str:
        return f"{loss.code}: {loss.reason}"

    runner: LocalRunner[str, str] = LocalRunner(2, "unreliable:work", time_limit=1)
    with runner:
        return dict(zip(arguments, in_order(runner, arguments, lost), strict=True))


def test_each_document_fares_by_itself_and_results_keep_their_order(results: "dict[str, str]") -> None:
    assert {name: results[name] for name in ("slow", "a", "b")} == {"slow": "SLOW", "a": "A", "b": "B"}
    assert results["crash"].startswith("crashed: the process ended unexpectedly")
    assert results["hang"] == "too-slow: it took too long and was stopped"
    assert results["fail"] == "internal-error: RuntimeError: a fault"
    assert results["greedy"].startswith("internal-error: MemoryError")
