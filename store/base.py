"""What a store can do, whichever engine is behind it.

The default graph of every query is the union of all named graphs (CONTRACT section 2). It is a set because no two of
this product's graphs make the same statement: whoever loads sees to that, and ``validate`` checks it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self


class StoreError(Exception):
    """The store cannot do what was asked; the message says why."""


class StoreUnavailable(StoreError):
    """The store is locked by another writer, not reachable, or does not exist."""


class StoreFull(StoreError):
    """No room is left on the disk; what was stored before is whole."""


class QueryRefused(StoreError):
    """The query is no read-only SPARQL 1.1 query that this store answers: bad syntax, an update, SERVICE."""


class QueryTimeout(StoreError):
    """The query took longer than allowed and was stopped."""


class StoreBusy(StoreError):
    """Too many queries are running or waiting already; ask again in a moment."""


class ResultForm(StrEnum):
    """What a query answers with: rows (SELECT), yes or no (ASK), a graph (CONSTRUCT, DESCRIBE)."""

    BINDINGS = "bindings"
    BOOLEAN = "boolean"
    GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Answer:
    """A result serialised by the engine."""

    body: bytes
    form: ResultForm
    media_type: str


class ReadableStore(Protocol):
    """A store that answers."""

    def query(
        self,
        text: str,
        media_type: str | None = None,
        *,
        bindings: Mapping[str, str] | None = None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answer:
        """Answer a query; ``bindings`` maps variable names to terms in N-Triples form, bound, never pasted in.

        A SELECT binds only variables that it names in its projection; the others bind any of their pattern.

        ``media_type`` None means SPARQL JSON for bindings and booleans, Turtle for graphs. Where any of
        ``default_graphs`` and ``named_graphs`` is given, the dataset is exactly those graphs, whatever the query's
        FROM says (SPARQL 1.1 Protocol 2.1.4). Raises :class:`QueryRefused` and :class:`StoreError`.
        """
        ...

    def graph_names(self) -> tuple[str, ...]:
        """The IRIs of all named graphs, sorted."""
        ...

    def snapshot(self) -> str:
        """Identifies the state that queries see now, in letters, digits and hyphens; changes with each publication.

        The HTTP service keeps what it computed, and offers it as an entity tag, for as long as this stays the same.
        """
        ...

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        """One named graph, or with None all of them (quads where the format has them, else the union)."""
        ...


class WritableStore(ReadableStore, Protocol):
    """A store that is loaded."""

    def replace_graph(self, graph: str, ntriples: bytes) -> bool:
        """Make a named graph hold exactly these statements, in a single step; False where it did so already.

        Raises :class:`StoreFull`, :class:`StoreError`.
        """
        ...

    def remove_graph(self, graph: str) -> bool:
        """Remove a named graph; False where there was none."""
        ...

    def publish(self) -> None:
        """Make what was written since the last publication visible to readers, in one step."""
        ...


class ClosingStore(ABC):
    """A store that is closed at the end of a ``with``."""

    @abstractmethod
    def close(self) -> None:
        """Let go of all that is held open."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
