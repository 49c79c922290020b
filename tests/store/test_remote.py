import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from ontology.namespaces import GRAPH
from store.base import (
    Answer,
    QueryRefused,
    QueryTimeout,
    ResultForm,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreUnavailable,
)
from store.embedded import EmbeddedStore
from store.endpoints import Endpoints
from store.remote import RemoteStore
from store.remote_writing import RemoteWriter
from tests.services import Oxigraph, failing, oxigraph
from tests.store.conftest import rows, triples

ONE, TWO = str(GRAPH["one"]), str(GRAPH["two"])
SHARED = ("x", "shared")
TEXTS = "SELECT ?o { ?s <http://example.org/says> ?o }"
UNION = "--union-default-graph"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Oxigraph]:
    with oxigraph(tmp_path / "service") as server:
        yield server


@pytest.fixture
def writer(service: Oxigraph) -> RemoteWriter:
    return RemoteWriter(Endpoints.of(service.url, {}))


def reader(service: Oxigraph) -> RemoteStore:
    return RemoteStore(Endpoints.of(service.url, {}))


def texts(store: RemoteStore, query: str = TEXTS, **options: object) -> list[str]:
    return [row["o"] for row in rows(store, query, **options)]


class TestWriting:
    def test_what_two_graphs_state_counts_once(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
        writer.replace_graph(TWO, triples(SHARED, ("y", "two")))
        assert texts(writer) == ["one", "shared", "two"]
        assert texts(writer, f"SELECT ?o {{ GRAPH <{TWO}> {{ ?s ?p ?o }} }}") == ["shared", "two"]

    def test_replacing_removes_only_what_no_other_graph_states(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
        writer.replace_graph(TWO, triples(SHARED))
        assert writer.replace_graph(ONE, triples(("x", "new")))
        assert texts(writer) == ["new", "shared"]

    def test_removing_a_graph(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
        writer.replace_graph(TWO, triples(SHARED))
        assert writer.remove_graph(ONE)
        assert texts(writer) == ["shared"]
        assert writer.graph_names() == (TWO,)
        assert not writer.remove_graph(ONE)

    def test_the_state_changes_with_what_is_stored_and_only_then(self, service: Oxigraph, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        writer.publish()
        before = reader(service).snapshot()
        again = RemoteWriter(Endpoints.of(service.url, {}))
        assert not again.replace_graph(ONE, triples(SHARED))
        again.publish()
        assert reader(service).snapshot() == before
        assert again.replace_graph(ONE, triples(("x", "new")))
        again.publish()
        assert reader(service).snapshot() not in ("", before)

    @pytest.mark.parametrize(
        ("number", "kind"), [("0.90", "decimal"), ("1.0", "decimal"), ("007", "integer"), ("P0D", "duration")]
    )
    def test_a_number_that_the_service_writes_otherwise_is_seen_to_be_there(
        self, writer: RemoteWriter, number: str, kind: str
    ) -> None:
        literal = f'"{number}"^^<http://www.w3.org/2001/XMLSchema#{kind}>'
        statement = f"<http://example.org/x> <http://example.org/says> {literal} .\n".encode()
        writer.replace_graph(ONE, statement)
        assert not writer.replace_graph(ONE, statement)
        assert writer.replace_graph(ONE, triples(("x", "new")))
        assert texts(writer) == ["new"]

    def test_any_text_comes_back_as_it_was(self, writer: RemoteWriter) -> None:
        text = "quotes \" ' \\ } end\tüñ \U0001f9d2\nline"
        literal = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        writer.replace_graph(ONE, f'<http://example.org/x> <http://example.org/says> "{literal}" .\n'.encode())
        assert texts(writer) == [text]
        assert not writer.replace_graph(ONE, writer.statements(ONE))

    @pytest.mark.parametrize("damaged", [b"_:b <http://example.org/says> <http://example.org/x> .\n", b"no triples"])
    def test_what_cannot_be_stored_leaves_the_graph(self, writer: RemoteWriter, damaged: bytes) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        with pytest.raises(StoreError, match="not stored"):
            writer.replace_graph(ONE, damaged)
        assert texts(writer) == ["shared"]

    def test_a_note_replaces_the_one_of_its_key(self, writer: RemoteWriter) -> None:
        writer.note("key/1", '{"a": "first"}')
        writer.note("key/2", "other")
        writer.note("key/1", '{"a": "second"}')
        assert sorted(writer.notes()) == ["other", '{"a": "second"}']
        assert writer.graph_names() == ()

    def test_a_service_that_dies_keeps_what_was_stored(self, service: Oxigraph, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        service.kill()
        with pytest.raises(StoreUnavailable, match="Nothing answers at"):
            writer.replace_graph(TWO, triples(("y", "two")))
        service.start()
        assert texts(reader(service)) == ["shared"]
        assert writer.replace_graph(TWO, triples(("y", "two")))
        assert texts(reader(service)) == ["shared", "two"]


class TestUnion:
    def test_a_service_that_shows_the_union_itself_takes_whole_graphs(self, tmp_path: Path) -> None:
        with oxigraph(tmp_path / "service", UNION) as service:
            writer = RemoteWriter(Endpoints.of(service.url, {}))
            writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
            writer.replace_graph(ONE, triples(SHARED))
            assert texts(writer) == ["shared"]
            assert len(reader(service).snapshot()) == 16

    def test_without_the_protocol_for_graphs_too(self, tmp_path: Path) -> None:
        with oxigraph(tmp_path / "service", UNION) as service:
            nowhere = {"SAFEGUARDING_GRAPH_GRAPHS_URL": service.url.replace("/query", "/nowhere")}
            writer = RemoteWriter(Endpoints.of(service.url, nowhere))
            writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
            writer.replace_graph(ONE, triples(SHARED))
            assert texts(writer) == ["shared"]

    def test_a_union_switched_on_later_is_told(self, service: Oxigraph, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        service.kill()
        service.start(UNION)
        with pytest.raises(StoreUnavailable, match="--union-default-graph"):
            reader(service)

    def test_a_union_switched_off_later_is_told_and_mended_by_the_next_load(self, service: Oxigraph) -> None:
        service.kill()
        service.start(UNION)
        RemoteWriter(Endpoints.of(service.url, {})).replace_graph(ONE, triples(SHARED))
        service.kill()
        service.start()
        with pytest.raises(StoreUnavailable, match="load once more"):
            reader(service)
        RemoteWriter(Endpoints.of(service.url, {}))
        assert texts(reader(service)) == ["shared"]

    def test_what_others_loaded_is_read_where_the_default_graph_shows_it(self, service: Oxigraph) -> None:
        with pytest.raises(StoreUnavailable, match="Nothing was loaded"):
            reader(service)
        writer = RemoteWriter(Endpoints.of(service.url, {}))
        writer._client.update(f'DROP ALL ; INSERT DATA {{ GRAPH <{ONE}> {{ <urn:x> <http://example.org/says> "y" }} }}')
        with pytest.raises(StoreUnavailable, match="unionDefaultGraph"):
            reader(service)
        service.kill()
        service.start(UNION)
        assert texts(reader(service)) == ["y"]


class TestAnswers:
    @pytest.mark.parametrize(
        ("query", "media_type", "form", "start"),
        [
            (TEXTS, None, ResultForm.BINDINGS, b'{"head"'),
            (TEXTS, "text/csv", ResultForm.BINDINGS, b"o\r\nshared"),
            ("ASK {}", "application/sparql-results+xml", ResultForm.BOOLEAN, b"<?xml"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", ResultForm.GRAPH, b"<http://example.org/x>"),
            # The service answers in another type than this one, and its answer is written anew.
            (TEXTS, "application/xml", ResultForm.BINDINGS, b"<?xml"),
        ],
    )
    def test_in_the_media_type_asked_for(
        self, writer: RemoteWriter, query: str, media_type: str | None, form: ResultForm, start: bytes
    ) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        answer: Answer = writer.query(query, media_type)
        assert answer.form is form
        assert answer.body.startswith(start)

    @pytest.mark.parametrize(
        ("query", "media_type", "reason"),
        [
            ("DROP ALL", None, "DROP would change the store"),
            ("SELECT * {", None, "refuses it"),
            (TEXTS, "text/turtle", "cannot hold"),
            ("ASK {}", "text/csv", "yes or no"),
        ],
    )
    def test_refused(self, writer: RemoteWriter, query: str, media_type: str | None, reason: str) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        with pytest.raises(QueryRefused, match=reason):
            writer.query(query, media_type)
        assert texts(writer) == ["shared"]

    def test_graphs_given_beside_the_query(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED, ("x", "one")))
        writer.replace_graph(TWO, triples(("y", "two")))
        assert texts(writer, default_graphs=(TWO,)) == ["two"]
        assert texts(writer, f"SELECT ?o FROM <{ONE}> {{ ?s ?p ?o }}") == ["one", "shared"]
        with pytest.raises(QueryRefused, match="not the IRI of a graph"):
            writer.query(TEXTS, default_graphs=("a b",))

    def test_a_value_is_bound_and_never_read_as_query(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(("x", "one"), ("y", "} ; DROP ALL #")))
        query = "SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o"
        assert texts(writer, query, bindings={"s": "<http://example.org/x>"}) == ["one"]
        assert texts(writer, query, bindings={"o": '"} ; DROP ALL #"'}) == ["} ; DROP ALL #"]
        for value in ('"one" } #', "_:b", "?s"):
            with pytest.raises(QueryRefused, match=r"value of \?o"):
                writer.query(query, bindings={"o": value})
        with pytest.raises(QueryRefused, match="Only a variable that SELECT names"):
            writer.query(query, bindings={"other": '"one"'})

    def test_a_relative_iri_is_one_of_the_product(self, writer: RemoteWriter) -> None:
        writer.replace_graph(ONE, triples(SHARED))
        assert texts(writer, "SELECT ?o { GRAPH <graph/one> { ?s ?p ?o } }") == ["shared"]

    @pytest.mark.parametrize("media_type", ["text/turtle", "application/trig", "application/n-quads"])
    @pytest.mark.parametrize("graph", [None, ONE])
    def test_an_export_is_that_of_an_embedded_store_byte_for_byte(
        self, writer: RemoteWriter, store: EmbeddedStore, graph: str | None, media_type: str
    ) -> None:
        for one in (writer, store):
            one.replace_graph(TWO, triples(("y", "two"), SHARED))
            one.replace_graph(ONE, triples(("x", "one"), SHARED))
        assert b"".join(writer.export(graph, media_type)) == b"".join(store.export(graph, media_type))

    def test_an_export_of_nothing_is_told_at_once(self, writer: RemoteWriter) -> None:
        with pytest.raises(StoreError, match="There is no graph"):
            writer.export(ONE, "text/turtle")
        with pytest.raises(StoreError, match="cannot be exported"):
            writer.export(None, "text/plain")


class TestFailures:
    @pytest.mark.parametrize(
        ("status", "kind", "says"),
        [
            (401, StoreUnavailable, "set SAFEGUARDING_GRAPH_USER and SAFEGUARDING_GRAPH_PASSWORD"),
            (403, StoreUnavailable, "set SAFEGUARDING_GRAPH_USER"),
            (404, StoreUnavailable, "no address of a SPARQL service"),
            (429, StoreBusy, "in a moment"),
            (500, StoreError, "status 500. the disk is gone"),
            (503, StoreBusy, "in a moment"),
            (504, QueryTimeout, "took too long"),
            (507, StoreFull, "No room is left"),
        ],
    )
    def test_what_a_status_means(self, status: int, kind: type[StoreError], says: str) -> None:
        with failing(status, "the disk is gone") as url, pytest.raises(kind, match=says):
            RemoteStore(Endpoints.of(url, {}))

    @pytest.mark.parametrize(
        "asks_for", ['Basic realm="reports"', 'Digest realm="reports", nonce="1", qop="auth"', "Other"]
    )
    def test_a_wrong_password_is_told_and_not_repeated(self, asks_for: str) -> None:
        environment = {"SAFEGUARDING_GRAPH_USER": "loader", "SAFEGUARDING_GRAPH_PASSWORD": "opensesame"}
        with (
            failing(401, "no", WWW_Authenticate=asks_for) as url,
            pytest.raises(StoreUnavailable, match=r"loader|Other") as refusal,
        ):
            RemoteStore(Endpoints.of(url, environment))
        assert "opensesame" not in str(refusal.value)

    @pytest.mark.parametrize(
        ("password", "says"), [("opensesame", "Nothing was loaded"), ("sesame", "check SAFEGUARDING")]
    )
    def test_user_and_password(self, password: str, says: str) -> None:
        environment = {"SAFEGUARDING_GRAPH_USER": "loader", "SAFEGUARDING_GRAPH_PASSWORD": password}
        none = '{"head": {"vars": ["g"]}, "results": {"bindings": []}}'
        right = "Basic " + base64.b64encode(b"loader:opensesame").decode()
        with (
            failing(200, none, expects=right, Content_Type="application/sparql-results+json") as url,
            pytest.raises(StoreUnavailable, match=says),
        ):
            RemoteStore(Endpoints.of(url, environment))

    def test_a_redirection_is_told_and_not_followed(self) -> None:
        with (
            failing(302, Location="https://example.org/login") as url,
            pytest.raises(StoreUnavailable, match=r"callers to https://example\.org/login"),
        ):
            RemoteStore(Endpoints.of(url, {}))

    def test_an_answer_that_does_not_come(self) -> None:
        with failing(200, delay=1) as url, pytest.raises(QueryTimeout, match=r"no answer within 0\.2 seconds"):
            RemoteStore(Endpoints.of(url, {}), time_limit=0.2)

    def test_an_answer_of_another_kind(self) -> None:
        with failing(200, "<p>Welcome</p>") as url, pytest.raises(StoreError, match="answered in text/plain"):
            RemoteStore(Endpoints.of(url, {}))

    def test_nobody_there(self, service: Oxigraph) -> None:
        service.kill()
        with pytest.raises(StoreUnavailable, match="Is the service running"):
            reader(service)
