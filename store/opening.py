"""One place that decides what ``--store`` names: a folder of our own, or a SPARQL 1.1 service."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from store.base import ReadableStore, WritableStore
from store.embedded import EmbeddedStore, Snapshot
from store.endpoints import Endpoints, is_url
from store.folder import StoreFolder, storage_error
from store.journal import FileJournal, Journal, RemoteJournal
from store.memory import memory_limit
from store.pool import TIME_LIMIT, PooledStore
from store.remote import RemoteStore
from store.remote_writing import RemoteWriter

LEDGER = "ledger.jsonl"
"""The journal's file in the folder of an embedded store."""


class Closing(Protocol):
    """What is let go of at the end of a ``with``."""

    def close(self) -> None:
        """Let go."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class OpenReading(ReadableStore, Closing, Protocol):
    """A store that is open for reading."""


class OpenWriting(WritableStore, Closing, Protocol):
    """A store that is open for writing."""


class Place(Protocol):
    """Where a store is."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    def check(self) -> None:
        """Raise :class:`store.base.StoreUnavailable` where there is nothing to read."""
        ...

    def reading(self) -> OpenReading:
        """Open for one process to read. Raises :class:`store.base.StoreUnavailable`."""
        ...

    def writing(self) -> OpenWriting:
        """Open for writing, which only one process may at a time. Raises :class:`store.base.StoreUnavailable`."""
        ...

    def serving(self, workers: int) -> OpenReading:
        """Open to answer many, each query within a time limit. Raises ValueError for a wrong setting."""
        ...

    def journal(self, store: ReadableStore) -> Journal:
        """The memory of what was loaded, of a store that was opened here."""
        ...

    def work_folder(self) -> Path:
        """A folder on this machine for what a load leaves beside the store; exists once the store is open."""
        ...


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A folder; see :mod:`store.folder`."""

    path: Path

    @property
    def name(self) -> str:
        """See :class:`Place`."""
        return str(self.path)

    def check(self) -> None:
        """See :class:`Place`."""
        StoreFolder(self.path).current()

    def reading(self) -> Snapshot:
        """See :class:`Place`."""
        return Snapshot(self.path)

    def writing(self) -> EmbeddedStore:
        """See :class:`Place`."""
        return EmbeddedStore(self.path)

    def serving(self, workers: int) -> PooledStore:
        """See :class:`Place`: processes that can be stopped."""
        return PooledStore(self.path, workers, memory=memory_limit())

    def journal(self, store: ReadableStore) -> FileJournal:
        """See :class:`Place`."""
        return FileJournal(self.path / LEDGER)

    def work_folder(self) -> Path:
        """See :class:`Place`."""
        return self.path


@dataclass(frozen=True, slots=True)
class ServicePlace:
    """A SPARQL 1.1 service; see :mod:`store.remote`."""

    endpoints: Endpoints

    @property
    def name(self) -> str:
        """See :class:`Place`."""
        return self.endpoints.query

    def check(self) -> None:
        """See :class:`Place`."""
        self.reading()

    def reading(self) -> RemoteStore:
        """See :class:`Place`."""
        return RemoteStore(self.endpoints)

    def writing(self) -> RemoteWriter:
        """See :class:`Place`."""
        return RemoteWriter(self.endpoints)

    def serving(self, workers: int) -> RemoteStore:
        """See :class:`Place`: queries are passed on, so ``workers`` are of no use."""
        return RemoteStore(self.endpoints, TIME_LIMIT)

    def journal(self, store: ReadableStore) -> RemoteJournal:
        """See :class:`Place`."""
        if not isinstance(store, RemoteStore):
            raise TypeError("The store was opened elsewhere.")
        return RemoteJournal(store)

    def work_folder(self) -> Path:
        """See :class:`Place`: one for each service among the user's state files, as the XDG specification has it."""
        state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
        name = re.sub(r"\W+", "-", self.endpoints.query.partition("://")[2]).strip("-")
        folder = state / "safeguarding-graph" / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, f"making the folder {folder}") from error
        return folder


def place(location: str) -> FolderPlace | ServicePlace:
    """What a folder's name or a service's URL stands for. Raises :class:`store.base.StoreUnavailable`."""
    if is_url(location):
        return ServicePlace(Endpoints.of(location))
    return FolderPlace(Path(location).expanduser())
