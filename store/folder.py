"""The folder of an embedded store: where everything lies in it, and which snapshot is current.

    primary/            the engine's own files; one process at a time writes here
    snapshots/<name>/   what readers open: never changed after it was made
    current             a small file that names the snapshot in force, replaced by an atomic rename
    incoming/           graphs that are stored and not in ``primary`` yet; see ``store.incoming``
    unpublished         present while ``primary`` holds something that no snapshot has yet
    writer.lock         held by the process that writes

Other parts of the product keep files of their own beside these (see ``docs/store.md``).
"""

import contextlib
import errno
import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.base import StoreError, StoreFull, StoreUnavailable

KEPT = 2
"""Snapshots that stay: the current one, and the one before it to go back to."""

_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_FULL_WORDS = ("No space left", "File too large", "quota exceeded")


def storage_error(error: OSError, doing: str) -> StoreError:
    """The store's own error for what the operating system or the engine said while ``doing`` something."""
    if error.errno in _FULL or any(words in str(error) for words in _FULL_WORDS):
        return StoreFull(f"No room is left on the disk while {doing}. What was stored before is whole.")
    if isinstance(error, PermissionError) or "Permission denied" in str(error):
        return StoreUnavailable(f"No permission while {doing}: {error}")
    return StoreUnavailable(f"Failed while {doing}: {error}")


@contextlib.contextmanager
def opening(path: Path) -> Iterator[None]:
    """Say what kept the engine from opening its files. Raises :class:`StoreError`."""
    try:
        yield
    except OSError as error:
        raise storage_error(error, f"opening {path}") from error
    except RuntimeError as error:  # the engine's way to say that its files contradict each other
        raise StoreUnavailable(
            f"{path} is damaged: {error}. Load into a new folder, or put the name of another folder of "
            f"{path.parent.parent / 'snapshots'} into the file `current` beside it."
        ) from error


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """Paths and pointers of one store; holds nothing open."""

    path: Path

    @property
    def primary(self) -> Path:
        """The engine's own files."""
        return self.path / "primary"

    @property
    def snapshots(self) -> Path:
        """What readers open."""
        return self.path / "snapshots"

    @property
    def incoming(self) -> Path:
        """Graphs on their way into the engine."""
        return self.path / "incoming"

    @property
    def pointer(self) -> Path:
        """The file that names the current snapshot."""
        return self.path / "current"

    @property
    def unpublished(self) -> Path:
        """The mark of writes that no snapshot has."""
        return self.path / "unpublished"

    def create(self) -> None:
        """Make the folder where it is missing. Raises :class:`StoreUnavailable`."""
        if self.path.exists() and not self.path.is_dir():
            raise StoreUnavailable(f"{self.path} is a file; a store is a folder.")
        if self.path.is_dir() and not self.snapshots.is_dir() and any(self.path.iterdir()):
            raise StoreUnavailable(f"{self.path} holds other files; a store needs a folder of its own.")
        try:
            self.snapshots.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(error, f"making the store's folder {self.path}") from error

    def current(self) -> str:
        """The name of the snapshot in force. Raises :class:`StoreUnavailable` where there is none."""
        try:
            return self.pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            pass
        except OSError as error:
            raise storage_error(error, f"opening the store in {self.path}") from error
        if not self.path.exists():
            raise StoreUnavailable(
                f"There is no store in {self.path}. Load reports first, or name another with --store."
            )
        if not self.snapshots.is_dir():
            raise StoreUnavailable(f"{self.path} is no store. Name the folder that the reports were loaded into.")
        raise StoreUnavailable(f"Nothing was published in {self.path} yet: no load has run to its end.")

    def next_name(self) -> str:
        """A new snapshot's name: the next number, and a few letters so that no two stores ever share a name."""
        names = [entry.name for entry in self.snapshots.iterdir() if entry.name[:6].isdigit()]
        number = max((int(name[:6]) for name in names), default=0) + 1
        return f"{number:06d}-{secrets.token_hex(3)}"

    def make_current(self, name: str) -> None:
        """Point readers to a snapshot, in one step. Raises :class:`OSError`."""
        write_atomically(self.pointer, name.encode("ascii") + b"\n")

    @contextlib.contextmanager
    def reading(self, wanted: str = "") -> Iterator[tuple[str, Path]]:
        """The name and path of the current snapshot, or of the one ``wanted``, kept until the context is left.

        Raises :class:`StoreUnavailable`.
        """
        while True:
            name = wanted or self.current()
            path = self.snapshots / name
            try:
                handle = os.open(path, os.O_RDONLY)
            except FileNotFoundError:
                if name == (wanted or self.current()):
                    raise StoreUnavailable(f"The snapshot {name} is missing from {self.snapshots}.") from None
                continue
            except OSError as error:
                raise storage_error(error, f"opening the snapshot {path}") from error
            try:
                fcntl.flock(handle, fcntl.LOCK_SH)
                # Between reading the name and taking the lock a writer may have pruned it: then there is a newer one.
                if path.exists():
                    yield name, path
                    return
            finally:
                os.close(handle)

    def prune(self) -> None:
        """Remove snapshots that are neither kept nor in use by a reader."""
        keep = set(sorted(entry.name for entry in self.snapshots.iterdir())[-KEPT:]) | {self.current()}
        for entry in self.snapshots.iterdir():
            if entry.name in keep:
                continue
            handle = os.open(entry, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(entry, ignore_errors=True)
            except BlockingIOError:
                pass
            finally:
                os.close(handle)

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one writer. Raises :class:`StoreUnavailable` where another process is."""
        try:
            handle = os.open(self.path / "writer.lock", os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise storage_error(error, f"opening the store in {self.path} for writing") from error
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = os.read(handle, 32).decode("ascii", "replace").strip()
                by = f" (process {holder})" if holder else ""
                raise StoreUnavailable(
                    f"Another load is writing to {self.path}{by}. Wait until it has ended, or stop it."
                ) from None
            os.ftruncate(handle, 0)
            with contextlib.suppress(OSError):  # the number is a courtesy; a full disk need not refuse us here
                os.write(handle, str(os.getpid()).encode("ascii"))
            yield
        finally:
            os.close(handle)


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old content or the new, whatever happens. Raises :class:`OSError`."""
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
