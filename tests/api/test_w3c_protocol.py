"""The W3C's tests of the SPARQL 1.1 Protocol, its query part, against a real server."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MANIFEST = Path(__file__).parents[3] / "shared/w3c-sparql11-tests/protocol/manifest.ttl"

TABULAR = {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
RDF_TYPES = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}

# What is done by an update this service refuses, whatever it is; that it does is tested with the other refusals.
NAMES = (
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post", "query_dataset_named_graphs_get", "query_dataset_full", "query_multiple_dataset",
    "query_get", "query_content_type_select", "query_content_type_ask", "query_content_type_describe",
    "query_content_type_construct", "query_post_direct", "bad_query_method", "bad_multiple_queries",
    "bad_query_wrong_media_type", "bad_query_missing_form_type", "bad_query_missing_direct_type", "bad_query_non_utf8",
    "bad_query_syntax", "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type",
    "bad_update_missing_form_type", "bad_update_non_utf8", "bad_update_syntax", "bad_update_dataset_conflict",
)  # fmt: skip


@pytest.fixture(scope="module")
def manifest() -> Graph:
    return Graph().parse(MANIFEST, format="turtle")


@pytest.mark.shared
@pytest.mark.skipif(not MANIFEST.exists(), reason="needs the W3C's tests in ../shared/w3c-sparql11-tests")
@pytest.mark.parametrize("name", NAMES)
def test_protocol(manifest: Graph, server, name: str) -> None:
    requests = requests_of(manifest, name)
    assert requests
    for request in requests:
        said = manifest.value(request, HT.resp)
        status, headers, body = server.ask(*as_sent(manifest, request))
        expected = [str(one).rpartition("StatusCode")[2][0] for one in manifest.objects(said, MF.expectedStatus)]
        assert str(status)[0] in expected, body
        media_type = headers["content-type"].partition(";")[0]
        match str(manifest.value(said, MF.expectedFormat)):
            case "boolean":
                assert media_type in BOOLEAN
                truth = manifest.value(said, MF.expectedBoolean)
                assert truth is None or json.loads(body)["boolean"] is truth.toPython()
            case "tabular":
                assert media_type in TABULAR
            case "RDF":
                assert media_type in RDF_TYPES


@pytest.mark.shared
@pytest.mark.skipif(not MANIFEST.exists(), reason="needs the W3C's tests in ../shared/w3c-sparql11-tests")
def test_every_test_of_the_manifest_is_run_but_the_updates(manifest: Graph) -> None:
    named = {str(test).rpartition("#")[2] for test in manifest.subjects(RDF.type, MF.ProtocolTest)}
    assert {name for name in named if not name.startswith("update_")} == set(NAMES)


def requests_of(manifest: Graph, name: str) -> list[Node]:
    (test,) = (one for one in manifest.subjects(RDF.type, MF.ProtocolTest) if str(one).endswith(f"#{name}"))
    connection = manifest.value(test, MF.action)
    listed = manifest.value(connection, HT.requests)
    assert listed is not None
    return list(Collection(manifest, listed))


def as_sent(manifest: Graph, request: Node) -> tuple[str, str, bytes | None, dict[str, str]]:
    headers: dict[str, str] = {}
    listed = manifest.value(request, HT.headers)
    for header in Collection(manifest, listed) if listed else ():
        headers[str(manifest.value(header, HT.fieldName))] = str(manifest.value(header, HT.fieldValue))
    body = manifest.value(request, HT.body)
    sent = None
    if body is not None:
        encoding = str(manifest.value(body, CNT.characterEncoding))
        sent = str(manifest.value(body, CNT.chars)).encode(encoding)
    method = str(manifest.value(request, URIRef(HT.methodName)))
    return method, str(manifest.value(request, HT.absolutePath)), sent, headers
