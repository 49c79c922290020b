"""Loading into a SPARQL 1.1 service.

A graph is replaced by one request: the Graph Store Protocol's PUT where the service shows the union of graphs by
itself, else one update that changes the graph and the union together. A service that runs a request as one
transaction, as Oxigraph, Jena TDB2 and RDF4J do, shows the old graph or the new one and nothing between.
"""

import itertools
import secrets
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pyoxigraph as ox

from store.base import StoreError
from store.canonical import by_value
from store.endpoints import Endpoints
from store.marks import KEEP_UNION, LEDGER, PROBE, STATE, Union, new_state
from store.protocol import NotOffered
from store.remote import NEVER, TIME_LIMIT, RemoteStore, solutions

_AT_A_TIME = 500
"""Statements asked about in one query."""


class RemoteWriter(RemoteStore):
    """The one writer of a service: nothing keeps a second load out, so run one at a time."""

    def __init__(self, endpoints: Endpoints, time_limit: float = TIME_LIMIT) -> None:
        """Find the service and make it ready. Raises :class:`StoreUnavailable`."""
        super().__init__(endpoints, time_limit)
        self._graphs = set(self.graph_names())
        self._puts = self._client.offers_graphs and self._marks.union is not Union.KEPT

    def _begin(self) -> None:
        marks = self._look()
        if not marks.loaded:
            self._client.update(PROBE)
            marks = self._look()
        if marks.union is Union.MISSING:
            self._client.update(KEEP_UNION)
            marks = self._look()
        self._check(marks)

    def replace_graph(self, graph: str, ntriples: bytes) -> bool:
        """See :class:`store.base.WritableStore`. Raises :class:`StoreError` for blank nodes: they have no names."""
        new = _parsed(graph, ntriples)
        blank = next((triple for triple in new if _has_blank(triple)), None)
        if blank is not None:
            raise StoreError(f"{graph} was not stored: its blank nodes could not be found again ({blank}).")
        old = _parsed(graph, self.statements(graph)) if graph in self._graphs else set()
        wanted, held = by_value(new), by_value(old)
        if wanted.keys() == held.keys():
            return False
        if not self._put(graph, new):
            removed = {held[one] for one in held.keys() - wanted.keys()}
            self._change(graph, removed, {wanted[one] for one in wanted.keys() - held.keys()})
        self._graphs.add(graph)
        self._looked = NEVER
        return True

    def remove_graph(self, graph: str) -> bool:
        """See :class:`store.base.WritableStore`."""
        if graph not in self._graphs:
            return False
        self._change(graph, _parsed(graph, self.statements(graph)), set())
        self._graphs.discard(graph)
        self._looked = NEVER
        return True

    def publish(self) -> None:
        """See :class:`store.base.WritableStore`: readers have seen each graph since it was stored."""
        if not self._look().state:
            self._client.update(_changed_state())
            self._looked = NEVER

    def note(self, key: str, text: str) -> None:
        """Keep a text in the service under a key, in place of the one that had it."""
        subject = f"<{LEDGER}#{quote(key, safe='')}>"
        self._client.update(
            f"DELETE WHERE {{ GRAPH <{LEDGER}> {{ {subject} <{LEDGER}#note> ?text }} }} ;\n"
            f"INSERT DATA {{ GRAPH <{LEDGER}> {{ {subject} <{LEDGER}#note> {ox.Literal(text)} }} }}"
        )

    def _put(self, graph: str, new: set[ox.Triple]) -> bool:
        """By the Graph Store Protocol; False where that is not to be used."""
        if not self._puts:
            return False
        try:
            self._client.put_graph(graph, _lines(new).encode("utf-8"))
        except NotOffered:
            self._puts = False
            return False
        self._client.update(_changed_state())
        return True

    def _change(self, graph: str, removed: set[ox.Triple], added: set[ox.Triple]) -> None:
        steps = []
        kept = self._marks.union is Union.KEPT
        if removed:
            nowhere_else = removed - set(self._stated_elsewhere(graph, removed)) if kept else set()
            steps.append(f"DELETE DATA {{ {_lines(nowhere_else)} GRAPH <{graph}> {{ {_lines(removed)} }} }}")
        if added:
            steps.append(f"INSERT DATA {{ {_lines(added) if kept else ''} GRAPH <{graph}> {{ {_lines(added)} }} }}")
        self._client.update(" ;\n".join([*steps, _changed_state()]))

    def _stated_elsewhere(self, graph: str, triples: set[ox.Triple]) -> Iterator[ox.Triple]:
        for some in _batched(triples, _AT_A_TIME):
            values = "\n".join(f"({triple.subject} {triple.predicate} {triple.object})" for triple in some)
            answer = self.query(
                f"SELECT DISTINCT ?s ?p ?o {{ VALUES (?s ?p ?o) {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} "
                f"FILTER(?g NOT IN (<{graph}>, <{STATE}>, <{LEDGER}>)) }}",
                "application/sparql-results+json",
            )
            for row in solutions(answer.body):
                yield ox.Triple(row["s"], row["p"], row["o"])


def _changed_state() -> str:
    return new_state(secrets.token_hex(8))


def _parsed(graph: str, ntriples: bytes) -> set[ox.Triple]:
    try:
        return {quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{graph} was not stored, its statements are no N-Triples: {error}") from error


def _has_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)


def _lines(triples: Iterable[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in triples)


def _batched(triples: Iterable[ox.Triple], size: int) -> Iterator[list[ox.Triple]]:
    rest = iter(triples)
    while some := list(itertools.islice(rest, size)):
        yield some
