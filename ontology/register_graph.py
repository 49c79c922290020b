"""The register as RDF: CONTRACT section 2, and the Organization Ontology's change events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, SKOS, XSD

from ontology import identifiers
from ontology.light_graph import LightGraph
from ontology.namespaces import GRAPH, PREFIXES, SG
from ontology.register import Organisation, OrganisationKind, Register, register
from ontology.register_members import statutory_members
from ontology.register_tables import rows

REGISTER_GRAPH = GRAPH["register"]
"""The name of the graph."""

_CLASSES = {
    OrganisationKind.AUTHORITY: (SG.LocalAuthority, ORG.FormalOrganization),
    OrganisationKind.AGENCY: (SG.PartnerAgency, ORG.FormalOrganization),
    OrganisationKind.GROUP: (SG.AgencyGroup, ORG.Organization),
}
_COLLABORATIONS = frozenset({"safeguarding-partnership", "strategic-partnership", "partnership-generic"})
"""Agency types whose groups are bodies of several organisations, not a kind of agency in an area."""


def register_graph() -> Graph:
    """The whole register in a new graph, with the prefixes of every export."""
    graph = LightGraph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    known = register()
    for organisation in known.organisations.values():
        _describe(graph, organisation, known)
    for member, board in statutory_members(known):
        graph.add((URIRef(member.iri), ORG.memberOf, URIRef(board.iri)))
    _neighbours(graph)
    _changes(graph, known)
    return graph


def _describe(graph: Graph, organisation: Organisation, known: Register) -> None:
    iri = URIRef(organisation.iri)
    for cls in _CLASSES[organisation.kind]:
        graph.add((iri, RDF.type, cls))
    if organisation.kind is OrganisationKind.GROUP and organisation.type in _COLLABORATIONS:
        graph.add((iri, RDF.type, ORG.OrganizationalCollaboration))
    graph.add((iri, SKOS.prefLabel, Literal(organisation.name)))
    graph.add((iri, DCTERMS.identifier, Literal(organisation.slug)))
    for alias in organisation.aliases:
        graph.add((iri, SKOS.altLabel, Literal(alias)))
    graph.add((iri, SG.agencyType, identifiers.concept_iri("agency-type", organisation.type)))
    for area in organisation.operates_in:
        graph.add((iri, SG.operatesIn, identifiers.authority_iri(area)))
    for property_, day in ((SG.validFrom, organisation.valid_from), (SG.validTo, organisation.valid_to)):
        if day:
            graph.add((iri, property_, Literal(day)))
    for successor in _iris(organisation.succeeded_by, known):
        graph.add((iri, SG.succeededBy, successor))
        graph.add((successor, SG.precededBy, iri))
    for whole in _iris(organisation.member_of, known):
        graph.add((iri, ORG.memberOf, whole))
    _identify(graph, iri, organisation.identifiers or {})
    if organisation.region:
        graph.add((iri, SG.region, Literal(organisation.region)))


def _identify(graph: Graph, iri: URIRef, codes: Mapping[str, str]) -> None:
    """Every code as ``org:identifier`` "scheme:code"; GSS codes and Ofsted URNs by their own terms too."""
    for scheme, values in codes.items():
        for code in values.split():
            if scheme in ("gss", "gss-former"):
                graph.add((iri, SG.gssCode, Literal(code)))
            elif scheme == "ofsted-urn":
                graph.add((iri, SG.ofstedUrn, Literal(code)))
            graph.add((iri, ORG.identifier, Literal(f"{scheme}:{code}")))


def _neighbours(graph: Graph) -> None:
    """Statistical neighbours; rank, closeness and the model's year stand on a node of each pair."""
    for row in rows("statistical_neighbours.csv"):
        authority, neighbour = (identifiers.authority_iri(row[key]) for key in ("authority", "neighbour"))
        pair = URIRef(f"{authority}#neighbour-{row['model_year']}-{row['rank']}")
        graph.add((authority, SG.statisticalNeighbour, neighbour))
        graph.add((pair, RDF.type, SG.NeighbourRanking))
        graph.add((pair, SG.rankedAuthority, authority))
        graph.add((pair, SG.rankedNeighbour, neighbour))
        graph.add((pair, SG.rank, Literal(int(row["rank"]))))
        graph.add((pair, SG.closeness, Literal(row["closeness"].replace("-", " "))))
        graph.add((pair, SG.modelYear, Literal(row["model_year"], datatype=XSD.gYear)))


def _changes(graph: Graph, known: Register) -> None:
    """One ``org:ChangeEvent`` for all organisations that gave way to the same others on the same day."""
    for day, before, after in change_events(known.organisations.values()):
        first = min(after)
        event = URIRef(f"{known.organisations[first].iri}#change-{day.isoformat()}")
        graph.add((event, RDF.type, ORG.ChangeEvent))
        graph.add((event, PROV.startedAtTime, Literal(f"{day.isoformat()}T00:00:00", datatype=XSD.dateTime)))
        graph.add((event, DCTERMS.date, Literal(day)))
        names = ", ".join(known.organisations[slug].name for slug in sorted(after))
        graph.add((event, SKOS.prefLabel, Literal(f"{day.year}: {names}")))
        for slug in before:
            graph.add((event, ORG.originalOrganization, URIRef(known.organisations[slug].iri)))
            graph.add((URIRef(known.organisations[slug].iri), ORG.changedBy, event))
        for slug in after:
            graph.add((event, ORG.resultingOrganization, URIRef(known.organisations[slug].iri)))
            graph.add((URIRef(known.organisations[slug].iri), ORG.resultedFrom, event))


def change_events(organisations: Iterable[Organisation]) -> list[tuple[date, frozenset[str], frozenset[str]]]:
    """(first day after, slugs before, slugs after) of each change.

    Organisations whose last day is the same and that share a successor change together: a merger, a split, or both.
    """
    ending: dict[date, list[Organisation]] = defaultdict(list)
    for one in organisations:
        if one.succeeded_by and one.valid_to:
            ending[one.valid_to].append(one)
    events: list[tuple[date, frozenset[str], frozenset[str]]] = []
    for last_day, ended in ending.items():
        together: list[tuple[set[str], set[str]]] = []
        for one in ended:
            before, after = {one.slug}, set(one.succeeded_by)
            for other in [pair for pair in together if pair[1] & after]:
                together.remove(other)
                before |= other[0]
                after |= other[1]
            together.append((before, after))
        day = last_day + timedelta(days=1)
        events += [(day, frozenset(before), frozenset(after)) for before, after in together]
    return sorted(events, key=lambda event: (event[0], min(event[1])))


def _iris(slugs: Iterable[str], known: Register) -> list[URIRef]:
    return [URIRef(known.organisations[slug].iri) for slug in slugs]
