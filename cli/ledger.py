"""Which file was loaded, by which version of the loader, into which graph: what lets a load go on where it stopped.

One JSON object a file, kept after each document in the store's journal: ``ledger.jsonl`` in the folder of an embedded
store, where the last line about a file counts, or a named graph of a remote one. It is a memory aid: without it,
everything is read again and the store stays the same.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from store.journal import FileJournal, Journal

_PACKAGES = ("ontology", "loaders", "shapes")
_DISTRIBUTIONS = ("rdflib", "pyshacl", "pypdfium2", "numpy")
_TRAINING = "training"
"""Folders of what makes the models; not all of it is installed. What it does shows in the models, and they count."""
_ENDINGS = (".py", ".csv", ".ttl", ".rq", ".json", ".npz", ".txt")


@cache
def loader_version() -> str:
    """Changes whenever the same file could give other statements: code and data of the loader, and its libraries."""
    return version_of({package: files(package) for package in _PACKAGES})


def version_of(packages: Mapping[str, Traversable]) -> str:
    """The version of a loader that consists of these folders, by name, and of the libraries installed."""
    digest = hashlib.sha256()
    for name in _DISTRIBUTIONS:
        digest.update(f"{name} {version(name)}\n".encode())
    for name, folder in packages.items():
        _add(digest, folder, name)
    return digest.hexdigest()[:16]


def _add(digest: "hashlib._Hash", folder: Traversable, name: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith(("_", ".")) and entry.name != _TRAINING:
            _add(digest, entry, f"{name}/{entry.name}")
        elif entry.name.endswith(_ENDINGS):
            digest.update(f"{name}/{entry.name}\n".encode())
            digest.update(entry.read_bytes())


@dataclass(frozen=True, slots=True)
class Entry:
    """What is remembered of a file."""

    sha256: str
    loader: str
    file: str
    """The file's name, for people."""
    graph: str
    slug: str
    framework: str
    paged: bool
    held: bool
    """Whether the graph was made from this file; False where another file of the same inspection was preferred."""
    remarks: int
    unresolved: dict[str, int] = field(default_factory=dict)
    """Names in findings that no organisation of the register bears, with how many findings have them."""


class Ledger:
    """The entries of one store."""

    def __init__(self, journal: Journal, entries: dict[str, Entry]) -> None:
        self._journal = journal
        self._entries = entries
        self._holders = {entry.graph: entry for entry in entries.values() if entry.held}

    @classmethod
    def of(cls, journal: Journal) -> Self:
        """Read the ledger; a line that a killed load left unfinished is passed over."""
        entries: dict[str, Entry] = {}
        for line in journal.lines():
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue
            entries[entry.sha256] = entry
        return cls(journal, entries)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Read the ledger in a file."""
        return cls.of(FileJournal(path))

    def entry(self, sha256: str) -> Entry | None:
        """What is remembered of a file's content."""
        return self._entries.get(sha256)

    def holder(self, graph: str) -> Entry | None:
        """The file that a graph was made from."""
        return self._holders.get(graph)

    def held(self) -> Iterator[Entry]:
        """The entries of what the store holds."""
        return (entry for entry in self._entries.values() if entry.held)

    def unresolved(self) -> Counter[str]:
        """The unresolved names of everything that the store holds."""
        total: Counter[str] = Counter()
        for entry in self._holders.values():
            total.update(entry.unresolved)
        return total

    def record(self, entry: Entry) -> None:
        """Remember a file. Raises OSError, :class:`store.base.StoreError`."""
        self._journal.add(entry.sha256, json.dumps(asdict(entry), ensure_ascii=False))
        self._entries[entry.sha256] = entry
        if entry.held:
            self._holders[entry.graph] = entry
