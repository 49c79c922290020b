"""``compare``: where a report and a published table of outcomes disagree about the same inspection."""

import argparse
import csv
import sys
from pathlib import PurePosixPath

from cli.asking import asker
from cli.exits import Exit
from cli.options import add_store, store_place
from cli.tables import table
from loaders.workbook.comparison import Difference, compare

_COLUMNS = ("inspection", "what", "report", "table", "source")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument("--format", choices=("table", "csv"), default="table", help="default: table")
    add_store(parser)


def run(arguments: argparse.Namespace) -> Exit:
    """Print the differences; raises :class:`store.base.StoreError`."""
    with store_place(arguments).reading() as store:
        differences, compared = compare(asker(store))
    rows = [_row(difference) for difference in differences]
    if arguments.format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([_COLUMNS, *rows])
    else:
        if rows:
            print(table(_COLUMNS, rows))
        print(f"{compared} judgements compared, {len(rows)} difference{'s' * (len(rows) != 1)}")
    return Exit.DONE


def _row(difference: Difference) -> tuple[str, str, str, str, str]:
    return (
        PurePosixPath(difference.inspection).name,
        difference.what,
        difference.report,
        difference.workbook,
        PurePosixPath(difference.source).name,
    )
