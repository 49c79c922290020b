"""The production server: gunicorn, configured by program, with threads, and stopped cleanly."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.workers.base import Worker

MULTIPROCESS_DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
"""Environment variable by which prometheus-client adds up the counts of several processes."""


class Server(BaseApplication):
    """gunicorn around an application that every worker process makes for itself."""

    def __init__(self, create: Callable[[], Flask], options: dict[str, object]) -> None:
        self._create = create
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options given to the constructor; command line and environment have no say."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Iterable[bytes]]:
        """The application; called once in each worker, after the fork."""
        return self._create()


def _close_store(_arbiter: Arbiter, worker: Worker) -> None:
    app = getattr(worker, "wsgi", None)
    close = getattr(app.config["STORE"], "close", None) if isinstance(app, Flask) else None
    if close:
        close()


def _forget_counts(_arbiter: Arbiter, worker: Worker) -> None:
    # After the environment variable is set: see ``api.operations.register_metrics``.
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def serve(
    create: Callable[[], Flask],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: int = 1,
    threads: int = 8,
    timeout: int = 60,
) -> None:
    """Serve until SIGTERM or SIGINT; ``create`` is called in each worker process and may start processes of its own.

    ``timeout`` is the seconds after which a worker that gives no sign of life is replaced. On stopping, requests
    under way have ten seconds to end, and a store that has ``close()`` is closed. Exits the process as gunicorn does:
    SystemExit 1 where the address is taken.
    """
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    counts = tempfile.mkdtemp(prefix="safeguarding-graph-counts-")
    os.environ[MULTIPROCESS_DIRECTORY] = counts
    owner = os.getpid()
    options: dict[str, object] = {
        "bind": bind,
        "workers": workers,
        "worker_class": "gthread",
        "threads": threads,
        "timeout": timeout,
        "graceful_timeout": 10,
        "keepalive": 5,
        "proc_name": "safeguarding-graph",
        # The longest request line: a query of some length in a GET. Longer ones are posted.
        "limit_request_line": 8190,
        "worker_exit": _close_store,
        "child_exit": _forget_counts,
        "loglevel": "warning",
        "errorlog": "-",
    }
    try:
        Server(create, options).run()
    finally:
        # Workers are forks that end by an exception too, and pass here while the others go on counting.
        if os.getpid() == owner:
            shutil.rmtree(counts, ignore_errors=True)
