"""The real command, store and server, asked as a researcher would: with SPARQLWrapper, and over plain HTTP."""

import json
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from SPARQLWrapper import CSV, JSON, N3, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper

from store.embedded import EmbeddedStore

PREFIXES = "PREFIX sg: <https://w3id.org/safeguarding-graph/ontology#>\n"


@pytest.fixture
def sparql(server) -> SPARQLWrapper:
    return SPARQLWrapper(server.url + "/sparql")


FINDINGS = PREFIXES + "SELECT ?finding ?page WHERE { ?finding a sg:Finding ; sg:page ?page } ORDER BY ?finding"


def test_a_researcher_gets_rows(sparql: SPARQLWrapper) -> None:
    sparql.setQuery(FINDINGS)
    sparql.setReturnFormat(JSON)
    rows = sparql.queryAndConvert()["results"]["bindings"]
    assert [row["page"]["value"] for row in rows] == ["3", "3", "3", "2"]


@pytest.mark.parametrize("request_method", [None, POSTDIRECTLY])
def test_a_query_can_be_posted_in_either_way(sparql: SPARQLWrapper, request_method: str | None) -> None:
    sparql.setQuery(FINDINGS)
    sparql.setReturnFormat(JSON)
    sparql.setMethod(POST)
    if request_method:
        sparql.setRequestMethod(request_method)
    assert len(sparql.queryAndConvert()["results"]["bindings"]) == 4


def test_rows_come_as_xml_csv_and_tsv(sparql: SPARQLWrapper) -> None:
    sparql.setQuery(FINDINGS)
    sparql.setReturnFormat(XML)
    assert len(sparql.queryAndConvert().getElementsByTagName("result")) == 4
    sparql.setReturnFormat(CSV)
    assert sparql.queryAndConvert().startswith(b"finding,page")
    sparql.setReturnFormat(TSV)
    assert sparql.queryAndConvert().startswith(b"?finding\t?page")


def test_yes_or_no(sparql: SPARQLWrapper) -> None:
    sparql.setQuery(PREFIXES + "ASK { ?agency a sg:AgencyGroup }")
    sparql.setReturnFormat(JSON)
    assert sparql.queryAndConvert()["boolean"] is True


@pytest.mark.parametrize("format_", [TURTLE, N3])
def test_a_graph(sparql: SPARQLWrapper, format_: str) -> None:
    sparql.setQuery("DESCRIBE <https://w3id.org/safeguarding-graph/id/agency/seaton-pct>")
    sparql.setReturnFormat(format_)
    answer = sparql.query()
    assert answer.info()["content-type"].startswith("text/turtle")
    assert b"Seaton Primary Care Trust" in answer.response.read()


def test_a_statement_that_two_graphs_make_counts_once(server, sparql: SPARQLWrapper) -> None:
    sparql.setReturnFormat(JSON)
    sparql.setQuery("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    union = sparql.queryAndConvert()["results"]["bindings"][0]["n"]["value"]
    sparql.setQuery("SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } }")
    assert sparql.queryAndConvert()["results"]["bindings"][0]["n"]["value"] == union


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * WHERE { serVice SILENT ?x { ?s ?p ?o } }",
        r"SELECT * WHERE { S\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <file:///etc/passwd>",
    ],
)
def test_nothing_but_reading_here_is_done(server, query: str) -> None:
    status, headers, body = server.ask("GET", "/sparql?" + urlencode({"query": query}))
    assert (status, headers["content-type"]) == (400, "application/problem+json")
    assert json.loads(body)["detail"]


def test_a_word_of_a_text_is_no_service(server) -> None:
    query = 'ASK { BIND("a SERVICE { } for children" AS ?text) }'
    status, _, body = server.ask("GET", "/sparql?" + urlencode({"query": query}))
    assert (status, json.loads(body)["boolean"]) == (200, True)


def test_the_json_api_answers_as_the_query_does(server, sparql: SPARQLWrapper) -> None:
    sparql.setQuery(FINDINGS)
    sparql.setReturnFormat(JSON)
    rows = {row["finding"]["value"] for row in sparql.queryAndConvert()["results"]["bindings"]}
    _, _, body = server.ask("GET", "/api/v1/findings")
    assert {item["id"] for item in json.loads(body)["items"] if item["page"]} == rows


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sparql",
        "/api/v1/relationships",
        "/export/graph.trig",
        "/export/inspections/norton-cp-2013-02-01.csv",
        "/metrics",
    ],
)
def test_every_kind_of_route_answers(server, path: str) -> None:
    status, _, body = server.ask("GET", path)
    assert status == 200
    assert body


def test_a_load_is_seen_without_a_restart(store_folder: Path, server) -> None:
    graph = "https://w3id.org/safeguarding-graph/id/report/new"
    ask = "/sparql?" + urlencode({"query": f"ASK {{ <{graph}> ?p ?o }}"})
    assert json.loads(server.ask("GET", ask)[2])["boolean"] is False
    before = json.loads(server.ask("GET", "/health")[2])["snapshot"]
    with EmbeddedStore(store_folder) as store:
        store.replace_graph(graph, f'<{graph}> <http://purl.org/dc/terms/title> "New" .'.encode())
        store.publish()
    end = time.monotonic() + 30
    while json.loads(server.ask("GET", "/health")[2])["snapshot"] == before and time.monotonic() < end:
        time.sleep(0.2)
    assert json.loads(server.ask("GET", ask)[2])["boolean"] is True


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc to find the process")
def test_a_process_that_dies_is_replaced_and_the_counts_go_on(start_server: Callable[[], object]) -> None:
    running = start_server()
    parent = running.process.pid
    worker = int(Path(f"/proc/{parent}/task/{parent}/children").read_text().split()[0])
    os.kill(worker, signal.SIGKILL)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if running.ask("GET", "/health")[0] == 200:
                break
        except OSError:
            time.sleep(0.2)
    assert running.ask("GET", "/metrics")[0] == 200


def test_it_ends_when_asked_to_and_says_nothing_about_it(start_server: Callable[[], object]) -> None:
    running = start_server()
    running.ask("GET", "/api/v1/findings")
    code, printed = running.stop()
    assert code == 0
    assert "Traceback" not in printed
    with pytest.raises(OSError, match="refused"):
        running.ask("GET", "/health")
