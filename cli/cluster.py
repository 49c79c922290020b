"""Extraction on a Dask cluster: ``load --cluster tcp://host:8786``.

Documents are sent with the task, so the machines of the cluster need the project installed and no file in common. Only
reading runs there; the one process that writes to the store stays here. An optional extra: ``pip install
safeguarding-graph[cluster]``.
"""

import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any, Self

from cli.exits import CommandError
from cli.extraction import Extraction

_ONE_AT_A_TIME = Lock()
"""PDFium may run in one thread of a process only, whatever number of threads a Dask worker has."""

PATIENCE = "30s"
"""How long to wait for a scheduler that does not answer, or for its workers."""


class ClusterRunner:
    """Runs the pipeline on the workers of a running Dask scheduler; see :class:`cli.workers.Runner`."""

    def __init__(self, address: str, work: str, least_workers: int = 1) -> None:
        """Connect, and wait for ``least_workers``.

        Raises :class:`CommandError` where no scheduler answers, none works for it, or Dask is not installed.
        """
        try:
            distributed: Any = import_module("distributed")
        except ModuleNotFoundError:
            raise CommandError("--cluster needs Dask: install safeguarding-graph[cluster].") from None
        try:
            self._client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CommandError(f"No Dask scheduler answers at {address}: {error}") from error
        try:
            self._client.wait_for_workers(least_workers, timeout=PATIENCE)
        except TimeoutError:
            self._client.close()
            raise CommandError(f"The Dask scheduler at {address} has fewer than {least_workers} workers.") from None
        self.jobs: int = sum(self._client.nthreads().values())
        self._work = work
        self._executor: Executor = self._client.get_executor(pure=False)

    def submit(self, argument: str) -> Future[Extraction]:
        """Send one document."""
        try:
            content = Path(argument).read_bytes()
        except OSError:
            content = None  # the pipeline says here what is wrong with it
        if content is None:
            return _done(_work(self._work)(argument))
        return self._executor.submit(extract_sent, self._work, argument, content)

    def close(self) -> None:
        """Let the cluster go; it stays up for others."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def extract_sent(work: str, path: str, content: bytes) -> Extraction:
    """On a worker: take a document that was sent through the function that ``work`` names, as if it lay at ``path``."""
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(path).name
        copy.write_bytes(content)
        extraction = _work(work)(str(copy))
    extraction.path = path
    return extraction


def _work(name: str) -> Callable[[str], Extraction]:
    module, _, function = name.partition(":")
    found: Callable[[str], Extraction] = getattr(import_module(module), function)
    return found


def _done(result: Extraction) -> Future[Extraction]:
    future: Future[Extraction] = Future()
    future.set_result(result)
    return future
