"""``validate``: what conforms, what does not, and which it was."""

from pathlib import Path

import pytest

from store.embedded import EmbeddedStore

SHAPES = Path(__file__).parents[2] / "shapes" / "examples"


BASE = "https://w3id.org/safeguarding-graph/"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def test_every_graph_of_the_samples_conforms(run, loaded: Path) -> None:
    ran = run("validate", "--store", loaded, "--jobs", "2")
    assert (ran.code, ran.out, ran.err) == (0, "10 graphs validated, 0 do not conform.\n", "")


def test_whatever_graph_does_not_conform_is_named(run, tmp_path: Path) -> None:
    bare = {
        "id/report/nowhere-sif-2015-01-01": "InspectionReport",
        "id/workbook/1234": "Judgement",
        "graph/links/nowhere": "FollowUp",
        "graph/corrections": "Correction",
    }
    with EmbeddedStore(tmp_path / "store") as store:
        for name, kind in bare.items():
            store.replace_graph(BASE + name, f"<{BASE}id/x> {TYPE} <{BASE}ontology#{kind}> .\n".encode())
        store.replace_graph(f"{BASE}graph/schemes", f"<{BASE}x> {TYPE} <{BASE}y> .\n".encode())
        store.publish()
    ran = run("validate", "--store", tmp_path / "store", "--jobs", "2")
    assert (ran.code, ran.out) == (3, "5 graphs validated, 4 do not conform.\n")
    assert {line.split(": ")[0] for line in ran.err.splitlines()} == {BASE + name for name in bare}


@pytest.mark.parametrize("name", ["evidence_PASS", "finding_PASS"])
def test_a_file_that_conforms(run, name: str) -> None:
    ran = run("validate", "--file", SHAPES / f"{name}.ttl")
    assert (ran.code, ran.err) == (0, "")
    assert "conforms" in ran.out


def test_a_file_that_does_not(run) -> None:
    (file,) = SHAPES.glob("finding_XFAIL_empty.ttl")
    ran = run("validate", "--file", file)
    assert (ran.code, ran.out) == (3, "")
    assert all(line.startswith(f"{file}: ") for line in ran.err.splitlines())


@pytest.mark.parametrize(("content", "says"), [(None, "cannot be opened"), ("<a> <b>", "not well-formed RDF")])
def test_a_file_that_cannot_be_read(run, tmp_path: Path, content: str | None, says: str) -> None:
    if content is not None:
        (tmp_path / "graph.ttl").write_text(content)
    ran = run("validate", "--file", tmp_path / "graph.ttl")
    assert (ran.code, ran.out, says in ran.err) == (1, "", True)


def test_what_two_graphs_state_is_a_fault_of_one(run, tmp_path: Path) -> None:
    statement = f"<{BASE}x> {TYPE} <{BASE}y> .\n".encode()
    with EmbeddedStore(tmp_path / "store") as store:
        for name in ("graph/schemes", "graph/register"):
            store.replace_graph(BASE + name, statement)
        store.publish()
    ran = run("validate", "--store", tmp_path / "store", "--jobs", "1")
    assert (ran.code, ran.out) == (3, "2 graphs validated, 1 do not conform.\n")
    assert ran.err == f"{BASE}graph/schemes: 1 statements stand in {BASE}graph/register too, the first about {BASE}x.\n"
