from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

import store.exporting
from store.base import StoreError
from store.embedded import EmbeddedStore, Snapshot
from store.formats import GRAPHS
from tests.store.conftest import ALPHA, BETA, triples

FIRST = triples(("x", "one"), ("y", "two"), ("a", 'with "quotes"'.replace('"', '\\"')))
SECOND = triples(("x", "one"), ("z", "three"))


def exported(folder: Path, media_type: str, graph: str | None = None) -> bytes:
    with Snapshot(folder) as snapshot:
        return b"".join(snapshot.export(graph, media_type))


@pytest.mark.parametrize("media_type", GRAPHS)
def test_same_content_same_bytes_whatever_its_history(tmp_path: Path, media_type: str) -> None:
    straight, roundabout = tmp_path / "straight", tmp_path / "roundabout"
    with EmbeddedStore(straight) as store:
        store.replace_graph(ALPHA, FIRST)
        store.replace_graph(BETA, SECOND)
        store.publish()
    with EmbeddedStore(roundabout) as store:
        store.replace_graph(BETA, triples(("gone", "later")))
        store.replace_graph(BETA, b"".join(reversed(SECOND.splitlines(keepends=True))))
        store.replace_graph(ALPHA, FIRST)
        store.publish()
    assert exported(straight, media_type) == exported(roundabout, media_type)


@pytest.mark.parametrize(
    ("media_type", "name"), [("text/turtle", "turtle"), ("application/rdf+xml", "xml"), ("application/n-triples", "nt")]
)
def test_a_graph_comes_back_as_it_was(published: Callable[..., Snapshot], media_type: str, name: str) -> None:
    with published(alpha=FIRST, beta=SECOND) as snapshot:
        body = b"".join(snapshot.export(ALPHA, media_type))
    assert isomorphic(Graph().parse(data=body, format=name), Graph().parse(data=FIRST, format="nt"))


# rdflib's own parsers use what rdflib calls deprecated.
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("media_type", "name"),
    [("application/trig", "trig"), ("application/n-quads", "nquads"), ("application/ld+json", "json-ld")],
)
def test_a_dataset_comes_back_with_its_graphs(published: Callable[..., Snapshot], media_type: str, name: str) -> None:
    with published(alpha=FIRST, beta=SECOND) as snapshot:
        body = b"".join(snapshot.export(None, media_type))
    dataset = Dataset()
    dataset.parse(data=body, format=name)
    assert {str(graph.identifier): len(graph) for graph in dataset.graphs() if len(graph)} == {ALPHA: 3, BETA: 2}


def test_the_union_in_a_format_without_graphs(published: Callable[..., Snapshot]) -> None:
    with published(alpha=FIRST, beta=SECOND) as snapshot:
        lines = b"".join(snapshot.export(None, "application/n-triples")).splitlines()
    assert lines == sorted(set(FIRST.splitlines() + SECOND.splitlines()))


def test_more_than_fits_in_one_run_is_sorted_all_the_same(
    published: Callable[..., Snapshot], monkeypatch: pytest.MonkeyPatch
) -> None:
    many = triples(*((f"s{number % 7}", f"text {number}") for number in range(50)))
    with published(alpha=many) as snapshot:
        whole = b"".join(snapshot.export(ALPHA, "text/turtle"))
        monkeypatch.setattr(store.exporting, "RUN", 8)
        assert b"".join(snapshot.export(ALPHA, "text/turtle")) == whole


def test_what_cannot_be_exported_is_said_before_anything_is_written(published: Callable[..., Snapshot]) -> None:
    with published(alpha=FIRST) as snapshot:
        with pytest.raises(StoreError, match="There is no graph"):
            snapshot.export(BETA, "text/turtle")
        with pytest.raises(StoreError, match="cannot be exported as text/csv"):
            snapshot.export(None, "text/csv")
