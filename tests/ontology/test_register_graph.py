"""The register as RDF."""

from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, SKOS

from ontology.identifiers import agency_iri, authority_iri, concept_iri
from ontology.namespaces import SG
from ontology.register import Organisation, OrganisationKind
from ontology.register_graph import change_events, register_graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    return register_graph()


def test_an_authority_has_its_codes_and_its_neighbours(graph: Graph) -> None:
    blackpool = authority_iri("blackpool")
    assert (blackpool, RDF.type, SG.LocalAuthority) in graph
    assert graph.value(blackpool, SG.gssCode) == Literal("E06000009")
    assert graph.value(blackpool, SG.ofstedUrn) == Literal("80431")
    assert len(set(graph.objects(blackpool, SG.statisticalNeighbour))) == 10


def test_a_board_is_a_collaboration_and_a_kind_of_agency_is_not(graph: Graph) -> None:
    board, schools = agency_iri("blackpool-safeguarding-children-board"), agency_iri("schools-in-blackpool")
    assert (board, RDF.type, ORG.OrganizationalCollaboration) in graph
    assert (schools, RDF.type, ORG.OrganizationalCollaboration) not in graph
    assert graph.value(schools, SKOS.prefLabel) == Literal("Schools in Blackpool")
    assert graph.value(schools, SG.agencyType) == concept_iri("agency-type", "education")


def members(graph: Graph, board: str) -> set[str]:
    return {str(member).rsplit("/", 1)[-1] for member in graph.subjects(ORG.memberOf, agency_iri(board))}


def test_a_board_has_the_members_that_the_law_gives_it(graph: Graph) -> None:
    assert {"blackpool", "lancashire-constabulary", "nhs-blackpool-clinical-commissioning-group"} < members(
        graph, "blackpool-safeguarding-children-board"
    )
    assert {"blackpool", "lancashire-constabulary", "nhs-lancashire-and-south-cumbria-integrated-care-board"} < members(
        graph, "childrens-safeguarding-assurance-partnership-pan-lancashire"
    )


def test_a_board_has_no_member_of_another_area_or_another_time(graph: Graph) -> None:
    board = members(graph, "blackpool-safeguarding-children-board")
    assert "lancashire" not in board
    assert "nhs-lancashire-and-south-cumbria-integrated-care-board" not in board


def test_a_merger_is_one_change(graph: Graph) -> None:
    merged = agency_iri("nhs-lancashire-and-south-cumbria-integrated-care-board")
    event = graph.value(merged, ORG.resultedFrom)
    assert isinstance(event, URIRef)
    assert graph.value(event, DCTERMS.date) == Literal(date(2022, 7, 1))
    assert agency_iri("nhs-blackpool-clinical-commissioning-group") in set(
        graph.objects(event, ORG.originalOrganization)
    )


def organisation(slug: str, ends: date, *after: str) -> Organisation:
    return Organisation(slug, slug, OrganisationKind.AGENCY, "other", valid_to=ends, succeeded_by=after)


def test_changes_that_share_a_successor_and_a_day_are_one() -> None:
    day = date(2020, 3, 31)
    events = change_events([organisation("a", day, "c"), organisation("b", day, "c", "d")])
    assert events == [(date(2020, 4, 1), frozenset("ab"), frozenset("cd"))]


def test_changes_of_different_days_are_two() -> None:
    events = change_events([organisation("a", date(2020, 3, 31), "c"), organisation("b", date(2021, 3, 31), "c")])
    assert len(events) == 2
