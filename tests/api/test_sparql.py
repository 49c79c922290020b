"""The SPARQL 1.1 Protocol, and what peers get wrong in it."""

import csv
import io
import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from rdflib import Graph

from store.base import QueryRefused, QueryTimeout, StoreBusy, StoreUnavailable

SELECT = "SELECT ?name WHERE { ?agency <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name LIMIT 2"
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 3"
DESCRIBE = "DESCRIBE <https://w3id.org/safeguarding-graph/id/agency/seaton-pct>"
REPORT = "https://w3id.org/safeguarding-graph/id/report/"


def ask(client: FlaskClient, query: str, accept: str | None = None, **parameters: object):
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", query_string={"query": query, **parameters}, headers=headers)


@pytest.mark.parametrize(
    ("query", "accept", "answered"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "application/xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "text/csv;q=0.4, text/tab-separated-values;q=0.6", "text/tab-separated-values"),
        (SELECT, "text/turtle, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
        (SELECT, "application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "text/csv, */*;q=0.1", "application/sparql-results+json"),
        (CONSTRUCT, None, "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/json", "application/ld+json"),
        (DESCRIBE, "application/rdf+xml", "application/rdf+xml"),
        (DESCRIBE, "application/sparql-results+json, text/turtle;q=0.5", "text/turtle"),
    ],
)
def test_the_answer_is_of_the_type_preferred_and_labelled_so(
    client: FlaskClient, query: str, accept: str | None, answered: str
) -> None:
    response = ask(client, query, accept)
    assert response.status_code == 200
    assert response.mimetype == answered
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), ("ASK {}", "text/csv"), (SELECT, "image/png")],
)
def test_a_type_that_cannot_hold_the_answer_is_not_acceptable(client: FlaskClient, query: str, accept: str) -> None:
    response = ask(client, query, accept)
    assert response.status_code == 406
    assert response.mimetype == "application/problem+json"


def test_tsv_is_tsv_and_csv_is_csv(client: FlaskClient) -> None:
    tsv = ask(client, SELECT, "text/tab-separated-values").text.splitlines()
    assert tsv[:2] == ["?name", '"NHS Seaton CCG"']
    rows = list(csv.reader(io.StringIO(ask(client, SELECT, "text/csv").text)))
    assert rows[:2] == [["name"], ["NHS Seaton CCG"]]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_a_description_parses_as_what_it_is_labelled(client: FlaskClient) -> None:
    for accept, parser in (
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ):
        assert len(Graph().parse(data=ask(client, DESCRIBE, accept).data, format=parser)) == 6


def test_format_wins_over_accept(client: FlaskClient) -> None:
    assert ask(client, SELECT, "application/sparql-results+json", format="csv").mimetype == "text/csv"
    assert ask(client, CONSTRUCT, "text/html", format="nt").mimetype == "application/n-triples"


@pytest.mark.parametrize(
    ("query", "format_", "answered"),
    [
        (CONSTRUCT, "turtle", "text/turtle"),
        (CONSTRUCT, "n3", "text/turtle"),
        (CONSTRUCT, "json-ld", "application/ld+json"),
        (CONSTRUCT, "xml", "application/rdf+xml"),
        (SELECT, "xml", "application/sparql-results+xml"),
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
    ],
)
def test_format_may_be_what_other_endpoints_call_it(
    client: FlaskClient, query: str, format_: str, answered: str
) -> None:
    response = ask(client, query, format=format_, output=format_, results=format_)
    assert (response.status_code, response.mimetype) == (200, answered)


@pytest.mark.parametrize(
    ("query", "format_"), [(SELECT, "ttl"), (CONSTRUCT, "csv"), (SELECT, "pdf"), ("ASK {}", "csv")]
)
def test_a_format_that_is_not_offered_is_named_with_those_that_are(
    client: FlaskClient, query: str, format_: str
) -> None:
    response = ask(client, query, format=format_)
    assert response.status_code == 400
    assert response.json["known"]


def test_the_three_ways_to_ask_give_the_same_answer(client: FlaskClient) -> None:
    by_get = ask(client, SELECT).data
    by_form = client.post("/sparql", data={"query": SELECT}).data
    direct = client.post("/sparql", data=SELECT.encode(), content_type="application/sparql-query; charset=UTF-8").data
    assert by_get == by_form == direct
    assert len(json.loads(direct)["results"]["bindings"]) == 2


def test_the_default_graph_is_what_default_graph_uri_says(client: FlaskClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?finding a <https://w3id.org/safeguarding-graph/ontology#Finding> }"

    def counted(**parameters: object) -> str:
        return ask(client, count, **parameters).json["results"]["bindings"][0]["n"]["value"]

    assert counted() == "5"
    assert counted(**{"default-graph-uri": REPORT + "norton-cp-2013-02-01"}) == "1"
    both = [REPORT + "norton-cp-2013-02-01", REPORT + "seaton-jtai-2019-10-02"]
    assert counted(**{"default-graph-uri": both}) == "2"
    assert counted(**{"named-graph-uri": REPORT + "norton-cp-2013-02-01"}) == "0"


def test_graph_reaches_only_the_named_graphs_asked_for(client: FlaskClient) -> None:
    query = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    one = {"named-graph-uri": REPORT + "norton-cp-2013-02-01"}
    assert len(ask(client, query).json["results"]["bindings"]) == 6
    assert [row["g"]["value"] for row in ask(client, query, **one).json["results"]["bindings"]] == list(one.values())
    posted = client.post("/sparql?" + urlencode(one), data=query, content_type="application/sparql-query")
    assert len(posted.json["results"]["bindings"]) == 1


def test_head_is_get_without_a_body(client: FlaskClient) -> None:
    got, head = ask(client, SELECT), client.head("/sparql", query_string={"query": SELECT})
    assert head.status_code == 200
    assert head.data == b""
    assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert head.headers["Content-Length"] == got.headers["Content-Length"]


def test_any_site_may_ask(client: FlaskClient) -> None:
    preflight = client.options(
        "/sparql", headers={"Origin": "https://e.example", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in preflight.headers["Access-Control-Allow-Headers"]
    assert ask(client, "SELECT bad").headers["Access-Control-Allow-Origin"] == "*"


def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient) -> None:
    tag = ask(client, SELECT).headers["ETag"]
    again = client.get("/sparql", query_string={"query": SELECT}, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        (b"SELECT bad", "application/sparql-query", 400),
        (b"ASK \xff {}", "application/sparql-query", 400),
        ("ASK {}".encode("utf-16"), "application/sparql-query; charset=UTF-16", 400),
        (b"query=ASK%20%FF%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"ASK {}", "text/plain", 415),
        (b"ASK {}", None, 415),
        (b"", "application/x-www-form-urlencoded", 400),
        (b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", "application/x-www-form-urlencoded", 400),
        (b"update=CLEAR%20ALL", "application/x-www-form-urlencoded", 400),
        (b"CLEAR ALL", "application/sparql-update", 400),
        (b"INSERT DATA { <a:a> <b:b> <c:c> }", "application/sparql-query", 400),
    ],
)
def test_what_is_no_query_operation_is_refused(
    client: FlaskClient, body: bytes, content_type: str | None, status: int
) -> None:
    response = client.post("/sparql", data=body, content_type=content_type)
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"


def test_an_unknown_parameter_is_refused(client: FlaskClient) -> None:
    response = ask(client, SELECT, default_graph_uri=REPORT)
    assert response.status_code == 400
    assert "default-graph-uri" in response.json["known"]


def test_a_syntax_error_is_explained_in_the_words_of_the_engine(client: FlaskClient) -> None:
    assert "error at 1:" in ask(client, "SELECT ?x WHERE { ?x }").json["detail"]


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_not_allowed(client: FlaskClient, method: str) -> None:
    response = getattr(client, method)("/sparql")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_too_long_a_query_is_refused(client_of: Callable[..., FlaskClient]) -> None:
    client = client_of(max_query_length=30, max_body=200)
    assert ask(client, "ASK {}").status_code == 200
    assert ask(client, "ASK { ?subject ?predicate ?object }").status_code == 413
    assert (
        client.post("/sparql", data=b"ASK {}" + b" " * 300, content_type="application/sparql-query").status_code == 413
    )


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (QueryRefused("SERVICE is not answered here"), 400),
        (QueryTimeout("stopped after 30 s"), 504),
        (StoreBusy("too many queries"), 503),
        (StoreUnavailable("no store"), 503),
    ],
)
def test_each_failure_of_the_store_has_its_status(client: FlaskClient, store, failure: Exception, status: int) -> None:
    store.failure = failure
    response = ask(client, SELECT)
    assert response.status_code == status
    assert response.json["detail"] == str(failure)
    assert ("Retry-After" in response.headers) == (status == 503)


def test_a_browser_gets_the_editor_and_its_answer(client: FlaskClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    empty = client.get("/sparql", headers={"Accept": browser})
    assert empty.mimetype == "text/html"
    assert "<textarea" in empty.text
    answered = ask(client, SELECT, browser)
    assert answered.mimetype == "text/html"
    assert "NHS Seaton CCG" in answered.text
    assert "<pre" in ask(client, CONSTRUCT, browser).text
    assert "Yes" in ask(client, "ASK {}", browser).text
    refused = ask(client, "SELECT bad", browser)
    assert (refused.status_code, refused.mimetype) == (400, "text/html")
    assert "error at 1:" in refused.text


def test_what_a_query_brings_is_escaped_in_the_editor(client: FlaskClient) -> None:
    page = ask(client, 'SELECT ("<script>alert(1)</script>" AS ?x) {} #</textarea><b>', "text/html").text
    assert "<script>alert" not in page
    assert "</textarea><b>" not in page


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_without_a_query_the_service_describes_itself(client: FlaskClient) -> None:
    for accept, parser in ((None, "turtle"), ("application/rdf+xml", "xml"), ("application/ld+json", "json-ld")):
        response = client.get("/sparql", headers={"Accept": accept} if accept else {})
        described = Graph().parse(data=response.data, format=parser)
        answer = described.query(
            """PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
            SELECT (COUNT(DISTINCT ?name) AS ?graphs) WHERE {
              ?service a sd:Service ; sd:endpoint ?endpoint ; sd:supportedLanguage sd:SPARQL11Query ;
                sd:feature sd:UnionDefaultGraph ; sd:defaultDataset/sd:namedGraph/sd:name ?name }"""
        )
        assert [int(row.graphs) for row in answer] == [6]
