import pytest

from store.base import StoreUnavailable
from store.endpoints import Endpoints, is_url

HOST = "https://example.org"


@pytest.mark.parametrize(
    ("query", "update", "graphs"),
    [
        ("/query", "/update", "/store"),
        ("/reports/sparql", "/reports/update", "/reports/data"),
        ("/reports/query", "/reports/update", "/reports/data"),
        ("/sparql", "/sparql", "/sparql-graph-crud-auth"),
        ("/sparql-auth", "/sparql-auth", "/sparql-graph-crud-auth"),
        ("/repositories/reports", "/repositories/reports/statements", "/repositories/reports/rdf-graphs/service"),
        ("/namespace/reports/sparql", "/namespace/reports/sparql", None),
        ("/anything", "/anything", None),
    ],
)
def test_the_customs_of_servers(query: str, update: str, graphs: str | None) -> None:
    endpoints = Endpoints.of(HOST + query, {})
    assert endpoints.update == HOST + update
    assert endpoints.graphs == (HOST + graphs if graphs else "")


def test_the_environment_overrules_them() -> None:
    environment = {
        "SAFEGUARDING_GRAPH_UPDATE_URL": "https://example.org/u",
        "SAFEGUARDING_GRAPH_GRAPHS_URL": "https://example.org/g",
        "SAFEGUARDING_GRAPH_USER": "loader",
        "SAFEGUARDING_GRAPH_PASSWORD": "opensesame",
    }
    endpoints = Endpoints.of(HOST + "/query", environment)
    assert (endpoints.update, endpoints.graphs) == ("https://example.org/u", "https://example.org/g")
    assert (endpoints.user, endpoints.password) == ("loader", "opensesame")


def test_a_password_is_not_shown() -> None:
    endpoints = Endpoints.of(HOST + "/query", {"SAFEGUARDING_GRAPH_PASSWORD": "opensesame"})
    assert "opensesame" not in repr(endpoints)
    with pytest.raises(StoreUnavailable, match="SAFEGUARDING_GRAPH_USER") as refusal:
        Endpoints.of("https://loader:opensesame@example.org/query", {})
    assert "opensesame" not in str(refusal.value)


@pytest.mark.parametrize("url", ["file:///query", "ftp://example.org/query", "https:///query"])
def test_what_is_no_service_is_refused(url: str) -> None:
    with pytest.raises(StoreUnavailable, match="not the URL of a SPARQL service"):
        Endpoints.of(url, {})


def test_a_folder_is_no_url() -> None:
    assert is_url("http://example.org/query")
    assert not is_url("data/store")
