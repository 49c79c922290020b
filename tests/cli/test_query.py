"""``query``: SPARQL in, an answer in the format that was asked for out."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rdflib import Graph

SELECT = """PREFIX sg: <https://w3id.org/safeguarding-graph/ontology#>
SELECT ?inspection ?start WHERE { ?inspection a sg:Inspection ; sg:startDate ?start } ORDER BY ?start ?inspection"""
STARTS = ["2010-03-02", "2012-01-23", "2012-01-23", "2012-06-18", "2023-05-22"]
ASK = "ASK { ?s a <https://w3id.org/safeguarding-graph/ontology#Inspection> }"
DESCRIBE = "DESCRIBE <https://w3id.org/safeguarding-graph/id/inspection/blackpool-cp-2012-06-27>"


@pytest.fixture
def ask(run, loaded: Path, tmp_path: Path):
    def answer(query: str, *options: str):
        file = tmp_path / "question.rq"
        file.write_text(query, encoding="utf-8")
        return run("query", file, "--store", loaded, *options)

    return answer


class TestRows:
    def test_csv(self, ask) -> None:
        rows = list(csv.DictReader(io.StringIO(ask(SELECT, "--format", "csv").out)))
        assert [row["start"] for row in rows] == STARTS

    def test_tsv(self, ask) -> None:
        lines = ask(SELECT, "--format", "tsv").out.splitlines()
        assert lines[0] == "?inspection\t?start"
        assert lines[1].endswith('\t"2010-03-02"^^<http://www.w3.org/2001/XMLSchema#date>')

    def test_json(self, ask) -> None:
        bindings = json.loads(ask(SELECT, "--format", "json").out)["results"]["bindings"]
        assert [row["start"]["value"] for row in bindings] == STARTS

    def test_xml(self, ask) -> None:
        document = ElementTree.fromstring(ask(SELECT, "--format", "xml").out)
        dates = document.findall(".//{http://www.w3.org/2005/sparql-results#}literal")
        assert [date.text for date in dates] == STARTS

    def test_a_table_for_people_unless_asked_otherwise(self, ask) -> None:
        ran = ask(SELECT)
        assert ran.out.splitlines()[0].split() == ["inspection", "start"]
        assert ran.out.splitlines()[-1] == "5 rows"


@pytest.mark.parametrize(("query", "answer"), [(ASK, True), (ASK.replace("Inspection", "Nothing"), False)])
def test_yes_or_no(ask, query: str, answer: bool) -> None:
    assert ask(query).out == ("yes\n" if answer else "no\n")
    assert json.loads(ask(query, "--format", "json").out)["boolean"] is answer


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("option", "name"), [("ttl", "turtle"), ("nt", "nt"), ("jsonld", "json-ld")])
def test_a_graph(ask, option: str, name: str) -> None:
    graph = Graph().parse(data=ask(DESCRIBE, "--format", option).out, format=name)
    assert len(graph) == len(Graph().parse(data=ask(DESCRIBE, "--format", "nt").out, format="nt"))
    assert "2012-06-18" in {str(value) for value in graph.objects()}


def test_the_query_may_come_from_standard_input(run, loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ASK.encode())))
    assert run("query", "-", "--store", loaded).out == "yes\n"


@pytest.mark.parametrize(
    ("query", "option", "says"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "table", "not valid SPARQL"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "table", "INSERT would change the store"),
        ("SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "table", "SERVICE"),
        (ASK, "csv", "ASK answers yes or no"),
        (SELECT, "ttl", "The answer is rows"),
        (DESCRIBE, "csv", "The answer is a graph"),
    ],
)
def test_what_cannot_be_answered_is_said(ask, query: str, option: str, says: str) -> None:
    ran = ask(query, "--format", option)
    assert (ran.code, ran.out) == (1, "")
    assert says in ran.err


def test_a_file_that_is_missing_or_in_another_encoding(run, loaded: Path, tmp_path: Path) -> None:
    assert "cannot be opened" in run("query", tmp_path / "missing.rq", "--store", loaded).err
    (tmp_path / "latin.rq").write_bytes("# é".encode("latin-1"))
    assert "not written in UTF-8" in run("query", tmp_path / "latin.rq", "--store", loaded).err


@pytest.mark.parametrize(
    "subcommand", [("query", "-"), ("export",), ("stats",), ("validate",), ("serve",), ("compare",)]
)
def test_without_a_store_every_reader_says_so(run, tmp_path: Path, subcommand: tuple[str, ...], monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ASK.encode())))
    ran = run(*subcommand, "--store", tmp_path / "store")
    assert (ran.code, ran.out) == (1, "")
    assert f"There is no store in {tmp_path / 'store'}." in ran.err


def test_the_environment_names_the_store(run, loaded: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFEGUARDING_GRAPH_STORE", str(loaded))
    assert "blackpool-cp-2012-06-27" in run("stats").out
