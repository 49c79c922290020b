"""What was computed for a snapshot of the store, kept until there is another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

from flask import current_app

T = TypeVar("T")


class SnapshotCache:
    """The results of computations over one snapshot, the least recently used forgotten first.

    Safe for threads. Two threads may compute the same thing at once; nothing waits for anything.
    """

    def __init__(self, snapshot: Callable[[], str], size: int = 128) -> None:
        self._snapshot = snapshot
        self._size = size
        self._lock = Lock()
        self._of: str | None = None
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What ``compute`` gives for the current snapshot, computed once for each ``key``."""
        before = self._snapshot()
        with self._lock:
            if before != self._of:
                self._kept.clear()
                self._of = before
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast(T, self._kept[key])
        result = compute()
        # A result of two snapshots, half of each, is given once and not kept.
        if self._snapshot() == before:
            with self._lock:
                if self._of == before:
                    self._kept[key] = result
                    while len(self._kept) > self._size:
                        self._kept.popitem(last=False)
        return result


def cached(key: Hashable, compute: Callable[[], T]) -> T:
    """:meth:`SnapshotCache.get` of the application that answers now."""
    return cast(SnapshotCache, current_app.extensions["snapshot-cache"]).get(key, compute)
