"""A store in memory over the engine itself, filled with ``sample.trig``, and the service that answers from it."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)

from api import Settings, create_app
from store.base import Answer, QueryRefused, ResultForm, StoreError

SAMPLE = Path(__file__).with_name("sample.trig")


class MemoryStore:
    """Named graphs, and their union materialised as the default graph."""

    def __init__(self, trig: bytes = b"") -> None:
        self._store = Store()
        self._snapshot = "snapshot-1"
        self.failure: StoreError | None = None
        self.queries: list[str] = []
        for quad in parse(trig, format=RdfFormat.TRIG):
            self._store.add(quad)
            self._store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))

    def query(
        self,
        text: str,
        media_type: str | None = None,
        *,
        bindings: Mapping[str, str] | None = None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answer:
        self.queries.append(text)
        if self.failure:
            raise self.failure
        given = bool(default_graphs or named_graphs)
        try:
            result = self._store.query(
                text,
                default_graph=[NamedNode(name) for name in default_graphs] if given else None,
                named_graphs=[NamedNode(name) for name in named_graphs] if given else None,
            )
        except (SyntaxError, ValueError) as error:
            raise QueryRefused(str(error)) from None
        if isinstance(result, QueryTriples):
            media_type = media_type or "text/turtle"
            body = result.serialize(format=RdfFormat.from_media_type(media_type))
            return Answer(body or b"", ResultForm.GRAPH, media_type)
        media_type = media_type or "application/sparql-results+json"
        form = ResultForm.BOOLEAN if isinstance(result, QueryBoolean) else ResultForm.BINDINGS
        body = result.serialize(format=QueryResultsFormat.from_media_type(media_type))
        return Answer(body or b"", form, media_type)

    def graph_names(self) -> tuple[str, ...]:
        if self.failure:
            raise self.failure
        return tuple(sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode)))

    def snapshot(self) -> str:
        return self._snapshot

    def publish(self, turtle: str, snapshot: str) -> None:
        """Add statements to the union, as a load would, under a new name for the state."""
        self._snapshot = snapshot
        for triple in parse(turtle.encode(), format=RdfFormat.TURTLE):
            self._store.add(Quad(triple.subject, triple.predicate, triple.object, DefaultGraph()))

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        if self.failure:
            raise self.failure
        rdf = RdfFormat.from_media_type(media_type)
        assert rdf is not None
        if graph is None and rdf.supports_datasets:
            return iter([self._store.dump(format=rdf) or b""])
        return iter([self._store.dump(format=rdf, from_graph=NamedNode(graph) if graph else DefaultGraph()) or b""])


@pytest.fixture
def store() -> MemoryStore:
    """The three small inspections of ``sample.trig``."""
    return MemoryStore(SAMPLE.read_bytes())


@pytest.fixture
def app(store: MemoryStore) -> Flask:
    return create_app(store)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def client_of(store: MemoryStore) -> Callable[..., FlaskClient]:
    """A client of the service with other settings."""
    return lambda **settings: create_app(store, Settings(**settings)).test_client()


@pytest.fixture
def empty_client() -> FlaskClient:
    """A client of a service with nothing loaded."""
    return create_app(MemoryStore()).test_client()
