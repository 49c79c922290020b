"""A load that is killed, stopped or out of room: nothing that was stored is lost, and the same command goes on."""

import resource
import signal
from collections.abc import Callable
from pathlib import Path
from subprocess import Popen

import pytest

Launch = Callable[..., "Popen[str]"]


def first_word_of_each_line(text: str) -> list[str]:
    return [line.split()[0] for line in text.partition("\n\n")[0].splitlines()]


def inspections(run, store: Path) -> int:
    """How many of them the store holds."""
    *_, last = run("stats", "--format", "csv", "--store", store).out.split("\n\n")
    heading, *rows = last.splitlines()
    assert heading == "inspection,findings"
    return len(rows)


def stop_after_first(process: "Popen[str]", with_signal: signal.Signals) -> tuple[int, str]:
    assert process.stdout
    first = process.stdout.readline()
    assert first.startswith("loaded"), first
    process.send_signal(with_signal)
    out, _ = process.communicate(timeout=120)
    return process.returncode, first + out


def test_a_killed_load_leaves_what_was_stored_and_goes_on(
    launch: Launch, run, own_store: Path, letters: Path, whole_export: bytes
) -> None:
    code, _ = stop_after_first(launch("load", letters, "--store", own_store, "--jobs", "1"), signal.SIGKILL)
    assert code == -signal.SIGKILL
    assert run("export", "--format", "nquads", "--store", own_store).out.encode() == whole_export
    ran = run("load", letters, "--store", own_store, "--jobs", "1")
    assert ran.code == 0
    assert first_word_of_each_line(ran.out) == ["unchanged", "loaded", "loaded"]
    assert inspections(run, own_store) == 8


def test_a_stopped_load_publishes_what_it_has_and_ends_where_one_without_a_stop_does(
    launch: Launch, run, tmp_path: Path, examples: Path, whole_export: bytes
) -> None:
    """The store of the session was loaded two at a time, this one by one: the same bytes come out."""
    store = tmp_path / "store"
    process = launch("load", examples, "--store", store, "--jobs", "1")
    code, out = stop_after_first(process, signal.SIGTERM)
    assert code == 130
    done = len(first_word_of_each_line(out))
    assert f"Stopped after {done} documents. The same command goes on from here." in out
    assert inspections(run, store) == done
    ran = run("load", examples, "--store", store, "--jobs", "1")
    assert ran.code == 0
    assert first_word_of_each_line(ran.out) == ["unchanged"] * done + ["loaded"] * (5 - done)
    assert run("export", "--format", "nquads", "--store", store).out.encode() == whole_export


def heed_ctrl_c() -> None:
    """As in a terminal: a shell lets what it starts in the background ignore Ctrl-C, and so may whoever runs tests."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_stops_a_load(launch: Launch, run, own_store: Path, letters: Path) -> None:
    process = launch("load", letters, "--store", own_store, "--jobs", "1", preexec_fn=heed_ctrl_c)
    code, out = stop_after_first(process, signal.SIGINT)
    assert (code, "Stopped after" in out) == (130, True)


@pytest.fixture
def load_with_room_for(launch: Launch, own_store: Path, letters: Path) -> Callable[[int], "Popen[str]"]:
    """Loads while no file may grow beyond a number of bytes, which says at the same places what a full disk says."""

    def load(limit: int) -> "Popen[str]":
        def bounded() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        return launch("load", letters, "--store", own_store, "--jobs", "1", preexec_fn=bounded)

    return load


@pytest.mark.parametrize("limit", [100, 100_000], ids=["from the start", "while storing"])
def test_a_full_disk_is_said_and_nothing_is_lost(
    load_with_room_for: Callable[[int], "Popen[str]"], run, own_store: Path, whole_export: bytes, limit: int
) -> None:
    process = load_with_room_for(limit)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 1
    assert err.startswith("safeguarding-graph: No room is left on the disk while ")
    assert err.endswith("What was stored before is whole.\n")
    assert "Traceback" not in err
    assert run("export", "--format", "nquads", "--store", own_store).out.encode() == whole_export


def test_a_load_goes_on_where_the_disk_was_full(
    load_with_room_for: Callable[[int], "Popen[str]"], run, own_store: Path, letters: Path
) -> None:
    load_with_room_for(100_000).communicate(timeout=120)
    assert run("load", letters, "--store", own_store, "--jobs", "1").code == 0
    assert inspections(run, own_store) == 8


def test_a_second_load_at_the_same_time_is_refused(launch: Launch, run, own_store: Path, letters: Path) -> None:
    process = launch("load", letters, "--store", own_store, "--jobs", "1")
    assert process.stdout
    process.stdout.readline()
    ran = run("load", letters, "--store", own_store)
    assert (ran.code, ran.out) == (1, "")
    assert f"Another load is writing to {own_store} (process {process.pid})." in ran.err
    process.terminate()
    process.communicate(timeout=120)
