"""The embedded store: Oxigraph on disk, one writer, and snapshots for every reader.

Oxigraph's own union of graphs gives a statement of two graphs twice, so the union is kept as the engine's default
graph: every write to a named graph is made there too, and a statement leaves it with the last graph that makes it.
"""

import contextlib
import io
import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from store import answering, exporting
from store.base import Answer, ClosingStore, StoreError
from store.folder import StoreFolder, opening, storage_error
from store.incoming import Incoming

LOT = 32 << 20
"""Bytes of N-Triples that go into the engine at once: some 18 reports.

The engine merges what it has with what came after every few lots, so larger ones cost less time and more memory; see
docs/store.md.
"""

_UNION = ox.DefaultGraph()
_DECIMAL = re.compile(rb'"(-?\d+)(?:(\.\d*[1-9])0+|\.0+)"(?=\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>)')
"""A number with noughts at its end, which the engine leaves out."""
_NO_TIME = (
    b'"P0D"^^<http://www.w3.org/2001/XMLSchema#duration>',
    b'"PT0S"^^<http://www.w3.org/2001/XMLSchema#duration>',
)
"""The shortest of times, as rdflib writes it and as the engine keeps it."""


class OpenStore(ClosingStore):
    """What reading and writing share: an engine opened in this process, and what holds it open.

    Queries here have no time limit; ``store.pool`` answers in processes that can be stopped.
    """

    _engine: ox.Store
    _held: contextlib.ExitStack

    @property
    def engine(self) -> ox.Store:
        """The engine's own object."""
        return self._engine

    def close(self) -> None:
        """Let go of the store: a snapshot may then be pruned, another process may write."""
        del self._engine
        self._held.close()

    def query(
        self,
        text: str,
        media_type: str | None = None,
        *,
        bindings: answering.Bindings = None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answer:
        """See :class:`store.base.ReadableStore`."""
        return answering.answer(
            self.engine,
            text,
            media_type,
            bindings=bindings,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
        )

    def graph_names(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        return tuple(sorted(name.value for name in self.engine.named_graphs()))

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        """See :class:`store.base.ReadableStore`."""
        return exporting.export(self.engine, graph, media_type)


class Snapshot(OpenStore):
    """One published state, which stays as it is while it is open."""

    def __init__(self, folder: Path, name: str = "") -> None:
        """Open the current snapshot, or the one of that name. Raises :class:`store.base.StoreUnavailable`."""
        with contextlib.ExitStack() as stack:
            self._name, self.path = stack.enter_context(StoreFolder(folder).reading(name))
            with opening(self.path):
                self._engine = ox.Store.read_only(str(self.path))
            self._held = stack.pop_all()

    def snapshot(self) -> str:
        """See :class:`store.base.ReadableStore`."""
        return self._name


class EmbeddedStore(OpenStore):
    """The one writer of a store folder. Its own queries see what it wrote, published or not."""

    def __init__(self, folder: Path) -> None:
        """Open for writing, making the folder where it is missing. Raises :class:`store.base.StoreUnavailable`."""
        self.folder = StoreFolder(folder)
        self.folder.create()
        self._incoming = Incoming(self.folder.incoming)
        with contextlib.ExitStack() as stack:
            stack.enter_context(self.folder.writing())
            with opening(self.folder.primary):
                self._engine = ox.Store(str(self.folder.primary))
                self._incoming.open()
            if self._incoming:
                self._take_in(everything=True)
            self._held = stack.pop_all()

    @property
    def engine(self) -> ox.Store:
        """The engine's own object, holding all that was written."""
        self._take_in()
        return self._engine

    def snapshot(self) -> str:
        """The snapshot that readers see; raises :class:`store.base.StoreUnavailable` before the first publication."""
        return self.folder.current()

    def replace_graph(self, graph: str, ntriples: bytes) -> bool:
        """See :class:`store.base.WritableStore`. Raises :class:`StoreError` for blank nodes: they have no names."""
        _check(graph, ntriples)
        if graph not in self._incoming and self._holds(ox.NamedNode(graph), ntriples):
            return False
        try:
            self.folder.unpublished.touch()
            self._incoming.put(graph, ntriples)
        except OSError as error:
            raise storage_error(error, f"storing {graph}") from error
        if self._incoming.size > LOT:
            self._take_in()
        return True

    def remove_graph(self, graph: str) -> bool:
        """See :class:`store.base.WritableStore`."""
        name = ox.NamedNode(graph)
        if not self.engine.contains_named_graph(name):
            return False
        try:
            self.folder.unpublished.touch()
            self._remove(name, self._stored(name))
            self._engine.remove_graph(name)
        except OSError as error:
            raise storage_error(error, f"removing {graph}") from error
        return True

    def publish(self) -> None:
        """See :class:`store.base.WritableStore`: a new snapshot, where anything was written since the last."""
        self._take_in()
        unpublished = self.folder.unpublished.exists()
        if not unpublished and self.folder.pointer.exists():
            return
        name = self.folder.next_name()
        try:
            self._engine.flush()
            self._engine.backup(str(self.folder.snapshots / name))
            self.folder.make_current(name)
            self.folder.unpublished.unlink(missing_ok=True)
            self.folder.prune()
        except OSError as error:
            raise storage_error(error, "publishing what was loaded") from error

    def _take_in(self, *, everything: bool = False) -> None:
        """Put what waits into the engine; doing so again after a failure in the middle gives the same.

        ``everything``: state again also what seems to be stored, as after a process that was killed while doing this.
        """
        if not self._incoming:
            return
        try:
            lot = io.BytesIO()
            for graph, ntriples in self._incoming:
                name, added = ox.NamedNode(graph), ntriples
                old = self._stored(name)
                if old:
                    new = _statements(ntriples)
                    # Removals come first, each in one transaction, so that what another graph of the lot states stays.
                    self._remove(name, old - new)
                    if not everything:
                        added = ox.serialize(new - old, format=ox.RdfFormat.N_TRIPLES) or b""
                # N-Triples are TriG: once for the union, once for the graph itself.
                lot.write(b"%b\n%b {\n%b\n}\n" % (added, str(name).encode("utf-8"), added))
            # Checked when it came.
            self._engine.bulk_load(lot.getvalue(), format=ox.RdfFormat.TRIG, lenient=True)
            self._incoming.clear()
        except OSError as error:
            raise storage_error(error, "storing what was loaded") from error

    def _holds(self, name: ox.NamedNode, ntriples: bytes) -> bool:
        """Whether a graph is just this already. Most are new, and nothing has to be taken apart for them."""
        stored = self._stored(name)
        return stored == _statements(ntriples) if stored else not ntriples

    def _stored(self, name: ox.NamedNode) -> set[ox.Triple]:
        return {quad.triple for quad in self._engine.quads_for_pattern(None, None, None, name)}

    def _remove(self, name: ox.NamedNode, removed: set[ox.Triple]) -> None:
        """Take statements out of a graph, and out of the union where no other graph makes them."""
        if not removed:
            return
        nowhere_else = [triple for triple in removed if not self._stated_elsewhere(triple, name)]
        self._engine.update(f"DELETE DATA {{ {_lines(nowhere_else)} GRAPH {name} {{ {_lines(removed)} }} }}")

    def _stated_elsewhere(self, triple: ox.Triple, name: ox.NamedNode) -> bool:
        quads = self._engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name not in (name, _UNION) for quad in quads)


def _check(graph: str, ntriples: bytes) -> None:
    """Raises :class:`StoreError` for what can not be stored."""
    try:
        deque(ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES), maxlen=0)
        blank = b"_:" in ntriples and next(filter(_has_blank, _triples(ntriples)), None)
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{graph} was not stored, its statements are no N-Triples: {error}") from error
    if blank:
        raise StoreError(f"{graph} was not stored: its blank nodes could not be found again ({blank}).")


def _statements(ntriples: bytes) -> set[ox.Triple]:
    """With numbers and times as the engine keeps them, so that what is stored is seen to be the same."""
    return set(_triples(_DECIMAL.sub(rb'"\1\2"', ntriples).replace(*_NO_TIME)))


def _triples(ntriples: bytes) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES))


def _lines(triples: set[ox.Triple] | list[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in triples)


def _has_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
