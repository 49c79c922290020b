"""Stores of earlier versions, whose default graph is the union of the named graphs: read as they are, then mended."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from store.embedded import EmbeddedStore, Snapshot
from tests.store.conftest import ALPHA, BETA, rows, triples

EACH = "SELECT ?o { ?s ?p ?o }"
BY_GRAPH = "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }"


@pytest.fixture
def earlier(folder: Path) -> Path:
    """A store as an earlier version left it: two graphs that share a statement, and their union as a set."""
    with EmbeddedStore(folder) as store:
        store.replace_graph(ALPHA, triples(("x", "shared"), ("x", "own")))
        store.replace_graph(BETA, triples(("x", "shared"), ("y", "other")))
        store.engine.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store.engine])
        store.publish()
    return folder


def texts(store: EmbeddedStore | Snapshot) -> list[str]:
    return [row["o"] for row in rows(store, EACH)]


def test_a_snapshot_is_answered_and_exported_as_it_is(earlier: Path) -> None:
    with Snapshot(earlier) as snapshot:
        assert texts(snapshot) == ["other", "own", "shared"]
        assert len(rows(snapshot, BY_GRAPH)) == 4
        assert len(b"".join(snapshot.export(None, "application/n-triples")).splitlines()) == 3


def test_before_it_is_written_to_each_statement_comes_to_stand_once(earlier: Path) -> None:
    with EmbeddedStore(earlier) as store:
        assert texts(store) == ["other", "own", "shared"]
        assert {(row["g"], row["o"]) for row in rows(store, BY_GRAPH)} == {
            (ALPHA, "own"),
            (ALPHA, "shared"),
            (BETA, "other"),
        }
        store.replace_graph(BETA, triples(("y", "new")))
        store.publish()
    with Snapshot(earlier) as snapshot:
        assert texts(snapshot) == ["new", "own", "shared"]


def test_readers_see_the_earlier_state_until_it_is_published(earlier: Path) -> None:
    with EmbeddedStore(earlier), Snapshot(earlier) as snapshot:
        assert len(rows(snapshot, BY_GRAPH)) == 4
    with EmbeddedStore(earlier) as store:
        store.publish()
    with Snapshot(earlier) as snapshot:
        assert len(rows(snapshot, BY_GRAPH)) == 3
