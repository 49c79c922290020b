"""The command with the URL of a SPARQL 1.1 service as its store."""

import json
import re
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from subprocess import Popen

import pytest

from ontology.namespaces import GRAPH
from store.endpoints import Endpoints
from store.remote_writing import RemoteWriter
from tests.services import Oxigraph, free_port, oxigraph

Launch = Callable[..., "Popen[str]"]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's state files."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "safeguarding-graph"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oxigraph]:
    with oxigraph(tmp_path_factory.mktemp("service") / "data") as server:
        yield server


@pytest.fixture(scope="module")
def loaded_service(
    service: Oxigraph, launch: Launch, examples: Path, tmp_path_factory: pytest.TempPathFactory
) -> Oxigraph:
    """The service, with the samples in it; its server is killed in the midst of the load."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        process = launch("load", examples, "--store", service.url, "--jobs", "1")
        assert process.stdout
        first = process.stdout.readline()
        service.kill()
        _, err = process.communicate(timeout=120)
        assert first.startswith("loaded"), err
        assert process.returncode == 1
        # What a connection meets that was open, or that is tried after the end.
        assert re.search(f"(Nothing answers at|The connection to) {re.escape(service.url)}", err)
        assert "Traceback" not in err
        service.start()
        again = launch("load", examples, "--store", service.url, "--jobs", "2")
        out, err = again.communicate(timeout=120)
        assert again.returncode == 0, err
        assert [line.split()[0] for line in out.splitlines()[:2]] == ["unchanged", "loaded"]
    return service


def test_a_load_that_lost_its_service_ends_where_one_into_a_folder_does(
    run, loaded_service: Oxigraph, whole_export: bytes
) -> None:
    exported = run("export", "--format", "nquads", "--store", loaded_service.url)
    assert exported.out.encode() == whole_export


def test_the_same_again_changes_nothing(run, loaded_service: Oxigraph, examples: Path, state: Path) -> None:
    before = run("stats", "--store", loaded_service.url).out
    ran = run("load", examples, "--store", loaded_service.url)
    assert ran.code == 0
    assert {line.split()[0] for line in ran.out.splitlines()[:5]} == {"unchanged"}
    assert run("stats", "--store", loaded_service.url).out == before
    (log,) = state.glob("*/last-load.jsonl")
    assert len(log.read_text().splitlines()) == 5


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats", "--format", "csv"],
        ["stats", "--unresolved", "--format", "csv"],
        ["export", "--inspection", "lancashire-slac-2012-03-09"],
        ["review", "export", "--inspection", "lancashire-slac-2012-03-09"],
        ["compare"],
    ],
    ids=" ".join,
)
def test_answers_are_those_of_a_folder(run, loaded_service: Oxigraph, loaded: Path, arguments: list[str]) -> None:
    remote = run(*arguments, "--store", loaded_service.url)
    assert remote == run(*arguments, "--store", loaded)
    assert remote.code == 0


def test_query(run, loaded_service: Oxigraph, loaded: Path, tmp_path: Path) -> None:
    query = tmp_path / "count.rq"
    query.write_text("SELECT (COUNT(*) AS ?statements) { ?s ?p ?o }", encoding="utf-8")
    counted = run("query", query, "--format", "csv", "--store", loaded_service.url)
    assert counted == run("query", query, "--format", "csv", "--store", loaded)
    query.write_text("DROP ALL", encoding="utf-8")
    refused = run("query", query, "--store", loaded_service.url)
    assert (refused.code, "DROP would change the store" in refused.err) == (1, True)


def test_validate(run, tmp_path: Path) -> None:
    with oxigraph(tmp_path / "service") as service:
        kind = (
            "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/safeguarding-graph/ontology#FollowUp>"
        )
        name = str(GRAPH["links/nowhere"])
        RemoteWriter(Endpoints.of(service.url, {})).replace_graph(name, f"<{name}/x> {kind} .\n".encode())
        ran = run("validate", "--store", service.url)
    assert (ran.code, ran.out) == (3, "1 graphs validated, 1 do not conform.\n")
    assert ran.err.startswith(f"{name}: {name}/x")


def test_serve(launch: Launch, loaded_service: Oxigraph) -> None:
    port = free_port()
    process = launch("serve", "--store", loaded_service.url, "--port", str(port))
    try:
        assert process.stdout
        assert process.stdout.readline().startswith(f"Serving {loaded_service.url} at")
        answer = _asked(port, "/api/v1/findings?polarity=strength&per_page=1")
        assert answer["total"] > 10
    finally:
        process.terminate()
        process.communicate(timeout=60)
    assert process.returncode == 0


def _asked(port: int, path: str) -> dict[str, int]:
    """What the server answers as soon as it listens."""
    end = time.monotonic() + 60
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", path)
            answer: dict[str, int] = json.loads(connection.getresponse().read())
            return answer
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.2)
        finally:
            connection.close()


@pytest.mark.parametrize("command", [["stats"], ["serve"], ["validate"], ["load", "."]], ids=" ".join)
def test_a_service_that_is_not_there(run, examples: Path, tmp_path: Path, command: list[str]) -> None:
    server = Oxigraph(tmp_path / "never-started")
    arguments = [str(examples) if word == "." else word for word in command]
    ran = run(*arguments, "--store", server.url)
    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err == f"safeguarding-graph: Nothing answers at {server.url}. Is the service running, and the port right?\n"
    )
    assert not list(Path().glob("http:*"))
