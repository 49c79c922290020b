"""Queries in processes that can be stopped: a time limit that holds, and a place left for quick queries.

All workers but ``long_lanes`` of them answer quick queries only: one that has run for :data:`QUICK` seconds needs a
long lane, and is stopped at once when none is free. So a small query waits for a free worker for less than a second or
two, whatever else is running, and is refused after :data:`PATIENCE` seconds rather than left to wait.
"""

import contextlib
import pickle
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Self

from store import answering
from store.base import Answer, ClosingStore, QueryTimeout, StoreBusy, StoreError, StoreUnavailable
from store.embedded import Snapshot
from store.folder import StoreFolder
from store.keeper import MESSAGE

TIME_LIMIT = 30.0
"""Seconds a query may take."""
QUICK = 1.0
"""Seconds after which a query counts as long."""
PATIENCE = 2.0
"""Seconds that a query waits for a free worker."""
LOOK = 0.5
"""Seconds between two looks for a newer snapshot."""
STOP = 2.0
"""Seconds that a keeper may take to end."""
START = 600.0
"""Seconds that a snapshot may take to come into memory."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """One process that answers."""

    pid: int
    connection: Connection


class _Generation:
    """One snapshot, its keeper, and its workers."""

    def __init__(self, folder: Path, memory: int) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._keeper = subprocess.Popen(
                [sys.executable, "-P", "-m", "store.keeper", str(theirs.fileno()), str(folder), str(memory)],
                pass_fds=[theirs.fileno()],
            )
        self.users = 0
        """Queries that are under way here."""
        self._control = ours
        self._lock = threading.Lock()
        self.idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._workers: set[_Worker] = set()
        self.name = ""
        self.in_memory = False

    def ready(self, workers: int) -> Self:
        """Wait until the snapshot is open, and start the workers. Raises :class:`StoreError`."""
        self._control.settimeout(START)
        try:
            self.name, self.in_memory = self._greeting()
            for _ in range(workers):
                self.add_worker()
        except BaseException:
            self.close()
            raise
        return self

    def _greeting(self) -> tuple[str, bool]:
        try:
            greeting = self._control.recv(1 << 16)
        except OSError:  # no word in time, or closed by another thread
            greeting = b""
        if not greeting:
            raise StoreUnavailable("The process that opens the snapshot ended without a word; is there enough memory?")
        said = pickle.loads(greeting)
        if isinstance(said, StoreError):
            raise said
        name, in_memory = said
        return str(name), bool(in_memory)

    def add_worker(self) -> None:
        """Have the keeper fork one more worker."""
        try:
            with self._lock:
                self._control.sendall(MESSAGE.pack(0))
                message, descriptors, _, _ = socket.recv_fds(self._control, MESSAGE.size, 1)
        except OSError:
            descriptors = []
        if not descriptors:
            raise StoreUnavailable("The process that holds the snapshot has ended.")
        worker = _Worker(MESSAGE.unpack(message)[0], Connection(descriptors[0]))
        self._workers.add(worker)
        self.idle.put(worker)

    def replace(self, worker: _Worker) -> None:
        """Stop a worker and start another."""
        worker.connection.close()
        self._workers.discard(worker)
        with self._lock, contextlib.suppress(OSError):
            self._control.sendall(MESSAGE.pack(worker.pid))
        self.add_worker()

    def close(self) -> None:
        """Stop everything; queries under way are lost."""
        # The keeper kills the workers when this closes; whoever waits for one of them then reads the end of its stream.
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # wakes a thread of ours that waits for the keeper
        self._control.close()
        try:
            self._keeper.wait(timeout=STOP)
        except subprocess.TimeoutExpired:
            self._keeper.kill()
            self._keeper.wait()


class PooledStore(ClosingStore):
    """The current snapshot of a store folder, answered by worker processes. Safe to use from many threads."""

    def __init__(
        self,
        folder: Path,
        workers: int = 2,
        *,
        long_lanes: int | None = None,
        time_limit: float = TIME_LIMIT,
        memory: int = 0,
    ) -> None:
        """Open the current snapshot. Raises :class:`StoreUnavailable`.

        Answers come from disk at once, and from memory as soon as a copy is there.

        ``workers``: processes, at least 2. ``long_lanes``: how many of them may answer long queries at a time (all
        but one). ``memory``: bytes that a copy of the snapshot in memory may take; a larger one is answered from disk.
        """
        workers = max(2, workers)
        self._folder = folder
        self._workers = workers
        self._memory = memory
        self._time_limit = time_limit
        self._long_lanes = threading.BoundedSemaphore(long_lanes or workers - 1)
        self._generation = _Generation(folder, 0).ready(workers)
        self._coming: _Generation | None = None
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="snapshots", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop all workers."""
        self._closed.set()
        if self._coming is not None:
            self._coming.close()
        self._watcher.join()
        self._generation.close()

    def query(
        self,
        text: str,
        media_type: str | None = None,
        *,
        bindings: answering.Bindings = None,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
    ) -> Answer:
        """See :class:`store.base.ReadableStore`; raises :class:`QueryTimeout` and :class:`StoreBusy` besides."""
        options = {"bindings": bindings, "default_graphs": default_graphs, "named_graphs": named_graphs}
        with self._using() as generation:
            try:
                worker = generation.idle.get(timeout=PATIENCE)
            except queue.Empty:
                raise StoreBusy("All query processes are busy; ask again in a moment.") from None
            reply = self._ask(generation, worker, (text, media_type, options))
        if isinstance(reply, StoreError):
            raise reply
        if not isinstance(reply, Answer):
            raise StoreError("A query process gave no answer.")
        return reply

    def graph_names(self) -> tuple[str, ...]:
        """See :class:`store.base.ReadableStore`."""
        with self._opened() as snapshot:
            return snapshot.graph_names()

    def snapshot(self) -> str:
        """See :class:`store.base.ReadableStore`."""
        return self._generation.name

    @property
    def in_memory(self) -> bool:
        """Whether answers come from a copy in memory."""
        return self._generation.in_memory

    def export(self, graph: str | None, media_type: str) -> Iterator[bytes]:
        """See :class:`store.base.ReadableStore`. Read from disk, in this process."""
        snapshot = self._opened()
        try:
            chunks = snapshot.export(graph, media_type)
        except StoreError:
            snapshot.close()
            raise
        return _then_close(snapshot, chunks)

    def _ask(self, generation: _Generation, worker: _Worker, request: object) -> object:
        connection = worker.connection
        try:
            connection.send(request)
            if not connection.poll(QUICK):
                if not self._long_lanes.acquire(blocking=False):
                    generation.replace(worker)
                    raise StoreBusy("Too many long queries are running; ask again in a moment.")
                try:
                    finished = connection.poll(max(0.0, self._time_limit - QUICK))
                finally:
                    self._long_lanes.release()
                if not finished:
                    generation.replace(worker)
                    raise QueryTimeout(f"The query took more than {self._time_limit:g} seconds and was stopped.")
            reply: object = connection.recv()
        except (EOFError, OSError):
            generation.replace(worker)
            raise StoreError(
                "The process that answered this query ended; it may have needed too much memory."
            ) from None
        generation.idle.put(worker)
        return reply

    @contextlib.contextmanager
    def _using(self) -> Iterator[_Generation]:
        """The generation in force, kept until the query has ended."""
        with self._lock:
            generation = self._generation
            generation.users += 1
        try:
            yield generation
        finally:
            with self._lock:
                generation.users -= 1

    def _opened(self) -> Snapshot:
        """The snapshot in force, opened from disk in this process; until then its keeper has it kept."""
        with self._using() as generation:
            return Snapshot(self._folder, generation.name)

    def _watch(self) -> None:
        """Move to a newer snapshot, and to a copy in memory: made aside, then put in force, the old one closed."""
        folder = StoreFolder(self._folder)
        seen = self._generation.name if not self._memory else ""
        while not self._closed.is_set():
            with contextlib.suppress(StoreError, OSError):
                if folder.current() != seen:
                    new = self._coming = _Generation(self._folder, self._memory)
                    if self._closed.is_set():  # while it was made
                        new.close()
                        return
                    seen = new.ready(self._workers).name
                    self._coming = None
                    if new.in_memory or seen != self._generation.name:
                        self._move(new)
                    else:  # it did not fit, and is answered from disk already
                        new.close()
            self._closed.wait(LOOK)

    def _move(self, new: _Generation) -> None:
        with self._lock:
            old, self._generation = self._generation, new
        end = time.monotonic() + self._time_limit + PATIENCE
        while old.users and time.monotonic() < end and not self._closed.is_set():
            time.sleep(0.05)
        old.close()


def _then_close(snapshot: Snapshot, chunks: Iterator[bytes]) -> Iterator[bytes]:
    with snapshot:
        yield from chunks
