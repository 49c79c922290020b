"""The embedded store: Oxigraph on disk, one writer, and snapshots for every reader.

Oxigraph's own union of graphs gives a statement of two graphs twice, so the union is kept as the engine's default
graph: every write to a named graph is made there too, and a statement leaves it with the last graph that makes it.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import pyoxigraph as ox

from store import answering, exporting
from store.base import Answer, StoreError
from store.folder import StoreFolder, storage_error

_UNION = ox.DefaultGraph()


class OpenStore:
    """What reading and writing share: an engine opened in this process, and what holds it open.

    Queries here have no time limit; ``store.pool`` answers in processes that can be stopped.
    """

    engine: ox.Store
    _held: contextlib.ExitStack

    def close(self) -> None:
        """Let go of the store: a snapshot may then be pruned, another process may write."""
        del self.engine
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    def __init__(self, folder: Path) -> None:
        """Open the current snapshot. Raises :class:`store.base.StoreUnavailable`."""
        with contextlib.ExitStack() as stack:
            self._name, self.path = stack.enter_context(StoreFolder(folder).reading())
            try:
                self.engine = ox.Store.read_only(str(self.path))
            except OSError as error:
                raise storage_error(error, f"opening the snapshot {self.path}") from error
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
        with contextlib.ExitStack() as stack:
            stack.enter_context(self.folder.writing())
            try:
                self.engine = ox.Store(str(self.folder.primary))
            except OSError as error:
                raise storage_error(error, f"opening the store in {folder}") from error
            self._held = stack.pop_all()

    def snapshot(self) -> str:
        """The snapshot that readers see; raises :class:`store.base.StoreUnavailable` before the first publication."""
        return self.folder.current()

    def replace_graph(self, graph: str, ntriples: bytes) -> bool:
        """See :class:`store.base.WritableStore`. Raises :class:`StoreError` for blank nodes: they have no names."""
        name = ox.NamedNode(graph)
        try:
            new = {quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES)}
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"{graph} was not stored, its statements are no N-Triples: {error}") from error
        blank = next((triple for triple in new if _has_blank(triple)), None)
        if blank is not None:
            raise StoreError(f"{graph} was not stored: its blank nodes could not be found again ({blank}).")
        return self._change(name, new)

    def remove_graph(self, graph: str) -> bool:
        """See :class:`store.base.WritableStore`."""
        name = ox.NamedNode(graph)
        changed = self._change(name, set())
        if self.engine.contains_named_graph(name):
            self.engine.remove_graph(name)
        return changed

    def publish(self) -> None:
        """See :class:`store.base.WritableStore`: a new snapshot, where anything was written since the last."""
        unpublished = self.folder.unpublished.exists()
        if not unpublished and self.folder.pointer.exists():
            return
        name = self.folder.next_name()
        try:
            self.engine.flush()
            self.engine.backup(str(self.folder.snapshots / name))
            self.folder.make_current(name)
            self.folder.unpublished.unlink(missing_ok=True)
            self.folder.prune()
        except OSError as error:
            raise storage_error(error, "publishing what was loaded") from error

    def optimise(self) -> None:
        """Compact the files: smaller and a little faster, worth it after a large load."""
        try:
            self.engine.optimize()
        except OSError as error:
            raise storage_error(error, "compacting the store") from error

    def _change(self, name: ox.NamedNode, new: set[ox.Triple]) -> bool:
        """Make a graph hold exactly ``new``, in one transaction; False where it does so already."""
        old = {quad.triple for quad in self.engine.quads_for_pattern(None, None, None, name)}
        if new == old:
            return False
        removed, added = old - new, new - old
        try:
            self.folder.unpublished.touch()
            if removed:
                self.engine.update(self._update(name, removed, added))
            else:
                self.engine.extend(_both(name, added))
        except OSError as error:
            raise storage_error(error, f"storing {name.value}") from error
        return True

    def _update(self, name: ox.NamedNode, removed: set[ox.Triple], added: set[ox.Triple]) -> str:
        nowhere_else = [triple for triple in removed if not self._stated_elsewhere(triple, name)]
        return (
            f"DELETE DATA {{ {_lines(nowhere_else)} GRAPH {name} {{ {_lines(removed)} }} }} ;\n"
            f"INSERT DATA {{ {_lines(added)} GRAPH {name} {{ {_lines(added)} }} }}"
        )

    def _stated_elsewhere(self, triple: ox.Triple, name: ox.NamedNode) -> bool:
        quads = self.engine.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(quad.graph_name not in (name, _UNION) for quad in quads)


def _both(name: ox.NamedNode, triples: set[ox.Triple]) -> Iterator[ox.Quad]:
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)
        yield ox.Quad(triple.subject, triple.predicate, triple.object, _UNION)


def _lines(triples: set[ox.Triple] | list[ox.Triple]) -> str:
    return "".join(f"{triple} .\n" for triple in triples)


def _has_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
