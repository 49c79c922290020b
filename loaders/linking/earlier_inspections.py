"""Which inspection a report refers to: ``sg:refersTo``, to the one in the graph or to a dated stub.

A reference names a day, a month or a year, and often the kind. It means an inspection of the same authority whose
fieldwork or publication touches that time, of that kind where one is named. Where no stored inspection fits, or more
than one does, a stub (``sg:UnseenInspection``) stands for it: a guess would look like a fact. A kind with the very day
that an inspection is known by means that one; a reference that so means its own report's leads nowhere.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, XSD

from loaders.linking.rows import Ask, Row, query_text
from ontology.namespaces import ID, SG

PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
"""Length of an ISO 8601 date to the datatype that says how precise it is."""


@dataclass(frozen=True, slots=True)
class Known:
    """An inspection of the store and the days it touches."""

    iri: str
    authority: str
    framework: str
    first: date
    last: date


def add_links(graph: Graph, ask: Ask) -> None:
    """State ``sg:refersTo`` for every reference, with stubs for what is not in the store."""
    rows = list(ask(query_text("inspections.rq")))
    stored = {row["inspection"] for row in rows}
    known = [inspection for row in rows if (inspection := _known(row))]
    for row in ask(query_text("references.rq")):
        candidates = {inspection.iri for inspection in _candidates(row, known)}
        node = URIRef(candidates.pop()) if len(candidates) == 1 else _by_kind_and_date(row)
        if str(node) == row["inspection"]:
            continue
        if str(node) not in stored:
            _describe_stub(graph, node, row)
        graph.add((URIRef(row["inspection"]), SG.refersTo, node))
        graph.add((URIRef(row["reference"]), SG.refersTo, node))


def _known(row: Row) -> Known | None:
    days = [date.fromisoformat(row[name][:10]) for name in ("start", "end", "published") if name in row]
    if not days:
        return None
    return Known(row["inspection"], row["authority"], row["framework"], min(days), max(days))


def _candidates(row: Row, known: list[Known]) -> list[Known]:
    first, last = _span(row["date"])
    return [
        inspection
        for inspection in known
        if inspection.iri != row["inspection"]
        and inspection.authority == row["authority"]
        and inspection.framework == row.get("framework", inspection.framework)
        and inspection.first <= last
        and first <= inspection.last
    ]


def _span(text: str) -> tuple[date, date]:
    """The first and last day that a year, a month or a day covers."""
    year = int(text[:4])
    if len(text) == 4:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(text[5:7])
    if len(text) == 7:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    day = date.fromisoformat(text[:10])
    return day, day


def _by_kind_and_date(row: Row) -> URIRef:
    authority = row["authority"].rsplit("/", 1)[-1]
    kind = row["framework"].rsplit("/", 1)[-1] if "framework" in row else "inspection"
    return URIRef(ID[f"inspection/{authority}-{kind}-{row['date']}"])


def _describe_stub(graph: Graph, stub: URIRef, row: Row) -> None:
    graph.add((stub, RDF.type, SG.UnseenInspection))
    graph.add((stub, SG.inspects, URIRef(row["authority"])))
    graph.add((stub, DCTERMS.date, Literal(row["date"], datatype=PRECISION[len(row["date"])], normalize=False)))
    if "framework" in row:
        graph.add((stub, SG.framework, URIRef(row["framework"])))
