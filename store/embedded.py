"""The embedded store: Oxigraph on disk, one writer, and snapshots for every reader.

Each statement is stored once, in its named graph; the engine shows queries the union of all. It would give a statement
of two graphs twice there, so whoever loads sees to it that no two graphs make the same one.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from store import answering, exporting
from store.base import Answer, ClosingStore
from store.folder import StoreFolder, opening, storage_error
from store.incoming import Incoming
from store.kept_union import drop_union, keeps_union
from store.statements import in_graph, lines, statements

LOT = 16 << 20
"""Bytes of N-Triples that go into the engine at once: some nine reports.

The engine takes many graphs at once for less than one by one, and needs memory for all of them; see docs/store.md.
"""


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
            if keeps_union(self._engine):
                self._bring_up_to_date()
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
        ntriples = lines(graph, ntriples)
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
        if graph in self._incoming:
            self._take_in()
        if not self._engine.contains_named_graph(name):
            return False
        try:
            self.folder.unpublished.touch()
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
            self._engine.bulk_load(
                b"".join(in_graph(graph, added) for graph, added in self._additions(everything)),
                format=ox.RdfFormat.N_QUADS,
                lenient=True,  # looked over when they came
            )
            self._incoming.clear()
        except OSError as error:
            raise storage_error(error, "storing what was loaded") from error

    def _additions(self, everything: bool) -> Iterator[tuple[str, bytes]]:
        """What waits and is not stored yet, graph by graph; what is no longer stated is removed beforehand."""
        for graph, ntriples in self._incoming:
            name = ox.NamedNode(graph)
            old = self._stored(name)
            if not old:
                yield graph, ntriples
                continue
            new = statements(ntriples)
            self._remove(name, old - new)
            yield graph, ntriples if everything else ox.serialize(new - old, format=ox.RdfFormat.N_TRIPLES) or b""

    def _bring_up_to_date(self) -> None:
        """Store once what an earlier version stored twice; readers see it with the next publication."""
        try:
            self.folder.unpublished.touch()
            drop_union(self._engine)
        except OSError as error:
            raise storage_error(error, f"bringing {self.folder.path} up to date") from error

    def _holds(self, name: ox.NamedNode, ntriples: bytes) -> bool:
        """Whether a graph is just this already. Most are new, and nothing has to be taken apart for them."""
        stored = self._stored(name)
        return stored == statements(ntriples) if stored else not ntriples

    def _stored(self, name: ox.NamedNode) -> set[ox.Triple]:
        return {quad.triple for quad in self._engine.quads_for_pattern(None, None, None, name)}

    def _remove(self, name: ox.NamedNode, removed: set[ox.Triple]) -> None:
        """Take statements out of a graph, in one transaction."""
        if removed:
            gone = "".join(f"{triple} .\n" for triple in removed)
            self._engine.update(f"DELETE DATA {{ GRAPH {name} {{ {gone} }} }}")
