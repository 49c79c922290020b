"""Files that a command writes for its user: whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from store.folder import storage_error


@contextmanager
def written_whole(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of ``path`` at the end; what was there stays where anything goes wrong.

    Raises :class:`store.base.StoreError` where the file cannot be written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("wb") as stream:
            yield stream
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise storage_error(error, f"writing {path}") from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
