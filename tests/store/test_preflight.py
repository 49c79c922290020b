import pytest

from store.base import QueryRefused, ResultForm
from store.preflight import result_form


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", ResultForm.BINDINGS),
        (
            "PREFIX : <http://example.org/>\n# INSERT is no keyword here\nask { :a :b :c } # nor here",
            ResultForm.BOOLEAN,
        ),
        ("BASE <http://example.org/> CONSTRUCT WHERE { <a> <b> ?c }", ResultForm.GRAPH),
        ("DESCRIBE <id/agency/ofsted>", ResultForm.GRAPH),
        ("SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 1 VALUES ?o { 1 }", ResultForm.BINDINGS),
        ("PREFIX service: <http://example.org/> SELECT ?service { service:x ?p ?service }", ResultForm.BINDINGS),
        ('SELECT * { ?s ?p "the service is good" }', ResultForm.BINDINGS),
    ],
)
def test_the_form_of_a_query(query: str, form: ResultForm) -> None:
    assert result_form(query) is form


def test_a_query_that_would_never_end_is_told_at_once() -> None:
    columns = " ".join(f"VALUES ?v{number} {{ {'0 ' * 50} }}" for number in range(12))
    assert result_form(f"SELECT * {{ {columns} }} ORDER BY ?v0") is ResultForm.BINDINGS


@pytest.mark.parametrize(
    "update",
    ["DROP ALL", "INSERT DATA { <a> <b> <c> }", "PREFIX : <http://example.org/> DELETE WHERE { :a ?p ?o }"],
)
def test_an_update_is_refused(update: str) -> None:
    with pytest.raises(QueryRefused, match="would change the store"):
        result_form(update)


@pytest.mark.parametrize(
    "update", ["SELECT * { ?s ?p ?o } ; DROP ALL", "SELECT * { ?s ?p ?o }\n;\nDROP ALL\n", "ASK {} DROP ALL"]
)
def test_an_update_behind_a_query_is_refused(update: str) -> None:
    with pytest.raises(QueryRefused, match="not valid SPARQL"):
        result_form(update)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        "SELECT * {\n  SERVICE # asks elsewhere\n  <http://example.org/> { ?s ?p ?o }\n}",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        r"SELECT * { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
        # A comment for those who read no escapes outside of IRIs and strings, the end of one for those who do.
        "SELECT * { ?s ?p ?o #\\u000A SERVICE <http://example.org/> { ?s ?p ?o }\n }",
    ],
)
def test_service_is_refused(query: str) -> None:
    with pytest.raises(QueryRefused):
        result_form(query)


@pytest.mark.parametrize(
    "query", ["SELECT * {\n  ]\n}", "SELECT { ?s ?p ?o }", "SELECT * { ?s ] }", "SELECT * {} }", "x"]
)
def test_a_fault_is_told(query: str) -> None:
    with pytest.raises(QueryRefused, match=r"not valid SPARQL 1\.1: error at"):
        result_form(query)
