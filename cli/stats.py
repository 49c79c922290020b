"""``stats``: what the store holds."""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from importlib.resources import files

from cli.exits import Exit
from cli.options import add_store, store_path
from cli.tables import table
from store.embedded import Snapshot

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
    parts = ("unresolved",) if arguments.unresolved else PARTS
    with Snapshot(store_path(arguments.store)) as store:
        for number, part in enumerate(parts):
            names, rows = _rows(store, part)
            if arguments.format == "csv":
                writer = csv.writer(sys.stdout, lineterminator="\n")
                writer.writerows([["by", *names], *([part, *row] for row in rows)])
            else:
                print(("\n" if number else "") + table(names, rows))
        if arguments.format == "table" and not arguments.unresolved:
            print(f"\nsnapshot {store.snapshot()}, {len(store.graph_names())} named graphs")
    return Exit.DONE


def _rows(store: Snapshot, part: str) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    query = (files("cli") / f"stats_{part}.rq").read_text(encoding="utf-8")
    results = json.loads(store.query(query, "application/sparql-results+json").body)
    names = results["head"]["vars"]
    return names, [[row.get(name, {}).get("value", "") for name in names] for row in results["results"]["bindings"]]
