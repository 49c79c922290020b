"""``stats``: what the store holds."""

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

from cli.exits import Exit
from cli.ledger import Ledger
from cli.options import add_store, store_place
from cli.tables import table
from store.base import ReadableStore

Table = tuple[Sequence[str], Sequence[Sequence[str]]]
"""Names of columns, and rows."""

PARTS = ("class", "framework", "authority", "inspection")
"""Each is a query of its own: ``stats_<part>.rq``."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument(
        "--unresolved",
        action="store_true",
        help="the names in findings that no organisation of the register bears, most frequent first",
    )
    parser.add_argument("--format", choices=("table", "csv"), default="table", help="default: table")
    add_store(parser)


def run(arguments: argparse.Namespace) -> Exit:
    """Print; raises :class:`store.base.StoreError`."""
    place = store_place(arguments)
    with place.reading() as store:
        if arguments.unresolved:
            names = Ledger.of(place.journal(store)).unresolved()
            _print([(("name", "findings"), [(name, str(number)) for name, number in _ranked(names)])], arguments.format)
            return Exit.DONE
        _print([_rows(store, part) for part in PARTS], arguments.format)
        if arguments.format == "table":
            print(f"\nsnapshot {store.snapshot()}, {len(store.graph_names())} named graphs")
    return Exit.DONE


def _print(tables: list[Table], form: str) -> None:
    """As tables, or as CSV: each with its own heading, an empty line between two."""
    for number, (names, rows) in enumerate(tables):
        if number:
            print()
        if form == "csv":
            csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
        else:
            print(table(names, rows))


def _ranked(names: Counter[str]) -> list[tuple[str, int]]:
    return sorted(names.items(), key=lambda item: (-item[1], item[0]))


def _rows(store: ReadableStore, part: str) -> Table:
    query = (files("cli") / f"stats_{part}.rq").read_text(encoding="utf-8")
    results = json.loads(store.query(query, "application/sparql-results+json").body)
    names = results["head"]["vars"]
    return names, [[row.get(name, {}).get("value", "") for name in names] for row in results["results"]["bindings"]]
