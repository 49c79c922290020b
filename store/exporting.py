"""Write graphs out in an order that depends on their content alone: the same input, byte for byte the same file."""

import tempfile
from collections.abc import Iterator
from typing import IO

import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from store.base import StoreError
from store.formats import GRAPHS

CHUNK = 1 << 16
_PREFIXED = {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML}


def export(store: ox.Store, graph: str | None, media_type: str) -> Iterator[bytes]:
    """See :meth:`store.base.ReadableStore.export`. Raises :class:`StoreError` before the first chunk, or never."""
    if media_type not in GRAPHS:
        raise StoreError(f"Graphs cannot be exported as {media_type}; known are {', '.join(GRAPHS)}.")
    rdf_format = GRAPHS[media_type]
    statements: Iterator[ox.Quad] | Iterator[ox.Triple]
    if graph is not None:
        name = ox.NamedNode(graph)
        if not store.contains_named_graph(name):
            raise StoreError(f"There is no graph {graph}.")
        statements = _triples(store, name)
    elif rdf_format.supports_datasets:
        statements = _quads(store)
    else:
        statements = _triples(store, ox.DefaultGraph())
    return _chunks(statements, rdf_format)


def _chunks(statements: Iterator[ox.Quad] | Iterator[ox.Triple], rdf_format: ox.RdfFormat) -> Iterator[bytes]:
    # Through a file, so that an answer larger than memory passes, and the engine's iterators stay in one thread.
    with tempfile.TemporaryFile() as output:
        stream: IO[bytes] = output
        prefixes = dict(PREFIXES) if rdf_format in _PREFIXED else None
        ox.serialize(statements, stream, rdf_format, prefixes=prefixes)
        stream.seek(0)
        while chunk := stream.read(CHUNK):
            yield chunk


def _quads(store: ox.Store) -> Iterator[ox.Quad]:
    for name in sorted(store.named_graphs(), key=str):
        for triple in _triples(store, name):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _triples(store: ox.Store, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> Iterator[ox.Triple]:
    """Sorted by subject, predicate and object; only the subjects, and one subject's statements, are held at once."""
    subjects = {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)}
    for subject in sorted(subjects, key=str):
        quads = store.quads_for_pattern(subject, None, None, graph)
        yield from sorted((quad.triple for quad in quads), key=str)
