"""A store in memory, over the engine itself: what the service is tested on, without processes or disk."""

from collections.abc import Iterator, Mapping

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

from store.base import Answer, QueryRefused, ResultForm, StoreError


class MemoryStore:
    """Named graphs, and their union materialised as the default graph."""

    def __init__(self, trig: bytes = b"", snapshot: str = "snapshot-1") -> None:
        self._store = Store()
        self._snapshot = snapshot
        self.failure: StoreError | None = None
        """What every query raises, if anything."""
        self.queries: list[str] = []
        """Every query asked, in order."""
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
            rdf = RdfFormat.from_media_type(media_type or "text/turtle")
            return Answer(result.serialize(format=rdf) or b"", ResultForm.GRAPH, media_type or "text/turtle")
        media_type = media_type or "application/sparql-results+json"
        body = result.serialize(format=QueryResultsFormat.from_media_type(media_type)) or b""
        form = ResultForm.BOOLEAN if isinstance(result, QueryBoolean) else ResultForm.BINDINGS
        return Answer(body, form, media_type)

    def graph_names(self) -> tuple[str, ...]:
        return tuple(sorted(graph.value for graph in self._store.named_graphs() if isinstance(graph, NamedNode)))

    def snapshot(self) -> str:
        return self._snapshot

    def publish_as(self, snapshot: str) -> None:
        """Pretend that a load was published."""
        self._snapshot = snapshot

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        rdf = RdfFormat.from_media_type(media_type)
        assert rdf is not None
        if graph is None and rdf.supports_datasets:
            yield self._store.dump(format=rdf) or b""
        else:
            yield self._store.dump(format=rdf, from_graph=NamedNode(graph) if graph else DefaultGraph()) or b""
