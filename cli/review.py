"""``review``: findings out to people who code, their codes back in, and how far all agree."""

import argparse
import csv
import io
import sys
from pathlib import Path

from rdflib import Graph

from cli.asking import asker
from cli.exits import CommandError, Exit
from cli.files import written_whole
from cli.ledger import Ledger
from cli.links import update_derived
from cli.options import add_store, store_place
from cli.tables import table
from loaders.linking import Ask
from loaders.review.agreement import agreements, codings
from loaders.review.applying import apply_corrections
from loaders.review.codes import Review, ReviewError
from loaders.review.corrections import CORRECTIONS, add_reviews, stored_corrections
from loaders.review.table import read, write
from loaders.review.texts import query_text
from ontology.identifiers import report_iri
from ontology.light_graph import ntriples
from ontology.register import register
from shapes.validation import validate


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    out = actions.add_parser("export", help="findings with their codes, as CSV to edit")
    out.add_argument("--inspection", metavar="SLUG", help="only this inspection")
    out.add_argument("--output", metavar="FILE", help="write there instead of to standard output")
    back = actions.add_parser("import", help="take a table with reviewers' codes back")
    back.add_argument("file", metavar="FILE", help="the CSV, with a name in `reviewer` of each row that was reviewed")
    agreement = actions.add_parser(
        "agreement", help="Cohen's kappa per code, for each two coders, the machine being one"
    )
    agreement.add_argument("--format", choices=("table", "csv"), default="table", help="default: table")
    for action in (out, back, agreement):
        add_store(action)


def run(arguments: argparse.Namespace) -> Exit:
    """Carry out one action; raises :class:`CommandError` and :class:`store.base.StoreError`."""
    actions = {"export": _export, "import": _import, "agreement": _agreement}
    return actions[arguments.action](arguments)


def _export(arguments: argparse.Namespace) -> Exit:
    with store_place(arguments).reading() as store:
        bindings = {"report": f"<{report_iri(arguments.inspection)}>"} if arguments.inspection else None
        rows = asker(store, bindings)(query_text("findings.rq"))
        if not arguments.output:
            count = write(rows, register(), sys.stdout)
        else:
            with written_whole(Path(arguments.output)) as stream:
                out = io.TextIOWrapper(stream, encoding="utf-8", newline="")
                count = write(rows, register(), out)
                out.detach()
    if not count:
        raise CommandError("There is no finding to review; `stats` says what the store holds.")
    return Exit.DONE


def _import(arguments: argparse.Namespace) -> Exit:
    reviews = _reviews(Path(arguments.file))
    place = store_place(arguments)
    with place.writing() as store:
        known = {row["finding"]: row["report"] for row in asker(store)(query_text("reports.rq"))}
        if unknown := next((review.finding for review in reviews if review.finding not in known), None):
            raise CommandError(f"Nothing was taken: the store holds no finding {unknown}.")
        corrections = add_reviews(stored_corrections(store.export, store.graph_names()), reviews)
        if violations := validate(corrections):
            raise CommandError(f"Nothing was taken: {violations[0]}")
        store.replace_graph(str(CORRECTIONS), ntriples(corrections))
        for report in sorted({known[review.finding] for review in reviews}):
            graph = Graph().parse(data=b"".join(store.export(report, "application/n-triples")), format="nt")
            apply_corrections(graph, corrections)
            store.replace_graph(report, ntriples(graph))
        update_derived(store, Ledger.of(place.journal(store)), corrections)
        store.publish()
    reviewers = sorted({review.reviewer for review in reviews})
    print(f"took {len(reviews)} reviews by {', '.join(reviewers)}")
    return Exit.DONE


def _reviews(path: Path) -> list[Review]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reviews = list(read(stream, register()))
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}") from error
    except (ReviewError, UnicodeDecodeError, csv.Error) as error:
        raise CommandError(f"Nothing was taken from {path}: {error}") from error
    if not reviews:
        raise CommandError(f"{path} holds no reviewed row: the column `reviewer` is empty throughout.")
    return reviews


def _agreement(arguments: argparse.Namespace) -> Exit:
    with store_place(arguments).reading() as store:
        ask: Ask = asker(store)
        coded = codings(ask(query_text("machine.rq")), stored_corrections(store.export, store.graph_names()))
    names = ("coder", "coder", "code", "findings", "agreed", "kappa")
    rows = [
        (
            one.one,
            one.other,
            one.code,
            str(one.findings),
            str(one.agreed),
            "" if one.kappa is None else f"{one.kappa:.3f}",
        )
        for one in agreements(coded)
    ]
    if not rows:
        raise CommandError("Nobody has reviewed a finding yet: `review export`, then `review import`.")
    if arguments.format == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
    else:
        print(table(names, rows))
    return Exit.DONE
