"""Statements are brought into one form, and what is none is refused."""

import pyoxigraph as ox
import pytest

from store.base import StoreError
from store.statements import in_graph, lines, statements

PLAIN = '<http://example.org/x> <http://example.org/p#q> "one \\"two\\" – drei"@en .\n'.encode()


def test_what_is_a_statement_a_line_stays_as_it_is() -> None:
    assert lines("a:g", PLAIN) is PLAIN
    assert lines("a:g", b"") == b""


@pytest.mark.parametrize(
    "other",
    [
        b'<urn:x> <http://example.org/p> "one" .\n',
        b'<http://example.org/x> <http://example.org/p> "a} <urn:y> { \\u0041".#\n',
        b'# note .\n<http://example.org/x>\t<http://example.org/p> "one"@en-GB-oed .',
        b"<http://[::1]/x> <http://example.org/%20> <http://example.org/\xc3\xa9> .\n",
    ],
)
def test_other_forms_are_written_so(other: bytes) -> None:
    written = lines("a:g", other)
    assert written.endswith(b" .\n")
    assert written.count(b"\n") == 1
    assert statements(written) == statements(other)


@pytest.mark.parametrize(
    "damaged",
    [
        b"<http://example.org/x> says",
        b"<x> <http://example.org/p> <http://example.org/y> .\n",
        b"<http://example.org/x> <http://example.org/a b> <http://example.org/y> .\n",
        b"<http://example.org/x> <http://example.org/%zz> <http://example.org/y> .\n",
        b'<http://example.org/x> <http://example.org/p> "one\ntwo" .\n',
        b'<http://example.org/x> <http://example.org/p> "\xff" .\n',
        b'<http://example.org/x> <http://example.org/p> "one" . } <http://example.org/g> {\n',
    ],
)
def test_what_is_no_n_triples_is_refused_by_its_graph_s_name(damaged: bytes) -> None:
    with pytest.raises(StoreError, match=r"^a:g was not stored, its statements are no N-Triples"):
        lines("a:g", damaged)


@pytest.mark.parametrize("blank", [b"_:b <a:p> <a:y> .\n", b"<a:x> <a:p> _:b .\n"])
def test_a_blank_node_is_refused(blank: bytes) -> None:
    with pytest.raises(StoreError, match="blank nodes"):
        lines("a:g", blank)


def test_as_quads_every_statement_is_of_the_graph() -> None:
    quads = list(ox.parse(in_graph("http://example.org/g", PLAIN * 2), format=ox.RdfFormat.N_QUADS))
    assert [quad.graph_name.value for quad in quads] == ["http://example.org/g"] * 2
    assert {quad.triple for quad in quads} == statements(PLAIN)
