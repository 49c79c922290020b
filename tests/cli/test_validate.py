"""``validate``: what conforms, what does not, and which it was."""

from pathlib import Path

import pytest

from store.embedded import EmbeddedStore

SHAPES = Path(__file__).parents[2] / "shapes" / "examples"
REPORT = "https://w3id.org/safeguarding-graph/id/report/nowhere-sif-2015-01-01"


def test_the_samples_conform(run, loaded: Path) -> None:
    ran = run("validate", "--store", loaded, "--jobs", "2")
    assert (ran.code, ran.out, ran.err) == (0, "6 graphs validated, 0 do not conform.\n", "")


def test_a_stored_report_that_does_not_conform_is_named(run, own_store: Path) -> None:
    with EmbeddedStore(own_store) as store:
        bare = f"<{REPORT}> a <https://w3id.org/safeguarding-graph/ontology#InspectionReport> .\n"
        store.replace_graph(REPORT, bare.replace(" a ", " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ").encode())
        store.publish()
    ran = run("validate", "--store", own_store, "--jobs", "2")
    assert (ran.code, ran.out) == (3, "7 graphs validated, 1 do not conform.\n")
    assert {line.split(": ")[0] for line in ran.err.splitlines()} == {REPORT}


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
