"""A process that holds one snapshot and forks the processes that answer from it.

Started as ``python -m store.keeper SOCKET FOLDER MEMORY``: SOCKET is the number of an inherited socket, FOLDER the
store, MEMORY the bytes that a copy in memory may take (0: none). It greets with the snapshot's name; then, for each
number it receives, it forks a worker and passes the worker's own socket on (0), or kills the worker of that process
number. A fork takes milliseconds and shares the snapshot's memory, so that a query can be stopped by killing its
worker, and the next worker need not load anything.

The engine on disk has threads of its own, which a fork would lose. So this process never opens it: each worker does,
and a copy in memory is read from another process.
"""

import contextlib
import os
import pickle
import resource
import signal
import socket
import struct
import sys
from multiprocessing.connection import Connection
from pathlib import Path

import pyoxigraph as ox

from store import answering
from store.base import StoreError, StoreUnavailable
from store.folder import StoreFolder

BYTES_A_QUAD = 400
"""What a statement takes in memory, its share of the texts included (measured: about 380)."""
ANSWER_MEMORY = 2 << 30
"""Bytes that a worker may use beside the snapshot; a query that needs more loses its worker."""

MESSAGE = struct.Struct("!q")
"""A request to this process: 0 for a new worker, else the process number of the worker to kill."""


def main(socket_number: int, folder: Path, memory: int) -> None:
    """Serve until the other side closes the socket, then stop all workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server to handle, which then closes the socket
    children: set[int] = set()
    # The other side may close the socket at any moment, also while a copy is made or a worker is passed on.
    with socket.socket(fileno=socket_number) as control, contextlib.suppress(ConnectionError):
        try:
            with StoreFolder(folder).reading() as (name, path):
                in_memory = _in_memory(path, memory)
                control.sendall(pickle.dumps((name, in_memory is not None)))
                while message := control.recv(MESSAGE.size, socket.MSG_WAITALL):
                    _reap(children)
                    (number,) = MESSAGE.unpack(message)
                    if number in children:
                        os.kill(number, signal.SIGKILL)
                    elif number == 0:
                        children.add(_fork(control, in_memory, path))
        except StoreError as error:
            control.sendall(pickle.dumps(error))
        finally:
            _reap(children)
            for child in children:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _fork(control: socket.socket, in_memory: ox.Store | None, path: Path) -> int:
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        control.close()
        theirs.close()
        _work(Connection(ours.detach()), in_memory, path)
    ours.close()
    with theirs:
        socket.send_fds(control, [MESSAGE.pack(pid)], [theirs.fileno()])
    return pid


def _reap(children: set[int]) -> None:
    """Forget the workers that have ended, so that their numbers are not used once the system gives them to others."""
    while children:
        pid, _ = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        children.discard(pid)


def _in_memory(path: Path, memory: int) -> ox.Store | None:
    """A copy of the snapshot in memory, where it fits; read through a pipe from a process of its own."""
    if not memory:
        return None
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "wb") as output:
                store = ox.Store.read_only(str(path))
                if len(store) * BYTES_A_QUAD <= memory:
                    store.dump(output, format=ox.RdfFormat.N_QUADS)
                    code = 0
        finally:
            os._exit(code)
    os.close(writing)
    copy = ox.Store()
    with os.fdopen(reading, "rb") as stream:
        copy.bulk_load(stream, format=ox.RdfFormat.N_QUADS)
    _, status = os.waitpid(pid, 0)
    return copy if status == 0 else None


def _work(connection: Connection, in_memory: ox.Store | None, path: Path) -> None:
    """Answer one request after another, until the connection closes. Never returns."""
    try:
        store = in_memory if in_memory is not None else ox.Store.read_only(str(path))
        _bound_memory()
        with contextlib.suppress(EOFError, ConnectionError):
            while True:
                connection.send(_reply(store, *connection.recv()))
    finally:
        os._exit(0)


def _bound_memory() -> None:
    """Let this process grow by no more than an answer may take, so that a runaway query ends alone."""
    statm = Path("/proc/self/statm")
    if not statm.exists():  # only Linux says so; elsewhere the time limit alone holds
        return
    used = int(statm.read_text().split()[0]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (used + ANSWER_MEMORY, hard))


def _reply(store: ox.Store, text: str, media_type: str | None, options: dict[str, object]) -> object:
    try:
        return answering.answer(store, text, media_type, **options)  # type: ignore[arg-type]
    except StoreError as error:
        return error
    except MemoryError:
        return StoreUnavailable("The answer does not fit into memory.")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
