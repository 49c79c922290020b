"""A store behind a SPARQL 1.1 service: the same questions, over HTTP."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from ontology.namespaces import BASE, PREFIXES
from store import answering, exporting
from store.base import Answer, ClosingStore, QueryRefused, ResultForm, StoreError, StoreUnavailable
from store.endpoints import Endpoints
from store.formats import GRAPHS, graph_format, results_format
from store.marks import LEDGER, STATE, Marks, Union, read_marks
from store.preflight import result_form
from store.protocol import Client, Reply

TIME_LIMIT = 600.0
"""Seconds that one request may take, where nobody else waits."""
LOOK = 0.5
"""Seconds for which what was last read of the service's state is taken for true."""
NEVER = float("-inf")

_ROWS = "application/sparql-results+json"
_NTRIPLES = "application/n-triples"
_PREFIXED = {"text/turtle", "application/trig", "application/rdf+xml"}
_EMPTY = ox.Store()


class RemoteStore(ClosingStore):
    """Reads a service that was loaded. Holds nothing open; safe to use from many threads and after a fork.

    Its states are not kept apart as the snapshots of a folder are: each graph is seen as soon as it is stored.
    """

    def __init__(self, endpoints: Endpoints, time_limit: float = TIME_LIMIT) -> None:
        """Find the service. Raises :class:`StoreUnavailable` where it does not answer as the contract wants."""
        self._client = Client(endpoints, time_limit)
        self._lock = threading.Lock()
        self._looked = NEVER
        self._marks = Marks()
        self._begin()

    def _begin(self) -> None:
        self._check(self._look())

    def _check(self, marks: Marks) -> None:
        if marks.loaded and marks.union is Union.MISSING:
            raise StoreUnavailable(
                f"The default graph of {self._client.url} does not show what its named graphs state. Switch its union "
                "of graphs on again (Apache Jena: tdb2:unionDefaultGraph true), or load once more."
            )
        if marks.union is Union.TWOFOLD:
            raise StoreUnavailable(
                f"{self._client.url} was loaded while its default graph stood for itself, and now shows the union of "
                "all graphs there, each statement twice. Switch that off again (oxigraph: no --union-default-graph)."
            )
        if not marks.loaded and not self.graph_names():
            raise StoreUnavailable(f"Nothing was loaded into {self._client.url} yet. Load reports first.")
        if not marks.loaded and not self._shows_all():
            raise StoreUnavailable(
                f"The default graph of {self._client.url} is not the union of its named graphs. Switch that on "
                "(Apache Jena: tdb2:unionDefaultGraph true), or load with this command, which keeps the union there."
            )

    def close(self) -> None:
        """Nothing is held open."""

    def query(
        self,
        text: str,
        media_type: str | None = None,
        *,
        bindings: Mapping[str, str] | None = None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answer:
        """See :class:`store.base.ReadableStore`. The values of ``bindings`` follow the query as VALUES.

        Where several ``default_graphs`` state the same, it is for the service to count it once.
        """
        form = result_form(text)
        media_type = media_type or ("text/turtle" if form is ResultForm.GRAPH else _ROWS)
        if form is ResultForm.GRAPH:
            graph_format(media_type)
        else:
            results_format(media_type, boolean=form is ResultForm.BOOLEAN)
        for name in (*default_graphs, *named_graphs):
            answering.graph_iri(name)
        if bindings:
            text += _values(text, bindings)
        standard = _NTRIPLES if form is ResultForm.GRAPH else _ROWS
        accept = media_type if media_type == standard else f"{media_type}, {standard};q=0.5"
        reply = self._client.query(f"BASE <{BASE}> {text}", accept, default_graphs, named_graphs)
        return Answer(_converted(reply, form, media_type), form, media_type)

    def graph_names(self) -> tuple[str, ...]:
        """The IRIs of the product's named graphs, sorted; a service may hold others, its own among them."""
        answer = self.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", _ROWS)
        names = (str(row["g"].value) for row in solutions(answer.body))
        return tuple(sorted(name for name in names if name.startswith(BASE) and name not in (STATE, LEDGER)))

    def snapshot(self) -> str:
        """See :class:`store.base.ReadableStore`: changes whenever this product stored a graph."""
        with self._lock:
            if time.monotonic() - self._looked > LOOK:
                self._look()
            return self._marks.state or "unmarked"

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        """See :class:`store.base.ReadableStore`: byte for byte what an embedded store gives."""
        if media_type not in GRAPHS:
            raise StoreError(f"Graphs cannot be exported as {media_type}; known are {', '.join(GRAPHS)}.")
        names = self.graph_names()
        if graph is not None and graph not in names:
            raise StoreError(f"There is no graph {graph}.")
        with ExitStack() as stack:
            if graph is None:
                copy = ox.Store(stack.enter_context(TemporaryDirectory()) + "/copy")
            else:
                copy, names = ox.Store(), (graph,)
            for name in names:
                ntriples = self.statements(name)
                copy.bulk_load(ntriples, format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
            return _then_close(exporting.export(copy, graph, media_type), stack.pop_all())

    def statements(self, graph: str) -> bytes:
        """One named graph as N-Triples; nothing where there is no such graph."""
        return self.query(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}", _NTRIPLES).body

    def notes(self) -> Iterator[str]:
        """What was noted by :meth:`store.remote_writing.RemoteWriter.note`."""
        answer = self.query(f"SELECT ?text {{ GRAPH <{LEDGER}> {{ ?s <{LEDGER}#note> ?text }} }}", _ROWS)
        for row in solutions(answer.body):
            yield str(row["text"].value)

    def _look(self) -> Marks:
        self._marks = read_marks(lambda text: self.query(text, _ROWS).body)
        self._looked = time.monotonic()
        return self._marks

    def _shows_all(self) -> bool:
        """Whether a statement of a named graph is in the default graph; for a service that others loaded."""
        answer = self.query("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o FILTER(!isBlank(?s) && !isBlank(?o)) } } LIMIT 1")
        found = [self.query(f"ASK {{ {row['s']} {row['p']} {row['o']} }}").body for row in solutions(answer.body)]
        return all(json.loads(body)["boolean"] for body in found)


def solutions(body: bytes) -> ox.QuerySolutions:
    """The rows of an answer in SPARQL JSON."""
    solutions = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    if not isinstance(solutions, ox.QuerySolutions):
        raise StoreError("The service answered yes or no where rows were asked for.")
    return solutions


def _values(text: str, bindings: Mapping[str, str]) -> str:
    """Terms to follow a query, joined with its solutions. Raises :class:`QueryRefused`."""
    answering.answer(_EMPTY, text, bindings=bindings)  # refuses what the embedded store refuses
    terms = answering.bound_terms(bindings) or {}
    return f"\nVALUES ({' '.join(map(str, terms))}) {{ ({' '.join(map(str, terms.values()))}) }}"


def _converted(reply: Reply, form: ResultForm, media_type: str) -> bytes:
    """The answer in the media type asked for, whichever of the usual ones the service chose."""
    if reply.media_type == media_type:
        return reply.body
    try:
        if form is ResultForm.GRAPH:
            quads = ox.parse(reply.body, format=graph_format(reply.media_type))
            prefixes = dict(PREFIXES) if media_type in _PREFIXED else None
            triples = (quad.triple for quad in quads)
            return ox.serialize(triples, format=graph_format(media_type), prefixes=prefixes) or b""
        boolean = form is ResultForm.BOOLEAN
        results = ox.parse_query_results(reply.body, format=results_format(reply.media_type, boolean=boolean))
        return results.serialize(format=results_format(media_type, boolean=boolean)) or b""
    except (QueryRefused, SyntaxError, ValueError) as error:
        raise StoreError(f"The service answered in {reply.media_type}, which is of no use here: {error}") from None


def _then_close(chunks: Iterator[bytes], held: ExitStack) -> Iterator[bytes]:
    with held:
        yield from chunks
