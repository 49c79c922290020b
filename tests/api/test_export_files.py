from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from api.export_files import ExportFiles
from store.base import StoreFull, StoreUnavailable


@pytest.fixture
def files() -> ExportFiles:
    return ExportFiles()


def test_a_file_is_written_once_a_snapshot_and_format(files: ExportFiles) -> None:
    first = files.get("1", "nt", lambda: [b"a", b"b"])
    assert first.read_bytes() == b"ab"
    assert files.get("1", "nt", lambda: [b"c"]).read_bytes() == b"ab"
    assert files.get("1", "ttl", lambda: [b"d"]).read_bytes() == b"d"
    assert files.get("2", "nt", lambda: [b"e"]).read_bytes() == b"e"


def test_files_of_two_snapshots_are_kept_and_no_more(files: ExportFiles) -> None:
    one, two, three = (files.get(snapshot, "nt", lambda: [b"x"]) for snapshot in "123")
    assert [path.exists() for path in (one, two, three)] == [False, True, True]


def test_a_file_that_could_not_be_written_is_not_there_half(files: ExportFiles) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise StoreUnavailable("gone")

    with pytest.raises(StoreUnavailable):
        files.get("1", "nt", breaking)
    assert files.get("1", "nt", lambda: [b"whole"]).read_bytes() == b"whole"


def test_a_full_disk_is_an_error_of_the_store(files: ExportFiles) -> None:
    def full() -> Iterator[bytes]:
        raise OSError(28, "No space left on device")
        yield b""

    with pytest.raises(StoreFull):
        files.get("1", "nt", full)


def test_who_asks_while_it_is_written_waits_for_it(files: ExportFiles) -> None:
    started, go_on, times = Event(), Event(), []

    def slow() -> Iterator[bytes]:
        times.append("written")
        started.set()
        go_on.wait(10)
        yield b"x"

    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(files.get, "1", "nt", slow)
        assert started.wait(10)
        second = threads.submit(files.get, "1", "nt", slow)
        go_on.set()
        assert first.result() == second.result()
    assert times == ["written"]


def test_the_folder_goes_with_what_made_it() -> None:
    files = ExportFiles()
    folder: Path = files.get("1", "nt", lambda: [b"x"]).parent.parent
    del files
    assert not folder.exists()
