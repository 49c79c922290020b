"""What several subcommands share: the store's place, and what may be wrong with it."""

import argparse
import os
from pathlib import Path

from cli.exits import CommandError

STORE_VARIABLE = "SAFEGUARDING_GRAPH_STORE"
STANDARD_STORE = "data/store"


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add ``--store``."""
    parser.add_argument(
        "--store",
        default=os.environ.get(STORE_VARIABLE) or STANDARD_STORE,
        metavar="FOLDER",
        help=f"where the graph is kept (default: ${STORE_VARIABLE}, or {STANDARD_STORE})",
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


def store_path(location: str) -> Path:
    """The folder that ``--store`` names. Raises :class:`CommandError` for the URL of a service, not yet a store."""
    if "://" in location:
        raise CommandError(f"{location} is the URL of a service; this version keeps the graph in a folder only.")
    return Path(location).expanduser()


def at_least_one(text: str) -> int:
    """A number of processes, as an argument."""
    number = int(text) if text.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes from 1")
    return number
