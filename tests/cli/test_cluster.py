"""Documents are read on a running Dask cluster, of a real scheduler and two workers, as they are on this machine."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.cluster import ClusterRunner
from cli.exits import CommandError
from cli.extraction import Verdict
from cli.pipeline import extract

EXAMPLES = Path(__file__).parents[2] / "examples"
PIPELINE = "cli.pipeline:extract"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed", reason="Dask is an optional extra: install safeguarding-graph[cluster]")
    address = f"tcp://127.0.0.1:{free_port()}"
    folder = str(tmp_path_factory.mktemp("dask"))
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "dask", "scheduler", "--host", address, "--no-dashboard", "--no-show"],
            stderr=subprocess.PIPE, text=True, cwd=folder,
        ),
        *(
            subprocess.Popen(
                [sys.executable, "-m", "dask", "worker", address, "--nthreads", "1", "--no-dashboard",
                 "--local-directory", folder],
                stderr=subprocess.DEVNULL, cwd=folder,
            )
            for _ in range(2)
        ),
    ]  # fmt: skip
    try:
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(20)
        if started[0].stderr:
            started[0].stderr.close()


@pytest.fixture
def runner(scheduler: str) -> Iterator[ClusterRunner]:
    with ClusterRunner(scheduler, PIPELINE, least_workers=2) as runner:
        yield runner


def test_a_document_read_on_the_cluster_says_what_it_says_here(runner: ClusterRunner) -> None:
    sample = str(EXAMPLES / "blackburn-with-darwen-cra-2010.md")
    there, here = runner.submit(sample).result(120), extract(sample)
    assert there.path == sample
    assert there.verdict is Verdict.CONFORMS
    assert sorted(there.ntriples.splitlines()) == sorted(here.ntriples.splitlines())


def test_what_is_wrong_with_a_document_is_said_as_here(runner: ClusterRunner, tmp_path: Path) -> None:
    page = tmp_path / "report.pdf"
    page.write_text("<!DOCTYPE html><html><body>Not found</body></html>", encoding="utf-8")
    for path in (page, tmp_path / "missing.pdf"):
        there, here = runner.submit(str(path)).result(120), extract(str(path))
        assert (there.verdict, there.code) == (here.verdict, here.code)
        assert there.verdict is Verdict.REJECTED


def test_a_scheduler_that_does_not_answer_is_said_to(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is an optional extra: install safeguarding-graph[cluster]")
    monkeypatch.setattr("cli.cluster.PATIENCE", "1s")
    with pytest.raises(CommandError, match=re.escape("No Dask scheduler answers at tcp://127.0.0.1:")):
        ClusterRunner(f"tcp://127.0.0.1:{free_port()}", PIPELINE)
