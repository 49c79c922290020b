"""Run one function over many documents at once, in processes that may be lost without losing the others."""

import math
import os
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, TimeoutError
from importlib import import_module
from multiprocessing import get_context
from typing import Any, Generic, NamedTuple, Protocol, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

TIME_LIMIT = 30
"""Seconds of processor time that one document may take: a busy machine makes nothing too slow."""
WAITING_LIMIT = 300.0
"""Seconds by the clock after which a process that hardly works, as one that hangs, is stopped too."""
MEMORY_LIMIT = 2 << 30
"""Bytes of address space beyond what a worker has when it starts, that one document may take."""
DOCUMENTS_PER_WORKER = 200
"""After so many a worker is replaced, so that memory does not grow with the number of reports."""
AHEAD = 4
"""Documents under way or waiting, per worker."""


class Loss(NamedTuple):
    """Why a process gave no result."""

    code: str
    reason: str


Argument = TypeVar("Argument")
Argument_contra = TypeVar("Argument_contra", contravariant=True)
Result = TypeVar("Result")


class Runner(Protocol[Argument_contra, Result]):
    """Runs one function somewhere; any ``concurrent.futures`` executor's future will do."""

    jobs: int

    def submit(self, argument: Argument_contra) -> Future[Result]:
        """Start on one argument."""
        ...

    def close(self) -> None:
        """Stop what is still running."""
        ...


class LocalRunner(Generic[Argument, Result]):
    """Processes on this machine: one document that hangs or crashes loses its own process only."""

    def __init__(self, jobs: int, work: str, time_limit: int = TIME_LIMIT) -> None:
        """``work`` names the function, as ``module:name``; only the workers import it."""
        self.jobs = jobs
        self._work = work
        self._time_limit = time_limit
        self._pool = ProcessPool(
            max_workers=jobs,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=_prepare,
            context=get_context("spawn"),
        )

    def submit(self, argument: Argument) -> Future[Result]:
        """See :class:`Runner`."""
        future: Future[Result] = self._pool.schedule(
            run_named,
            args=[self._work, argument, self._time_limit],
            timeout=max(WAITING_LIMIT, 2 * self._time_limit),
        )
        return future

    def close(self) -> None:
        """See :class:`Runner`."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def in_order(
    runner: Runner[Argument, Result], arguments: Iterable[Argument], lost: Callable[[Argument, Loss], Result]
) -> Iterator[Result]:
    """The result for each argument, in the order given, whichever is ready first: outcomes do not depend on luck.

    ``lost`` says what stands for a result that was lost with its process.
    """
    waiting: deque[tuple[Argument, Future[Result]]] = deque()

    def first() -> Result:
        argument, future = waiting.popleft()
        try:
            return future.result()
        except TimeoutError:
            return lost(argument, Loss("too-slow", "it took too long and was stopped"))
        except ProcessExpired as error:
            if error.exitcode == -signal.SIGXCPU:
                return lost(argument, Loss("too-slow", "it took too long and was stopped"))
            return lost(argument, Loss("crashed", f"the process ended unexpectedly (exit code {error.exitcode})"))
        except Exception as error:  # a fault of ours with one document must not stop the others
            return lost(argument, Loss("internal-error", f"{type(error).__name__}: {error}"))

    for argument in arguments:
        waiting.append((argument, runner.submit(argument)))
        if len(waiting) >= runner.jobs * AHEAD:
            yield first()
    while waiting:
        yield first()


def run_named(work: str, argument: object, time_limit: int) -> Any:
    """Call the function that ``work`` names; in the worker, which is killed when that takes too long."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time()) + time_limit, hard))
    module, _, name = work.partition(":")
    function: Callable[[object], Any] = getattr(import_module(module), name)
    return function(argument)


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
