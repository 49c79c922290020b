"""``export``: every format, one inspection or all, whole or not at all."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic

SLUG = "blackpool-cp-2012-06-27"
REPORT = f"https://w3id.org/safeguarding-graph/id/report/{SLUG}"
RDF = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
    "nquads": pyoxigraph.RdfFormat.N_QUADS,
}


@pytest.fixture
def export(run, loaded: Path):
    def exported(*options: str | Path) -> str:
        ran = run("export", "--store", loaded, *options)
        assert ran.code == 0, ran.err
        return ran.out

    return exported


def statements(text: str, rdf_format: pyoxigraph.RdfFormat) -> set[pyoxigraph.Triple]:
    return {quad.triple for quad in pyoxigraph.parse(text.encode(), format=rdf_format)}


def test_turtle_parses_in_both_engines_and_comes_back_as_it_was(export) -> None:
    turtle = export("--inspection", SLUG)
    graph = Graph().parse(data=turtle, format="turtle")
    again = Graph().parse(data=graph.serialize(format="turtle"), format="turtle")
    assert isomorphic(graph, again)
    assert len(statements(turtle, pyoxigraph.RdfFormat.TURTLE)) == len(graph) > 500


@pytest.mark.parametrize("name", RDF)
def test_every_format_says_the_same_of_an_inspection(export, name: str) -> None:
    of_lines = statements(export("--inspection", SLUG, "--format", "ntriples"), pyoxigraph.RdfFormat.N_TRIPLES)
    assert statements(export("--inspection", SLUG, "--format", name), RDF[name]) == of_lines


def test_quads_keep_each_report_apart_and_triples_are_their_union(export, whole_export: bytes) -> None:
    quads = list(pyoxigraph.parse(whole_export, format=pyoxigraph.RdfFormat.N_QUADS))
    names = {str(quad.graph_name).strip("<>") for quad in quads}
    assert REPORT in names
    assert {name.rpartition("/graph/")[2] for name in names if "/graph/" in name} >= {
        "ontology",
        "schemes",
        "register",
        "links/blackburn-with-darwen",
    }
    assert {quad.triple for quad in quads} == statements(export("--format", "ntriples"), RDF["ntriples"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_trig_parses_in_rdflib(export) -> None:
    dataset = Dataset()
    dataset.parse(data=export("--format", "trig", "--inspection", SLUG), format="trig")
    assert len(dataset) > 500


def test_csv_is_a_row_a_finding(export) -> None:
    rows = list(csv.DictReader(io.StringIO(export("--format", "csv"))))
    ours = [row for row in rows if row["inspection"].endswith(SLUG)]
    assert len([row for row in ours if row["recommendation"] == "true"]) == 16
    assert ours[0]["authority"] == "Blackpool Council"
    assert rows != ours
    assert list(csv.DictReader(io.StringIO(export("--format", "csv", "--inspection", SLUG)))) == ours


def test_a_file_is_what_would_be_printed(export, tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonld"
    assert export("--inspection", SLUG, "--format", "jsonld", "--output", file) == ""
    assert file.read_text(encoding="utf-8") == export("--inspection", SLUG, "--format", "jsonld")
    assert json.loads(file.read_text(encoding="utf-8"))
    assert [path.name for path in tmp_path.glob("graph*")] == ["graph.jsonld"]


def test_a_file_that_could_not_be_written_whole_stays_as_it_was(
    run, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_off(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "graph.ttl"
    file.write_text("the export of yesterday")
    monkeypatch.setattr("pathlib.Path.replace", break_off)
    ran = run("export", "--store", loaded, "--inspection", SLUG, "--output", file)
    assert (ran.code, "No room is left on the disk" in ran.err) == (1, True)
    assert file.read_text() == "the export of yesterday"
    assert [path.name for path in tmp_path.glob("graph*")] == ["graph.ttl"]


def test_an_unknown_inspection_is_named(run, loaded: Path) -> None:
    ran = run("export", "--store", loaded, "--inspection", "atlantis-sif-2015-01-01")
    assert (ran.code, ran.out) == (1, "")
    assert "no inspection atlantis-sif-2015-01-01" in ran.err


def test_a_folder_that_is_not_there(run, loaded: Path, tmp_path: Path) -> None:
    ran = run("export", "--store", loaded, "--inspection", SLUG, "--output", tmp_path / "no" / "graph.ttl")
    assert (ran.code, "No such file" in ran.err) == (1, True)
