from collections.abc import Callable, Iterator

import pytest

from store.base import Answer, QueryRefused, ResultForm
from store.embedded import Snapshot
from tests.store.conftest import ALPHA, BETA, rows, triples

GAMMA = "http://example.org/gamma"


@pytest.fixture
def store(published: Callable[..., Snapshot]) -> Iterator[Snapshot]:
    shared = ("x", "shared")
    graphs = {
        "alpha": triples(shared, ("x", "alpha")),
        "beta": triples(shared, ("y", "beta")),
        "gamma": triples(("z", "gamma")),
    }
    with published(**graphs) as snapshot:
        yield snapshot


def texts(store: Snapshot, query: str, **options: object) -> list[str]:
    return [row["o"] for row in rows(store, query, **options)]


class TestDatasets:
    def test_the_union_without_a_dataset(self, store: Snapshot) -> None:
        assert texts(store, "SELECT DISTINCT ?o { ?s ?p ?o }") == ["alpha", "beta", "gamma", "shared"]

    def test_statements_of_two_graphs_join_in_the_union(self, store: Snapshot) -> None:
        query = "SELECT ?o { <http://example.org/x> ?p ?x . <http://example.org/z> ?p ?o FILTER(?x = 'alpha') }"
        assert texts(store, query) == ["gamma"]

    def test_from_one_graph(self, store: Snapshot) -> None:
        assert texts(store, f"SELECT ?o FROM <{ALPHA}> {{ ?s ?p ?o }}") == ["alpha", "shared"]

    def test_from_two_graphs_is_their_merge_as_a_set(self, store: Snapshot) -> None:
        query = "PREFIX : <http://example.org/> SELECT ?o FROM :alpha FROM :beta { ?s ?p ?o }"
        assert texts(store, query) == ["alpha", "beta", "shared"]

    def test_from_named_leaves_the_default_graph_empty(self, store: Snapshot) -> None:
        assert texts(store, f"SELECT ?o FROM NAMED <{ALPHA}> {{ ?s ?p ?o }}") == []
        assert texts(store, f"SELECT ?o FROM NAMED <{ALPHA}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == ["alpha", "shared"]

    def test_graphs_given_beside_the_query_overrule_its_from(self, store: Snapshot) -> None:
        query = f"SELECT ?o FROM <{GAMMA}> {{ ?s ?p ?o }}"
        assert texts(store, query, default_graphs=(ALPHA, BETA)) == ["alpha", "beta", "shared"]
        assert texts(store, query, default_graphs=(BETA,)) == ["beta", "shared"]
        assert texts(store, query, named_graphs=(BETA,)) == []

    @pytest.mark.parametrize(
        "query",
        [
            'SELECT ?o { ?s ?p ?o FILTER(?o = "from" || ?o = "from here" || ?o = "gamma") }',
            "PREFIX from: <http://example.org/> SELECT ?o { from:z ?from ?o } # from <here>",
            'SELECT ?o { <http://example.org/z> ?p ?o FILTER(LANG(?o) != "x") FILTER(?o != "a"@from) }',
        ],
    )
    def test_the_word_from_elsewhere_is_no_clause(self, store: Snapshot, query: str) -> None:
        assert texts(store, query) == ["gamma"]

    def test_a_graph_must_be_an_iri(self, store: Snapshot) -> None:
        with pytest.raises(QueryRefused, match="not the IRI of a graph"):
            store.query("ASK {}", default_graphs=("alpha beta",))


class TestReadOnly:
    @pytest.mark.parametrize(
        "query",
        [
            "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
            "SELECT * { service silent ?x{ ?s ?p ?o } }",
            "PREFIX x: <http://localhost/> ASK { ?a ?b ?c SERVICE x:y { } }",
            # Read naively, the first < opens an IRI that ends at >, and the clause hides in a string.
            "SELECT * { ?s ?p ?o FILTER(?s<?o&&?o='x>')SERVICE<http://localhost/>{?s ?p 'y'} }",
        ],
    )
    def test_service_is_refused(self, store: Snapshot, query: str) -> None:
        with pytest.raises(QueryRefused, match="SERVICE"):
            store.query(query)

    @pytest.mark.parametrize(
        "query",
        [
            'ASK { FILTER("SERVICE <http://localhost/> {" != "") }',
            "ASK { } # SERVICE <http://localhost/> { }",
            "PREFIX service: <http://example.org/service/> ASK { OPTIONAL { ?service service:SERVICE ?x } }",
        ],
    )
    def test_the_word_alone_is_not(self, store: Snapshot, query: str) -> None:
        assert store.query(query).form is ResultForm.BOOLEAN

    @pytest.mark.parametrize(
        ("update", "verb"),
        [
            ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
            ("PREFIX a: <a:>\n# a comment\nDELETE WHERE { a:a ?p ?o }", "DELETE"),
            ("clear all", "CLEAR"),
        ],
    )
    def test_an_update_is_refused_and_called_so(self, store: Snapshot, update: str, verb: str) -> None:
        with pytest.raises(QueryRefused, match=f"^{verb} would change the store"):
            store.query(update)

    def test_a_syntax_error_says_where(self, store: Snapshot) -> None:
        with pytest.raises(QueryRefused, match=r"not valid SPARQL 1.1: error at 1:1\d"):
            store.query("SELECT ?s { ?s ?p")

    def test_a_syntax_error_beside_the_word_service_is_told_in_its_own_words(self, store: Snapshot) -> None:
        with pytest.raises(QueryRefused, match="not valid SPARQL"):
            store.query('SELECT ?service { "service" ')


class TestBindings:
    def test_a_value_is_bound(self, store: Snapshot) -> None:
        assert texts(store, "SELECT ?s ?o { ?s ?p ?o }", bindings={"s": "<http://example.org/y>"}) == ["beta"]

    def test_a_value_is_never_read_as_query(self, store: Snapshot) -> None:
        value = '"x\\" } { ?a ?b ?o"'
        assert texts(store, "SELECT ?s ?o { ?s ?p ?o }", bindings={"o": value}) == []

    def test_a_variable_out_of_the_query_s_sight_is_refused(self, store: Snapshot) -> None:
        with pytest.raises(QueryRefused, match="Only a variable that SELECT names"):
            store.query("SELECT ?o { ?s ?p ?o }", bindings={"s": "<http://example.org/y>"})

    @pytest.mark.parametrize("value", ["plain", "<a:b> . <a:c> <a:d> <a:e>", "_:b", "<not an iri>"])
    def test_what_is_no_term_is_refused(self, store: Snapshot, value: str) -> None:
        with pytest.raises(QueryRefused):
            store.query("SELECT ?o { ?s ?p ?o }", bindings={"s": value})


class TestForms:
    @pytest.mark.parametrize(
        ("query", "media_type", "form", "start"),
        [
            ("SELECT ?o { ?s ?p ?o }", None, ResultForm.BINDINGS, b'{"head"'),
            ("SELECT ?o { ?s ?p ?o }", "text/csv", ResultForm.BINDINGS, b"o\r\n"),
            ("SELECT ?o { ?s ?p ?o }", "text/tab-separated-values", ResultForm.BINDINGS, b"?o\n"),
            ("ASK { ?s ?p ?o }", "application/sparql-results+xml", ResultForm.BOOLEAN, b"<?xml"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", None, ResultForm.GRAPH, b"@prefix"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", ResultForm.GRAPH, b"<http"),
        ],
    )
    def test_written_as_asked(
        self, store: Snapshot, query: str, media_type: str | None, form: ResultForm, start: bytes
    ) -> None:
        answer = store.query(query, media_type)
        assert isinstance(answer, Answer)
        assert answer.form is form
        assert answer.body.startswith(start)

    @pytest.mark.parametrize(
        ("query", "media_type", "reason"),
        [
            ("ASK { }", "text/csv", "ASK answers yes or no"),
            ("ASK { }", "text/turtle", "yes or no"),
            ("SELECT * { }", "text/turtle", "rows"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv", "a graph"),
        ],
    )
    def test_a_format_of_another_form_is_refused(
        self, store: Snapshot, query: str, media_type: str, reason: str
    ) -> None:
        with pytest.raises(QueryRefused, match=reason):
            store.query(query, media_type)


def test_a_relative_iri_is_one_of_the_product(store: Snapshot) -> None:
    assert rows(store, "SELECT ?iri { BIND(STR(<id/agency/ofsted>) AS ?iri) }") == [
        {"iri": "https://w3id.org/safeguarding-graph/id/agency/ofsted"}
    ]
