"""Texts kept beside a store under keys, the last under a key in force: the memory of what was loaded."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from store.remote import RemoteStore
from store.remote_writing import RemoteWriter


class Journal(Protocol):
    """Where a ledger is kept."""

    def lines(self) -> Iterable[str]:
        """The texts, oldest first where several have one key."""
        ...

    def add(self, key: str, line: str) -> None:
        """Keep one line of text. Raises OSError or :class:`store.base.StoreError`."""
        ...


class FileJournal:
    """A file of lines, the keys in the lines; beside an embedded store."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def lines(self) -> Iterable[str]:
        """See :class:`Journal`."""
        return self._path.read_text(encoding="utf-8").split("\n") if self._path.exists() else []

    def add(self, key: str, line: str) -> None:
        """See :class:`Journal`."""
        # A killed load may have left half a line without its end: begin on a line of our own.
        with self._path.open("a+b") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - 1))
            start = b"" if size == 0 or stream.read(1) == b"\n" else b"\n"
            stream.write(start + line.encode("utf-8") + b"\n")


class RemoteJournal:
    """A named graph of the service itself, so that whoever loads next knows, on whatever machine."""

    def __init__(self, store: RemoteStore) -> None:
        self._store = store

    def lines(self) -> Iterable[str]:
        """See :class:`Journal`."""
        return self._store.notes()

    def add(self, key: str, line: str) -> None:
        """See :class:`Journal`. Only for a store that is open for writing."""
        if not isinstance(self._store, RemoteWriter):
            raise TypeError("The store is open for reading only.")
        self._store.note(key, line)
