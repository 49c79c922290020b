"""Which documents a user means by the paths of a command line."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ENDINGS = (".pdf", ".txt", ".md", ".ods", ".xlsx")
"""Of the files that a folder is searched for. A file named by itself is tried whatever its name."""


class NoDocuments(Exception):
    """A path leads to no document; the message says why."""


def documents(paths: Iterable[str]) -> list[Path]:
    """The documents at ``paths``, folders searched to any depth, each once, in a fixed order.

    Raises :class:`NoDocuments` for a path that does not exist or a folder that holds none.
    """
    found: dict[Path, None] = {}
    for name in paths:
        path = Path(name)
        if path.is_dir():
            inside = _inside(path)
            if not inside:
                raise NoDocuments(f"{name} holds no report: no file that ends in {', '.join(ENDINGS)}.")
            found.update(dict.fromkeys(inside))
        elif path.is_file() or path.is_symlink():
            found[path] = None
        elif path.exists():
            raise NoDocuments(f"{name} is neither a file nor a folder.")  # a pipe would be waited for without end
        else:
            raise NoDocuments(f"{name} does not exist.")
    if not found:
        raise NoDocuments("No file or folder was named.")
    return list(found)


def _inside(folder: Path) -> list[Path]:
    def refuse(error: OSError) -> None:
        raise NoDocuments(f"{error.filename} cannot be opened: {error.strerror}.")

    inside: list[Path] = []
    for directory, below, names in os.walk(folder, onerror=refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        inside += [
            Path(directory, name)
            for name in sorted(names)
            if not name.startswith(".") and name.lower().endswith(ENDINGS) and not name.lower().startswith("readme.")
        ]
    return inside


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
