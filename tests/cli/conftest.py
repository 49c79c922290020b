"""One store that the real command loaded from the sample reports, and ways to run the command."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import pytest

from cli.main import main
from store.embedded import EmbeddedStore

EXAMPLES = Path(__file__).parents[2] / "examples"
COMMAND = Path(sys.executable).with_name("safeguarding-graph")
LETTER = EXAMPLES / "blackburn-with-darwen-cra-2010.md"


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def start(*arguments: str | Path, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [COMMAND, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )  # type: ignore[call-overload, no-any-return]


def finished(process: "subprocess.Popen[str]") -> Ran:
    out, err = process.communicate(timeout=180)
    return Ran(process.returncode, out, err)


@pytest.fixture(scope="session")
def examples() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def launch() -> Callable[..., "subprocess.Popen[str]"]:
    """The installed command as a process of its own."""
    return start


@pytest.fixture(scope="session")
def first_load(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A new store, and what the command said when it loaded the samples into it, two at a time."""
    store = tmp_path_factory.mktemp("command") / "store"
    return store, finished(start("load", EXAMPLES, "--store", store, "--jobs", "2"))


@pytest.fixture(scope="session")
def loaded(first_load: tuple[Path, Ran]) -> Path:
    """The store of the samples. Tests only read it."""
    store, ran = first_load
    assert ran.code == 0, ran.err
    return store


@pytest.fixture
def own_store(loaded: Path, tmp_path: Path) -> Path:
    """A copy of that store, to change."""
    return Path(shutil.copytree(loaded, tmp_path / "store"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A new one, open for writing."""
    with EmbeddedStore(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs the command in this process."""

    def run_here(*arguments: str | Path) -> Ran:
        capsysbinary.readouterr()
        try:
            code = main([*map(str, arguments)])
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsysbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    return run_here


@pytest.fixture(scope="session")
def whole_export(loaded: Path) -> bytes:
    """Every statement of the store of the samples, as N-Quads."""
    ran = finished(start("export", "--format", "nquads", "--store", loaded))
    assert ran.code == 0, ran.err
    return ran.out.encode()


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of three letters that are not in the store: a sample as if written in later years."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for year in ("2007", "2008", "2009"):
        text = LETTER.read_text(encoding="utf-8").replace("2010", year)
        (folder / f"letter-{year}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server(loaded: Path) -> Iterator[str]:
    """The URL of a running ``serve`` over the store of the samples; checks at its end that SIGTERM stops it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = start("serve", "--store", loaded, "--port", str(port))
    try:
        _wait(process, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    assert out.startswith(f"Serving {loaded} at http://127.0.0.1:{port}")


def _wait(process: "subprocess.Popen[str]", port: int) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end:
        assert process.poll() is None, "the server ended"
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/health")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            connection.close()
    raise AssertionError("the server did not begin to answer")


@pytest.fixture
def log() -> Callable[[Path], list[dict[str, object]]]:
    """The records of the last load into a store."""
    return lambda store: [json.loads(line) for line in (store / "last-load.jsonl").read_text().splitlines()]


@pytest.fixture(scope="session")
def is_root() -> bool:
    return os.geteuid() == 0
