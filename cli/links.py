"""The links between the reports of each authority, kept up to date: derived anew only where what they rest on changed.

What the links of an authority rest on is noted in the ledger under the name of their graph, after they were stored:
which files its reports were made from, by which loader, and what people corrected in them. So a load of one report
costs what its authority's links cost, whatever else the store holds; and a load that was killed in between, or one
that people's codes were taken in, leaves a note that no longer holds, and the next derives those links.
"""

import hashlib
from collections import defaultdict

from rdflib import Graph

from cli.asking import asker
from cli.ledger import Entry, Ledger
from loaders.linking import Ask, links_graph
from loaders.review.corrections import digests_by_inspection
from ontology.identifiers import authority_iri
from ontology.light_graph import ntriples
from ontology.namespaces import GRAPH, ID
from store.base import ReadableStore, WritableStore
from store.folder import storage_error

LINKS = str(GRAPH["links"])
"""Held the links of all authorities in stores of earlier versions."""
_OF_ONE = f"{LINKS}/"
_REPORTS = str(ID["report/"])


def update_links(store: WritableStore, ledger: Ledger, corrections: Graph) -> None:
    """Derive the links that are not up to date. Raises :class:`store.base.StoreError`."""
    due = {
        name: rests_on for name, rests_on in _bases(ledger, corrections).items() if not _holds(ledger, name, rests_on)
    }
    # All are read before the first is stored: the store puts what it was given together before it answers.
    derived = {name: ntriples(links_graph(_asker(store, name))) for name in sorted(due)}
    store.remove_graph(LINKS)
    for name, links in derived.items():
        if links.strip():
            store.replace_graph(name, links)
        else:
            store.remove_graph(name)
        try:
            ledger.record(Entry(name, due[name], "", name, "", "", paged=False, held=True, remarks=0))
        except OSError as error:
            raise storage_error(error, f"noting that {name} is up to date") from error


def _holds(ledger: Ledger, name: str, rests_on: str) -> bool:
    known = ledger.entry(name)
    return known is not None and known.loader == rests_on


def _asker(store: ReadableStore, name: str) -> Ask:
    return asker(store, {"authority": authority_iri(name.removeprefix(_OF_ONE)).n3()})


def _bases(ledger: Ledger, corrections: Graph) -> dict[str, str]:
    """Graph of links to a digest of what they rest on; also of authorities whose reports are all gone."""
    corrected = digests_by_inspection(corrections)
    parts: dict[str, list[str]] = defaultdict(list)
    for entry in ledger.held():
        if entry.graph.startswith(_REPORTS):
            authority = entry.slug.rpartition(f"-{entry.framework}-")[0]
            parts[_OF_ONE + authority].append(
                " ".join((entry.graph, entry.sha256, entry.loader, corrected.get(entry.slug, "")))
            )
        elif entry.graph.startswith(_OF_ONE):
            parts.setdefault(entry.graph, [])
    return {
        name: hashlib.sha256("\n".join(sorted(reports)).encode("utf-8")).hexdigest()[:16]
        for name, reports in parts.items()
    }
