"""A store in memory over the engine itself, filled with ``sample.trig``, and the service that answers from it."""

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

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
    serialize,
)
from werkzeug.test import TestResponse

from api import Settings, create_app
from store.base import Answer, QueryRefused, ResultForm, StoreError
from store.embedded import EmbeddedStore

SAMPLE = Path(__file__).with_name("sample.trig")
COMMAND = Path(sys.executable).with_name("safeguarding-graph")
W3C = Path(__file__).parents[3] / "shared/w3c-sparql11-tests/protocol"


class MemoryStore:
    """Named graphs, and their union materialised as the default graph."""

    def __init__(self, trig: bytes = b"") -> None:
        self._store = Store()
        self._snapshot = "snapshot-1"
        self.failure: StoreError | None = None
        self.queries: list[str] = []
        self.exports = 0
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
        self.exports += 1
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


class Client(FlaskClient):
    """Reads every answer to its end, as a server does, so that no file of an export stays open."""

    def open(self, *arguments: Any, **options: Any) -> TestResponse:
        return super().open(*arguments, **{"buffered": True, **options})


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return Client(app, app.response_class)


@pytest.fixture
def client_of(store: MemoryStore) -> Callable[..., FlaskClient]:
    """A client of the service with other settings."""
    return lambda **settings: create_app(store, Settings(**settings)).test_client()


@pytest.fixture
def empty_client() -> FlaskClient:
    """A client of a service with nothing loaded."""
    return create_app(MemoryStore()).test_client()


def fill(folder: Path) -> None:
    """A store of the sample's graphs and, where they are there, of those that the W3C's tests speak of."""
    graphs = Store()
    graphs.bulk_extend(parse(SAMPLE.read_bytes(), format=RdfFormat.TRIG))
    for number in (1, 2, 3) if W3C.exists() else ():
        name = f"http://kasei.us/2009/09/sparql/data/data{number}.rdf"
        graphs.load(path=W3C / f"data{number}.nt", format=RdfFormat.N_TRIPLES, to_graph=NamedNode(name))
    with EmbeddedStore(folder) as store:
        for graph in graphs.named_graphs():
            triples = (quad.triple for quad in graphs.quads_for_pattern(None, None, None, graph))
            store.replace_graph(graph.value, serialize(triples, format=RdfFormat.N_TRIPLES) or b"")
        store.publish()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--store", str(folder), "--port", str(self.port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        self.url = f"http://127.0.0.1:{self.port}"
        self._wait()

    def _wait(self) -> None:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/health")[0] == 200:
                    return
            except OSError:
                assert self.process.poll() is None, "the server ended"
                time.sleep(0.1)
        raise AssertionError("the server did not begin to answer within a minute")

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by lower-case name, and body; nothing is added to the request but what must be."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        finally:
            connection.close()

    def stop(self) -> tuple[int, str]:
        """Ask it to end; its exit code and all that it printed."""
        self.process.send_signal(signal.SIGTERM)
        printed, _ = self.process.communicate(timeout=30)
        return self.process.returncode, printed.decode()


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("end-to-end") / "store"
    fill(made)
    return made


@pytest.fixture(scope="session")
def server(store_folder: Path) -> Iterator[Server]:
    """The real command over a real store, for the whole session."""
    running = Server(store_folder)
    yield running
    if running.process.poll() is None:
        running.stop()


@pytest.fixture
def start_server(store_folder: Path) -> Iterator[Callable[[], Server]]:
    """Starts further servers over the same store."""
    started: list[Server] = []

    def start() -> Server:
        started.append(Server(store_folder))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.stop()
