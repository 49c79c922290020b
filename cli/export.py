"""``export``: the graph, or one inspection, as a file."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from cli.exits import CommandError, Exit
from cli.files import written_whole
from cli.options import add_store, store_place
from ontology.identifiers import report_iri
from store.base import ReadableStore

FORMATS = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument(
        "--format", choices=FORMATS, default="turtle", help="default: turtle; csv is the findings as rows"
    )
    parser.add_argument("--inspection", metavar="SLUG", help="only this inspection, e.g. lancashire-slac-2012-03-09")
    parser.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
    add_store(parser)


def run(arguments: argparse.Namespace) -> Exit:
    """Export; raises :class:`CommandError` and :class:`store.base.StoreError`."""
    with store_place(arguments).reading() as store:
        graph = _graph(store, arguments.inspection)
        chunks = _rows(store, graph) if arguments.format == "csv" else store.export(graph, FORMATS[arguments.format])
        if arguments.output:
            with written_whole(Path(arguments.output)) as stream:
                stream.writelines(chunks)
        else:
            for chunk in chunks:
                sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
    return Exit.DONE


def _graph(store: ReadableStore, slug: str | None) -> str | None:
    if slug is None:
        return None
    graph = str(report_iri(slug))
    if graph not in store.graph_names():
        raise CommandError(f"There is no inspection {slug} in the store; `stats` names those that are.")
    return graph


def _rows(store: ReadableStore, graph: str | None) -> Iterator[bytes]:
    query = (Path(__file__).parent / "findings.rq").read_text(encoding="utf-8")
    bindings = {"report": f"<{graph}>"} if graph else None
    yield store.query(query, "text/csv", bindings=bindings).body
