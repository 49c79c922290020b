import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.base import StoreError, StoreFull, StoreUnavailable
from store.embedded import EmbeddedStore, Snapshot
from store.folder import storage_error
from tests.store.conftest import ALPHA, BETA, rows, triples

ALL = "SELECT ?s ?o { ?s ?p ?o }"
TEXTS = "SELECT ?o { ?s ?p ?o }"


def texts(store: EmbeddedStore | Snapshot, query: str = TEXTS) -> list[str]:
    return [row["o"] for row in rows(store, query)]


def test_a_query_sees_all_graphs_together(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "one")))
    store.replace_graph(BETA, triples(("x", "two")))
    assert texts(store) == ["one", "two"]
    assert rows(store, "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }") == [{"g": ALPHA, "o": "one"}, {"g": BETA, "o": "two"}]


def test_the_union_is_not_itself_a_named_graph(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "one")))
    assert rows(store, "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }") == [{"g": ALPHA}]


def test_replacing_changes_the_graph_alone(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "stays"), ("x", "goes")))
    store.replace_graph(BETA, triples(("x", "other")))
    store.publish()
    assert store.replace_graph(ALPHA, triples(("x", "stays"), ("x", "comes")))
    assert texts(store) == ["comes", "other", "stays"]


def test_a_number_written_in_another_way_is_the_same(store: EmbeddedStore) -> None:
    line = '<http://example.org/x> <http://example.org/is> "%s"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
    for written, again in (("0.90", "0.9"), ("1.00", "1"), ("-10.0", "-10"), ("0.05", "0.050")):
        store.replace_graph(ALPHA, (line % written).encode())
        store.publish()
        assert not store.replace_graph(ALPHA, (line % again).encode())


def test_replacing_with_the_same_changes_nothing(store: EmbeddedStore) -> None:
    assert store.replace_graph(ALPHA, triples(("x", "one")))
    store.publish()
    before = store.snapshot()
    assert not store.replace_graph(ALPHA, triples(("x", "one")))
    store.publish()
    assert store.snapshot() == before


def test_removing_a_graph(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "one")))
    assert store.remove_graph(ALPHA)
    assert store.graph_names() == ()
    assert texts(store) == []
    assert not store.remove_graph(ALPHA)


# A surrogate is no character, and N-Triples cannot hold U+0000.
@settings(deadline=None, max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4, unique=True))
def test_any_text_survives_storing_and_replacing(values: list[str]) -> None:
    subject, predicate = ox.NamedNode("http://example.org/x"), ox.NamedNode("http://example.org/says")
    statements = ox.serialize(
        (ox.Triple(subject, predicate, ox.Literal(value)) for value in values), format=ox.RdfFormat.N_TRIPLES
    )
    with tempfile.TemporaryDirectory() as folder, EmbeddedStore(Path(folder) / "store") as store:
        store.replace_graph(ALPHA, triples(("x", "earlier")))
        store.replace_graph(ALPHA, statements)
        assert texts(store) == sorted(values)
        store.replace_graph(ALPHA, triples(("x", "later")))
        assert texts(store) == ["later"]


def test_a_blank_node_is_refused_and_the_graph_stays(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "one")))
    with pytest.raises(StoreError, match="blank"):
        store.replace_graph(ALPHA, b'_:b <http://example.org/says> "two" .\n')
    assert texts(store) == ["one"]


@pytest.mark.parametrize(
    "statements",
    [
        b'# a note .\n<http://example.org/x> <http://example.org/says> "one" .\n',
        b'<http://example.org/x> <http://example.org/says> "one".\n',
        b'<http://example.org/x> <http://example.org/says> "one" . # a note .\n',
        b'\n  <http://example.org/x>\t<http://example.org/says> "one" .\r\n\n',
        b'<http://example.org/x> <http://example.org/says> "one" .',
    ],
    ids=["a note before", "no space", "a note behind", "other spaces", "no end of line"],
)
def test_statements_written_in_any_way_are_stored_in_their_graph(store: EmbeddedStore, statements: bytes) -> None:
    store.replace_graph(ALPHA, statements)
    assert rows(store, "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }") == [{"g": ALPHA, "o": "one"}]
    assert texts(store) == ["one"]


def test_words_that_look_like_a_blank_node_are_words(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "_:b and so on")))
    assert texts(store) == ["_:b and so on"]


def test_damaged_statements_are_refused_and_the_graph_stays(store: EmbeddedStore) -> None:
    store.replace_graph(ALPHA, triples(("x", "one")))
    with pytest.raises(StoreError, match="no N-Triples"):
        store.replace_graph(ALPHA, b"<http://example.org/x> says")
    assert texts(store) == ["one"]


class TestPublishing:
    def test_readers_see_nothing_before_the_first(self, store: EmbeddedStore, folder: Path) -> None:
        store.replace_graph(ALPHA, triples(("x", "one")))
        with pytest.raises(StoreUnavailable, match="no load has run to its end"):
            Snapshot(folder)

    def test_an_open_snapshot_stays_as_it_was(self, store: EmbeddedStore, folder: Path) -> None:
        store.replace_graph(ALPHA, triples(("x", "old")))
        store.publish()
        with Snapshot(folder) as before:
            for number in range(4):
                store.replace_graph(ALPHA, triples(("x", f"new {number}")))
                store.publish()
            assert texts(before) == ["old"]
            with Snapshot(folder) as after:
                assert texts(after) == ["new 3"]
                assert after.snapshot() != before.snapshot()

    def test_old_snapshots_go_when_nobody_reads_them(self, store: EmbeddedStore, folder: Path) -> None:
        for number in range(4):
            store.replace_graph(ALPHA, triples(("x", str(number))))
            store.publish()
        assert len(list((folder / "snapshots").iterdir())) == 2

    def test_a_store_made_anew_never_repeats_a_name(self, tmp_path: Path) -> None:
        names = set()
        for folder in (tmp_path / "a", tmp_path / "b"):
            with EmbeddedStore(folder) as store:
                store.publish()
                names.add(store.snapshot())
        assert len(names) == 2


class TestWrongPlaces:
    def test_no_store(self, tmp_path: Path) -> None:
        with pytest.raises(StoreUnavailable, match="There is no store"):
            Snapshot(tmp_path / "nothing")

    def test_a_folder_of_other_things(self, tmp_path: Path) -> None:
        (tmp_path / "letter.txt").write_text("Dear Sir")
        with pytest.raises(StoreUnavailable, match="is no store"):
            Snapshot(tmp_path)
        with pytest.raises(StoreUnavailable, match="a folder of its own"):
            EmbeddedStore(tmp_path)

    def test_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "store").write_text("")
        with pytest.raises(StoreUnavailable, match="is a file"):
            EmbeddedStore(tmp_path / "store")

    def test_a_damaged_snapshot(self, store: EmbeddedStore, folder: Path) -> None:
        store.publish()
        (folder / "snapshots" / store.snapshot() / "CURRENT").write_text("MANIFEST")
        with pytest.raises(StoreUnavailable, match=r"is damaged: .*snapshots into the file `current`"):
            Snapshot(folder)

    def test_a_second_writer_is_told_who_writes(self, store: EmbeddedStore, folder: Path) -> None:
        with pytest.raises(StoreUnavailable, match=rf"Another load is writing .*process {os.getpid()}"):
            EmbeddedStore(folder)


WRITE_UNTIL_STOPPED = """
import sys
from pathlib import Path
from store.embedded import EmbeddedStore
from store.base import StoreFull
store = EmbeddedStore(Path(sys.argv[1]))
number = 0
try:
    while True:
        start = f"<http://example.org/{number}/"
        lines = (f'{start}{k}> <http://example.org/says> "{"word " * 20}{k}" .\\n' for k in range(500))
        store.replace_graph(f"http://example.org/{number}", "".join(lines).encode())
        number += 1
        print(number, flush=True)
except StoreFull as error:
    print(error, file=sys.stderr)
    sys.exit(7)
"""


def whole_graphs(folder: Path) -> int:
    """The number of graphs, each checked to hold all of its 500 statements, and the union to hold no more."""
    with EmbeddedStore(folder) as store:
        sizes = rows(store, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
        assert {row["n"] for row in sizes} == {"500"}
        assert rows(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == [{"n": str(500 * len(sizes))}]
        store.replace_graph(ALPHA, triples(("x", "still writable")))
        store.publish()
        return len(sizes)


def test_a_killed_load_leaves_every_stored_graph_whole(folder: Path) -> None:
    command = [sys.executable, "-c", WRITE_UNTIL_STOPPED, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        while (said := process.stdout.readline()) and int(said) < 5:
            pass
        time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert whole_graphs(folder) >= 5


def test_a_full_disk_is_said_and_nothing_stored_is_lost(folder: Path) -> None:
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))\n"
    command = [sys.executable, "-c", limit + WRITE_UNTIL_STOPPED, str(folder)]
    process = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert process.returncode == 7, process.stderr
    assert "No room is left on the disk" in process.stderr
    assert whole_graphs(folder) >= int(process.stdout.split()[-1])


def test_full_is_told_from_forbidden() -> None:
    assert isinstance(storage_error(OSError(28, "No space left on device"), "storing"), StoreFull)
    assert isinstance(
        storage_error(OSError("IO error: No space left on device: While appending"), "storing"), StoreFull
    )
    assert isinstance(storage_error(PermissionError(13, "Permission denied"), "storing"), StoreUnavailable)
