"""What several subcommands share: the store's place, and what may be wrong with it."""

import argparse
import os

from store.opening import Place, place

STORE_VARIABLE = "SAFEGUARDING_GRAPH_STORE"
STANDARD_STORE = "data/store"


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add ``--store``."""
    parser.add_argument(
        "--store",
        default=os.environ.get(STORE_VARIABLE) or STANDARD_STORE,
        metavar="FOLDER|URL",
        help=f"where the graph is kept: a folder, or a SPARQL 1.1 service (default: ${STORE_VARIABLE}, "
        f"or {STANDARD_STORE})",
    )


def add_jobs(parser: argparse.ArgumentParser, of_what: str) -> None:
    """Add ``--jobs``."""
    parser.add_argument(
        "--jobs",
        type=at_least_one,
        default=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        metavar="N",
        help=f"{of_what} at a time (default: one a processor core)",
    )


def store_place(arguments: argparse.Namespace) -> Place:
    """What ``--store`` names. Raises :class:`store.base.StoreUnavailable` for a URL that can be none of a service."""
    return place(arguments.store)


def at_least_one(text: str) -> int:
    """A number of processes, as an argument."""
    number = int(text) if text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes from 1")
    return number
