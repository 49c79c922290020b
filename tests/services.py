"""SPARQL services for tests: a real one, and one that fails as it is told."""

import contextlib
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Oxigraph:
    """The process `oxigraph serve` over a folder; may be stopped and started again on the same port."""

    def __init__(self, folder: Path, *options: str) -> None:
        program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
        if program is None:
            pytest.skip("needs the server of the package oxigraph, one of the development dependencies")
        self._port = free_port()
        self._command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{self._port}", *options]
        self._process: subprocess.Popen[bytes] | None = None
        self.url = f"http://127.0.0.1:{self._port}/query"

    def start(self, *options: str) -> None:
        """Start, and wait until it listens."""
        self._process = subprocess.Popen([*self._command, *options], stderr=subprocess.DEVNULL)
        end = time.monotonic() + 30
        while time.monotonic() < end:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), timeout=1):
                return
            time.sleep(0.02)
        raise TimeoutError("oxigraph does not listen")

    def kill(self) -> None:
        """As a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


@contextlib.contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[Oxigraph]:
    """A service that runs."""
    server = Oxigraph(folder, *options)
    server.start()
    try:
        yield server
    finally:
        server.kill()


@contextlib.contextmanager
def failing(
    status: int, said: str = "", *, delay: float = 0, expects: str | None = None, **headers: str
) -> Iterator[str]:
    """The URL of a service that answers each request with one status; with 401 where it has not what it ``expects``.

    ``expects``: the header Authorization.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            time.sleep(delay)
            body = said.encode()
            with contextlib.suppress(OSError):
                if expects is not None and self.headers["Authorization"] != expects:
                    self.send_response(401)
                    self.send_header("WWW-Authenticate", 'Basic realm="reports"')
                else:
                    self.send_response(status)
                for name, value in {"Content_Type": "text/plain", **headers}.items():
                    self.send_header(name.replace("_", "-"), value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = False  # so that closing the server waits for the answers under way
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()
            thread.join()
