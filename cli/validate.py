"""``validate``: SHACL over what is loaded, graph by graph, or over a file.

Every named graph is checked: reports, tables of outcomes, links, what people corrected, and what all of them build on;
and that no two of them make the same statement.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rdflib import Graph, URIRef

from cli.asking import asker
from cli.checking import Check, Checked, check
from cli.exits import CommandError, Exit
from cli.foundations import FOUNDATIONS
from cli.options import add_jobs, add_store, store_place
from cli.own_nodes import REPORTS
from cli.workers import LocalRunner, Loss, in_order
from ontology.namespaces import GRAPH
from store.base import ReadableStore

WORK = "cli.checking:check"
REGISTER = GRAPH["register"]
TIME_LIMIT = 600
"""Seconds for one graph: the register is much larger than a report."""

_ENDINGS = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".json": "json-ld", ".rdf": "xml", ".xml": "xml"}

_STATED_TWICE = """
SELECT ?graph ?other (COUNT(*) AS ?number) (MIN(STR(?s)) AS ?first) {
  GRAPH ?graph { ?s ?p ?o } GRAPH ?other { ?s ?p ?o } FILTER(?other != ?graph)
} GROUP BY ?graph ?other ORDER BY ?other
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this subcommand."""
    parser.add_argument("--file", metavar="FILE", help="validate this RDF file instead of the store")
    add_store(parser)
    add_jobs(parser, "graphs")


def run(arguments: argparse.Namespace) -> Exit:
    """Validate; raises :class:`CommandError` and :class:`store.base.StoreError`."""
    if arguments.file:
        return _file(Path(arguments.file))
    with store_place(arguments).reading() as store, tempfile.TemporaryDirectory() as folder:
        names = store.graph_names()
        organisations = Path(folder, "organisations.nt")
        organisations.write_bytes(_organisations(store))
        runner: LocalRunner[Check, Checked] = LocalRunner(min(arguments.jobs, len(names) or 1), WORK, TIME_LIMIT)
        with runner:
            results = in_order(runner, _checks(store, names, organisations), _lost)
            wrong = {checked.name for checked in results if _say(checked)}
        for name, says in _shared(store, names):
            print(f"{name}: {says}", file=sys.stderr)
            wrong.add(name)
    print(f"{len(names)} graphs validated, {len(wrong)} do not conform.")
    return Exit.SOME_REJECTED if wrong else Exit.DONE


def _file(path: Path) -> Exit:
    try:
        graph = Graph().parse(path, format=_ENDINGS.get(path.suffix.lower(), "turtle"))
    except OSError as error:
        raise CommandError(f"{path} cannot be opened: {error.strerror or error}.") from None
    except Exception as error:  # each of rdflib's parsers raises kinds of its own
        raise CommandError(f"{path} is not well-formed RDF: {error}") from None
    wrong = _say(check(Check(str(path), graph.serialize(format="nt", encoding="utf-8"), None)))
    if not wrong:
        print(f"{path} conforms ({len(graph)} statements).")
    return Exit.SOME_REJECTED if wrong else Exit.DONE


def _checks(store: ReadableStore, names: Sequence[str], organisations: Path) -> Iterator[Check]:
    for name in names:
        ntriples = b"".join(store.export(name, "application/n-triples"))
        yield Check(name, ntriples, None if name in FOUNDATIONS else organisations)


def _organisations(store: ReadableStore) -> bytes:
    query = f"CONSTRUCT {{ ?organisation a ?class }} WHERE {{ GRAPH {REGISTER.n3()} {{ ?organisation a ?class }} }}"
    return store.query(query, "application/n-triples").body


def _shared(store: ReadableStore, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Graphs that state what another states too, each with what to say of it.

    Reports can share nothing where each speaks of its own nodes. Of two other graphs one is not the register, by far
    the largest: it need not be gone through.
    """
    for name in names:
        if name.startswith(REPORTS) or name == str(REGISTER):
            continue
        for row in asker(store, {"graph": URIRef(name).n3()})(_STATED_TWICE):
            yield name, f"{row['number']} statements stand in {row['other']} too, the first about {row['first']}."


def _say(checked: Checked) -> bool:
    for violation in checked.violations:
        print(f"{checked.name}: {violation}", file=sys.stderr)
    return bool(checked.violations)


def _lost(task: Check, loss: Loss) -> Checked:
    return Checked(task.name, (f"It could not be validated: {loss.reason}.",))
