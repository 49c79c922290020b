"""What is derived from several reports, kept up to date: derived anew only where what it rests on changed.

What a derived graph rests on is noted in the ledger under its name, after it was stored: which files its reports were
made from, by which loader, and what people corrected in them. So a load of one report costs what its authority's links
cost, whatever else the store holds; and a load that was killed in between, or one that people's codes were taken in,
leaves a note that no longer holds, and the next derives those links.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rdflib import Graph

from cli.asking import asker
from cli.ledger import Entry, Ledger, loader_version
from cli.own_nodes import REPORTS
from loaders.linking import DESCRIBED, Ask, links_graph, query_text
from loaders.review.corrections import digests_by_inspection
from ontology.identifiers import authority_iri
from ontology.light_graph import ntriples
from ontology.namespaces import GRAPH
from store.base import ReadableStore, WritableStore
from store.folder import storage_error

HELD = 8 << 20
"""Bytes of links that are held before they are stored: the store puts what it was given together before it answers."""

LINKS = str(GRAPH["links"])
"""Held the links of all authorities in stores of earlier versions."""
_OF_ONE = f"{LINKS}/"
_NTRIPLES = "application/n-triples"


def update_derived(store: WritableStore, ledger: Ledger, corrections: Graph) -> None:
    """Derive what is not up to date. Raises :class:`store.base.StoreError`."""
    # Links may lead to visits, and so come after them.
    due = _due(ledger, dict.fromkeys(DESCRIBED, _digest(_reports_and_tables(ledger))))
    described = [(name, store.query(query_text(DESCRIBED[name]), _NTRIPLES).body, rests_on) for name, rests_on in due]
    _keep(store, ledger, described)
    store.remove_graph(LINKS)
    derived: list[tuple[str, bytes, str]] = []
    for name, rests_on in _due(ledger, _bases_of_links(store, ledger, corrections)):
        derived.append((name, ntriples(links_graph(_asker(store, name))), rests_on))
        if sum(len(links) for _, links, _ in derived) > HELD:
            _keep(store, ledger, derived)
            derived.clear()
    _keep(store, ledger, derived)


def _due(ledger: Ledger, bases: Mapping[str, str]) -> list[tuple[str, str]]:
    """The graphs that rest on something else than when they were derived, in order."""
    return [(name, bases[name]) for name in sorted(bases) if not _holds(ledger, name, bases[name])]


def _holds(ledger: Ledger, name: str, rests_on: str) -> bool:
    known = ledger.entry(name)
    return known is not None and known.loader == rests_on


def _keep(store: WritableStore, ledger: Ledger, derived: Iterable[tuple[str, bytes, str]]) -> None:
    """Store graphs, each a name, its statements and a digest of what it rests on."""
    for name, statements, rests_on in derived:
        if statements.strip():
            store.replace_graph(name, statements)
        else:
            store.remove_graph(name)
        try:
            ledger.record(Entry(name, rests_on, "", name, "", "", paged=False, held=True, remarks=0))
        except OSError as error:
            raise storage_error(error, f"noting that {name} is up to date") from error


def _asker(store: ReadableStore, name: str) -> Ask:
    return asker(store, {"authority": authority_iri(name.removeprefix(_OF_ONE)).n3()})


def _reports_and_tables(ledger: Ledger) -> list[str]:
    """What the descriptions rest on: all that was loaded, and the schemes of this version."""
    return [loader_version(), *(f"{one.graph} {one.sha256} {one.loader}" for one in ledger.held() if one.slug)]


def _bases_of_links(store: ReadableStore, ledger: Ledger, corrections: Graph) -> dict[str, str]:
    """Graph of links to a digest of what they rest on; also of authorities whose reports are all gone."""
    corrected = digests_by_inspection(corrections)
    parts: dict[str, list[str]] = defaultdict(list)
    for entry in ledger.held():
        if entry.graph.startswith(REPORTS):
            authority = entry.slug.rpartition(f"-{entry.framework}-")[0]
            parts[_OF_ONE + authority].append(
                " ".join((entry.graph, entry.sha256, entry.loader, corrected.get(entry.slug, "")))
            )
        elif entry.graph.startswith(_OF_ONE):
            parts.setdefault(entry.graph, [])
    for visit in asker(store)(query_text("recorded_visits.rq")):
        name = _OF_ONE + visit["authority"].rpartition("/")[2]
        if name in parts:
            parts[name].append(" ".join(value for _, value in sorted(visit.items())))
    return {name: _digest(reports) for name, reports in parts.items()}


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(parts)).encode("utf-8")).hexdigest()[:16]
