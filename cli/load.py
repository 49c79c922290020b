"""``load``: documents into the store."""

import argparse
import contextlib
import signal
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from cli.cluster import ClusterRunner
from cli.documents import NoDocuments, documents
from cli.exits import CommandError, Exit
from cli.extraction import Extraction
from cli.ledger import Ledger
from cli.loading import Loading
from cli.options import add_jobs, add_store, store_place
from cli.outcomes import Reporter, Status, Summary
from cli.workers import LocalRunner, Loss, Runner, in_order
from loaders.errors import LaterPart
from store.base import StoreError

_TRIED = 20
"""Files that a later part of a report is tried with: each has to be read, and a load may be of thousands."""

PIPELINE = "cli.pipeline:extract"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a report (.pdf, .txt, .md), or a folder of reports")
    add_store(parser)
    add_jobs(parser, "documents")
    parser.add_argument(
        "--cluster",
        metavar="tcp://HOST:PORT",
        help="read the documents on the workers of this Dask scheduler instead of on this machine",
    )


def run(arguments: argparse.Namespace) -> Exit:
    """Load; raises :class:`CommandError` and :class:`StoreError`."""
    try:
        paths = documents(arguments.paths)
    except NoDocuments as error:
        raise CommandError(str(error)) from None
    place = store_place(arguments)
    with _stoppable(), place.writing() as store:
        folder = place.work_folder()
        loading = Loading(store, Ledger.of(place.journal(store)), folder / "rejected")
        loading.lay_foundations()
        with Reporter(len(paths), folder / "last-load.jsonl") as reporter:
            try:
                _load(loading, paths, reporter, arguments)
            except KeyboardInterrupt:
                return _stopped(loading, reporter.summary)
            except Exception:
                # What was stored before is whole; make it visible before saying why there is no more.
                with contextlib.suppress(StoreError):
                    loading.finish()
                raise
        loading.finish()
    _print_summary(reporter.summary, folder)
    return _code(reporter.summary)


def _load(loading: Loading, paths: Sequence[Path], reporter: Reporter, arguments: argparse.Namespace) -> None:
    def unknown() -> Iterator[str]:
        for path in paths:
            outcome = loading.known(path)
            if outcome is None:
                yield str(path)
            else:
                reporter.add(outcome)

    with contextlib.ExitStack() as stack:
        todo = unknown()
        first = next(todo, None)
        if first is None:
            return  # nothing new: no process need start
        runner = _runner(arguments, len(paths))
        stack.callback(runner.close)
        later: list[Extraction] = []
        for extraction in in_order(runner, _chain(first, todo), _lost):
            if extraction.code == LaterPart.code:
                later.append(extraction)
            else:
                reporter.add(loading.take(extraction))
    for extraction in later:
        reporter.add(loading.take(_joined(extraction, paths)))


def _joined(later: Extraction, paths: Sequence[Path]) -> Extraction:
    """A later part of a report read again, with the first part if that is among the files of this load."""
    others = [str(path) for path in paths if str(path) != later.path and path.suffix == Path(later.path).suffix]
    # The parts of a report are mostly named alike, and each file tried has to be read.
    others.sort(key=lambda path: SequenceMatcher(None, path, later.path).ratio(), reverse=True)
    del others[_TRIED:]
    from cli.pipeline import extract_joined  # noqa: PLC0415 - all that reads documents, needed for this alone

    return extract_joined(later.path, others)


def _runner(arguments: argparse.Namespace, documents: int) -> Runner[str, Extraction]:
    if arguments.cluster:
        return ClusterRunner(arguments.cluster, PIPELINE)
    return LocalRunner(min(arguments.jobs, documents), PIPELINE)


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _lost(path: str, loss: Loss) -> Extraction:
    return Extraction(path, "", code=loss.code, message=f"Reading it failed: {loss.reason}.")


def _print_summary(summary: Summary, folder: Path) -> None:
    print()
    for line in summary.lines():
        print(line)
    if summary.remarks or summary.kept_out:
        print(f"\nWhat was rejected or only partly understood, and why: {folder / 'last-load.jsonl'}")


def _code(summary: Summary) -> Exit:
    if not summary.kept_out:
        return Exit.DONE
    good = summary.of(Status.LOADED, Status.UNCHANGED, Status.DUPLICATE)
    return Exit.SOME_REJECTED if good else Exit.NOTHING_DONE


def _stopped(loading: Loading, summary: Summary) -> Exit:
    loading.finish()
    print(f"\nStopped after {sum(summary.counts.values())} documents. The same command goes on from here.")
    return Exit.INTERRUPTED


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM stop a load as Ctrl-C does: what is stored is published, and the next load goes on."""
    previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, previous)
