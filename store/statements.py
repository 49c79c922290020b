"""The statements of a graph on their way into the engine."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from store.base import StoreError

_IRI = rb"<https?://[A-Za-z0-9.-]+(?:/[!$&-;=?-Z_a-z~]*+(?:#[!$&-;=?-Z_a-z~]*+)?)?>"
_LITERAL = rb'"[^"\\\0\n\r]*+(?:\\[tbnrf"\\][^"\\\0\n\r]*+)*+"(?:\^\^%b|@[a-z]{2}(?:-[A-Z]{2})?)?' % _IRI
_PLAIN = re.compile(rb"(?:%b %b (?:%b|%b) \.\n)*+" % (_IRI, _IRI, _IRI, _LITERAL))
"""N-Triples as this product writes them, a statement a line, with IRIs that can be nothing else."""

_DECIMAL = re.compile(rb'"(-?\d+)(?:(\.\d*[1-9])0+|\.0+)"(?=\^\^<http://www\.w3\.org/2001/XMLSchema#decimal>)')
"""A number with noughts at its end, which the engine leaves out."""
_NO_TIME = (
    b'"P0D"^^<http://www.w3.org/2001/XMLSchema#duration>',
    b'"PT0S"^^<http://www.w3.org/2001/XMLSchema#duration>',
)
"""The shortest of times, as rdflib writes it and as the engine keeps it."""


def lines(graph: str, ntriples: bytes) -> bytes:
    """N-Triples written in any way, as one statement a line that ends in `` .``.

    What is so already is only looked over, at half of what it costs to parse. Raises :class:`StoreError` for what is no
    N-Triples, and for blank nodes: they have no names.
    """
    if _PLAIN.fullmatch(ntriples) and _is_text(ntriples):
        return ntriples
    try:
        triples = list(_triples(ntriples))
    except (SyntaxError, ValueError) as error:
        raise StoreError(f"{graph} was not stored, its statements are no N-Triples: {error}") from error
    if blank := next(filter(_has_blank, triples), None):
        raise StoreError(f"{graph} was not stored: its blank nodes could not be found again ({blank}).")
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def in_graph(graph: str, lines: bytes) -> bytes:
    """The same statements as N-Quads."""
    return lines.replace(b" .\n", b" <%b> .\n" % graph.encode("utf-8"))


def statements(ntriples: bytes) -> set[ox.Triple]:
    """With numbers and times as the engine keeps them, so that what is stored is seen to be the same."""
    return set(_triples(_DECIMAL.sub(rb'"\1\2"', ntriples).replace(*_NO_TIME)))


def _is_text(ntriples: bytes) -> bool:
    try:
        ntriples.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _triples(ntriples: bytes) -> Iterator[ox.Triple]:
    return (quad.triple for quad in ox.parse(ntriples, format=ox.RdfFormat.N_TRIPLES))


def _has_blank(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode) or isinstance(triple.object, ox.BlankNode)
