"""Graphs that were given to the store and are not in its engine yet: one file each, so that nothing given is lost.

The engine takes many graphs at once at a quarter of what they cost one by one, and in a quarter of the room. So a graph
is written to a file first, whole or not at all, and goes into the engine with the next lot; a file left by a process
that was killed goes in when the store is opened next.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from store.folder import write_atomically

ENDING = ".nt"


@dataclass(slots=True)
class Incoming:
    """The files, by the IRI of their graph. Every method may raise OSError."""

    folder: Path
    size: int = 0
    """Bytes that wait."""
    _files: dict[str, Path] = field(default_factory=dict)

    def open(self) -> None:
        """Find what an earlier process left."""
        self.folder.mkdir(exist_ok=True)
        for path in sorted(self.folder.iterdir()):
            if path.suffix != ENDING:
                path.unlink()  # half a file, from a process that was killed while writing it
                continue
            with path.open("rb") as stream:
                graph = stream.readline().removeprefix(b"# ").strip().decode("utf-8")
            self._files[graph] = path
            self.size += path.stat().st_size

    def put(self, graph: str, ntriples: bytes) -> None:
        """Keep a graph; a second one of the same name takes the place of the first."""
        path = self.folder / (hashlib.sha256(graph.encode("utf-8")).hexdigest()[:32] + ENDING)
        write_atomically(path, b"# %s\n" % graph.encode("utf-8") + ntriples)
        self._files[graph] = path
        self.size += len(ntriples)

    def __contains__(self, graph: str) -> bool:
        return graph in self._files

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        for graph, path in self._files.items():
            yield graph, path.read_bytes()

    def clear(self) -> None:
        """Forget everything: it is in the engine."""
        for path in self._files.values():
            path.unlink(missing_ok=True)
        self._files.clear()
        self.size = 0
