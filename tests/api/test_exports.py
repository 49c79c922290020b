import csv
import io

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from store.base import StoreUnavailable

REPORT = "https://w3id.org/safeguarding-graph/id/report/seaton-slac-2011-05-06"


@pytest.mark.parametrize(
    ("ending", "media_type", "format_"),
    [
        ("ttl", "text/turtle", RdfFormat.TURTLE),
        ("trig", "application/trig", RdfFormat.TRIG),
        ("nt", "application/n-triples", RdfFormat.N_TRIPLES),
        ("nq", "application/n-quads", RdfFormat.N_QUADS),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_the_whole_graph_can_be_had(client: FlaskClient, ending: str, media_type: str, format_: RdfFormat) -> None:
    response = client.get(f"/export/graph.{ending}")
    triples = {quad.triple for quad in parse(response.data, format=format_)}
    assert response.mimetype == media_type
    assert response.headers["Content-Disposition"] == f'attachment; filename="safeguarding-graph.{ending}"'
    assert len(triples) == len(Graph().parse(data=client.get("/export/graph.nt").data, format="nt")) > 150


def test_the_graph_of_one_report_is_that_graph_alone(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/export/inspections/seaton-slac-2011-05-06.ttl").data, format="turtle")
    subjects = {str(subject) for subject in graph.subjects()}
    assert REPORT in subjects
    assert not any("norton" in subject or "/agency/" in subject for subject in subjects)


def test_the_findings_of_one_report_are_a_spreadsheet(client: FlaskClient) -> None:
    response = client.get("/export/inspections/seaton-slac-2011-05-06.csv")
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [row["text"] for row in rows][:2] == ["Share what the police know with schools.", "Plans are thorough."]


@pytest.mark.parametrize(
    "path", ["graph.pdf", "graph.csv", "inspections/nothing.ttl", "inspections/seaton-slac-2011-05-06.nq"]
)
def test_what_is_not_exported_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/export/{path}").status_code == 404


def test_an_export_that_fails_is_a_problem_and_no_broken_file(client: FlaskClient, store) -> None:
    store.failure = StoreUnavailable("no store")
    response = client.get("/export/graph.ttl")
    assert (response.status_code, response.mimetype) == (503, "application/problem+json")
    assert "Content-Disposition" not in response.headers


def test_an_export_is_sent_once_a_snapshot(client: FlaskClient, store) -> None:
    tag = client.get("/export/graph.ttl").headers["ETag"]
    again = client.get("/export/graph.ttl", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    store.publish("", "snapshot-2")
    assert client.get("/export/graph.ttl", headers={"If-None-Match": tag}).status_code == 200


def test_the_whole_graph_is_written_once_a_snapshot_and_then_sent_as_a_file(client: FlaskClient, store) -> None:
    first = client.get("/export/graph.nq")
    again = client.get("/export/graph.nq")
    assert again.data == first.data
    assert again.headers["Last-Modified"] == first.headers["Last-Modified"]
    assert store.exports == 1
    store.publish("", "snapshot-2")
    assert client.get("/export/graph.nq").status_code == 200
    assert store.exports == 2


def test_a_part_of_the_whole_graph_can_be_asked_for(client: FlaskClient) -> None:
    whole = client.get("/export/graph.nt").data
    part = client.get("/export/graph.nt", headers={"Range": "bytes=100-"})
    assert (part.status_code, part.data) == (206, whole[100:])


def test_a_part_of_another_snapshot_is_not_taken_for_one_of_this(client: FlaskClient, store) -> None:
    tag = client.get("/export/graph.nt").headers["ETag"]
    assert client.get("/export/graph.nt", headers={"Range": "bytes=100-", "If-Range": tag}).status_code == 206
    store.publish("", "snapshot-2")
    answer = client.get("/export/graph.nt", headers={"Range": "bytes=100-", "If-Range": tag})
    assert answer.status_code == 200
