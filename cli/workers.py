"""Run the pipeline over many documents at once, each in a process that may be lost without losing the others."""

import os
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from importlib import import_module
from multiprocessing import get_context
from typing import Protocol, Self

from pebble import ProcessExpired, ProcessPool

from cli.extraction import Extraction

TIME_LIMIT = 30.0
"""Seconds that one document may take."""
MEMORY_LIMIT = 2 << 30
"""Bytes of address space beyond what a worker has when it starts, that one document may take."""
DOCUMENTS_PER_WORKER = 200
"""After so many a worker is replaced, so that memory does not grow with the number of reports."""
PIPELINE = "cli.pipeline:extract"
AHEAD = 4
"""Documents under way or waiting, per worker."""


class Runner(Protocol):
    """Runs the pipeline somewhere; any ``concurrent.futures`` executor's future will do."""

    jobs: int

    def submit(self, path: str) -> Future[Extraction]:
        """Start on a document."""
        ...

    def close(self) -> None:
        """Stop what is still running."""
        ...


class LocalRunner:
    """Processes on this machine: one document that hangs or crashes loses its own process only."""

    def __init__(self, jobs: int, work: str = PIPELINE) -> None:
        """``work`` names the function, as ``module:name``; only the workers import it."""
        self.jobs = jobs
        self._work = work
        self._pool = ProcessPool(
            max_workers=jobs,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=_prepare,
            context=get_context("spawn"),
        )

    def submit(self, path: str) -> Future[Extraction]:
        """See :class:`Runner`."""
        future: Future[Extraction] = self._pool.schedule(run_named, args=[self._work, path], timeout=TIME_LIMIT)
        return future

    def close(self) -> None:
        """See :class:`Runner`."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def in_order(runner: Runner, paths: Iterable[str]) -> Iterator[Extraction]:
    """The result of each document, in the order given, whichever is ready first: outcomes do not depend on luck."""
    waiting: deque[tuple[str, Future[Extraction]]] = deque()
    for path in paths:
        waiting.append((path, runner.submit(path)))
        if len(waiting) >= runner.jobs * AHEAD:
            yield _result(*waiting.popleft())
    while waiting:
        yield _result(*waiting.popleft())


def _result(path: str, future: Future[Extraction]) -> Extraction:
    try:
        return future.result()
    except TimeoutError:
        return Extraction(
            path, "", code="too-slow", message=f"Reading it took more than {TIME_LIMIT:.0f} seconds and was stopped."
        )
    except ProcessExpired as error:
        return Extraction(
            path,
            "",
            code="crashed",
            message=f"The process that read it ended unexpectedly (exit code {error.exitcode}).",
        )


def run_named(work: str, path: str) -> Extraction:
    """Call the function that ``work`` names; in the worker."""
    module, _, name = work.partition(":")
    function: Callable[[str], Extraction] = getattr(import_module(module), name)
    return function(path)


def _prepare() -> None:
    """Set up a worker: Ctrl-C is the parent's to handle, and memory is bounded."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One thread a process: the processes are what uses the cores.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, hard))
    except (OSError, ValueError):
        pass  # not every system bounds address space; the time limit still holds
