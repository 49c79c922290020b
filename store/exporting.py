"""Write graphs out in an order that depends on their content alone: the same input, byte for byte the same file."""

import heapq
import itertools
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import IO

import pyoxigraph as ox

from ontology.namespaces import PREFIXES
from store.base import StoreError
from store.formats import GRAPHS

CHUNK = 1 << 16
"""Bytes handed out at a time."""
RUN = 250_000
"""Statements sorted in memory at a time; more are sorted in runs on disk and merged."""

_PREFIXED = {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML}
_DIRECTIVE = b"@prefix "
# The engine writes a whole number of type xsd:decimal without a point, for which Turtle has no shorthand: other tools
# would give it one when they write it, and the graph would come back as another.
_POINTLESS = re.compile(rb'"(-?\d+)"(\^\^<http://www\.w3\.org/2001/XMLSchema#decimal> \.\n)$')

GraphName = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def export(store: ox.Store, graph: str | None, media_type: str) -> Iterator[bytes]:
    """See :meth:`store.base.ReadableStore.export`. Raises :class:`StoreError` at once, not while it is read."""
    if media_type not in GRAPHS:
        raise StoreError(f"Graphs cannot be exported as {media_type}; known are {', '.join(GRAPHS)}.")
    rdf_format = GRAPHS[media_type]
    if graph is None:
        names = sorted(store.named_graphs(), key=str)
        return _document(store, names, rdf_format, with_names=rdf_format.supports_datasets)
    name = ox.NamedNode(graph)
    if not store.contains_named_graph(name):
        raise StoreError(f"There is no graph {graph}.")
    return _document(store, [name], rdf_format, with_names=False)


def _document(
    store: ox.Store, names: Sequence[GraphName], rdf_format: ox.RdfFormat, *, with_names: bool
) -> Iterator[bytes]:
    """Sorted lines are the two line formats already; the others are written from them by the engine."""
    with tempfile.TemporaryFile() as lines:
        if with_names:
            for name in names:
                end = b" %s .\n" % str(name).encode()
                lines.writelines(line[:-3] + end for line in _sorted_lines(store, [name]))
        else:
            lines.writelines(_sorted_lines(store, names))
        lines.seek(0)
        if rdf_format in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS):
            yield from _chunks(lines)
            return
        line_format = ox.RdfFormat.N_QUADS if with_names else ox.RdfFormat.N_TRIPLES
        quads = ox.parse(lines, format=line_format)
        statements = quads if with_names else (quad.triple for quad in quads)
        prefixes = dict(PREFIXES) if rdf_format in _PREFIXED else None
        with tempfile.TemporaryFile() as output:
            ox.serialize(statements, output, rdf_format, prefixes=prefixes)
            output.seek(0)
            yield _directives(output)
            yield from _chunks(output)


def _directives(document: IO[bytes]) -> bytes:
    """The prefixes at the head of a document, which the engine writes in an order of its own, in a fixed one."""
    directives = []
    position = document.tell()
    while (line := document.readline()).startswith(_DIRECTIVE):
        directives.append(line)
        position = document.tell()
    document.seek(position)
    return b"".join(sorted(directives))


def _sorted_lines(store: ox.Store, names: Sequence[GraphName]) -> Iterator[bytes]:
    """The statements of graphs as N-Triples lines, each once, sorted by their bytes: by subject, predicate, object."""
    with ExitStack() as files:
        dump = files.enter_context(tempfile.TemporaryFile())
        for name in names:
            store.dump(dump, format=ox.RdfFormat.N_TRIPLES, from_graph=name)
        dump.seek(0)
        lines = (_POINTLESS.sub(rb'"\1.0"\2', line) for line in dump)
        runs: list[Iterator[bytes]] = []
        while run := sorted(itertools.islice(lines, RUN)):
            if len(run) < RUN and not runs:
                runs.append(iter(run))
                break
            file = files.enter_context(tempfile.TemporaryFile())
            file.writelines(run)
            file.seek(0)
            runs.append(iter(file))
        for line, _ in itertools.groupby(heapq.merge(*runs)):
            yield line


def _chunks(stream: IO[bytes]) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk
