"""Exports of the whole graph as files, each written once a snapshot and then only sent."""

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import cast

from flask import current_app

from store.folder import storage_error

_SNAPSHOTS = 2
"""Files are kept of the current snapshot and of the one before, which may still be on its way to a client."""


class ExportFiles:
    """A folder of its own for the files, made when the first is asked for, and removed with the process.

    Safe for threads: who asks for a file that is being written waits for it.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._snapshots: list[str] = []
        self._locks: dict[str, Lock] = {}
        self._lock = Lock()

    def get(self, snapshot: str, ending: str, write: Callable[[], Iterable[bytes]]) -> Path:
        """The file of a snapshot in one format, written by ``write`` where it is not there yet.

        Raises :class:`store.base.StoreError`.
        """
        with self._lock:
            lock = self._locks.setdefault(ending, Lock())
        with lock:
            try:
                path = self._place(snapshot) / f"graph.{ending}"
                if not path.exists():
                    partial = path.with_name(path.name + ".partial")
                    with partial.open("wb") as stream:
                        stream.writelines(write())
                    partial.replace(path)
            except OSError as error:
                raise storage_error(error, f"writing the export as .{ending}") from error
        return path

    def _place(self, snapshot: str) -> Path:
        """The folder of a snapshot; those of earlier ones are removed."""
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="safeguarding-graph-exports-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            if snapshot not in self._snapshots:
                self._snapshots.append(snapshot)
                for old in self._snapshots[:-_SNAPSHOTS]:
                    shutil.rmtree(self._folder / old, ignore_errors=True)
                del self._snapshots[:-_SNAPSHOTS]
            place = self._folder / snapshot
            place.mkdir(exist_ok=True)
            return place


def export_files() -> ExportFiles:
    """Those of the application that answers now."""
    return cast(ExportFiles, current_app.extensions["export-files"])
