"""``query``: a SPARQL query in, its answer out."""

import argparse
import json
import sys
from pathlib import Path

from cli.exits import CommandError, Exit
from cli.options import add_store, store_place
from cli.tables import table
from store.base import Answer, ResultForm

FORMATS = {
    "csv": "text/csv",
    "json": "application/sparql-results+json",
    "tsv": "text/tab-separated-values",
    "xml": "application/sparql-results+xml",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "table": None,
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument("query", metavar="FILE|-", help="a file that holds the query, or - for standard input")
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="table",
        help="csv, json, tsv, xml or table for SELECT; json, xml or table for ASK; "
        "ttl, nt, jsonld or table for CONSTRUCT and DESCRIBE (default: table)",
    )
    add_store(parser)


def run(arguments: argparse.Namespace) -> Exit:
    """Answer; raises :class:`CommandError` and :class:`store.base.StoreError`."""
    text = _text(arguments.query)
    with store_place(arguments).reading() as store:
        answer = store.query(text, FORMATS[arguments.format])
    body = _table(answer) if arguments.format == "table" else answer.body
    sys.stdout.buffer.write(body if body.endswith(b"\n") else body + b"\n")
    sys.stdout.buffer.flush()
    return Exit.DONE


def _text(source: str) -> str:
    try:
        if source == "-":
            return sys.stdin.buffer.read().decode("utf-8")
        return Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise CommandError(f"The query in {source} cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"The query in {source} is not written in UTF-8.") from None


def _table(answer: Answer) -> bytes:
    if answer.form is ResultForm.GRAPH:
        return answer.body
    results = json.loads(answer.body)
    if answer.form is ResultForm.BOOLEAN:
        return b"yes" if results["boolean"] else b"no"
    names = results["head"]["vars"]
    rows = [[row.get(name, {}).get("value", "") for name in names] for row in results["results"]["bindings"]]
    return table(names, rows).encode("utf-8")
