"""What must agree across a report: its slug with what it says, its quotations with their paragraphs."""

from datetime import date

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV

from ontology.identifiers import authority_iri, concept_iri, inspection_iri, report_iri
from ontology.namespaces import ID, OA, SG
from shapes.agreement import QUOTATION, SLUG, disagreements

FINDING = ID["finding/x/7-2"]
TARGET, POSITION = URIRef(f"{FINDING}#target"), URIRef(f"{FINDING}#position")


def report(slug: str, issued: date | None, end: date | None) -> Graph:
    graph = Graph()
    iri, inspection = report_iri(slug), inspection_iri(slug)
    graph.add((iri, RDF.type, SG.InspectionReport))
    graph.add((iri, PROV.wasGeneratedBy, inspection))
    graph.add((inspection, SG.inspects, authority_iri("seaton")))
    graph.add((inspection, SG.framework, concept_iri("framework", "slac")))
    if issued:
        graph.add((iri, DCTERMS.issued, Literal(issued)))
    if end:
        graph.add((inspection, SG.endDate, Literal(end)))
    return graph


@pytest.mark.parametrize(
    ("slug", "issued", "end"),
    [
        ("seaton-slac-2011-05-06", date(2011, 5, 6), date(2011, 4, 15)),
        ("seaton-slac-2011-04-15", None, date(2011, 4, 15)),
        ("seaton-slac-2011-04-15", None, None),
    ],
)
def test_a_slug_of_authority_framework_and_day_agrees(slug: str, issued: date | None, end: date | None) -> None:
    assert list(disagreements(report(slug, issued, end))) == []


@pytest.mark.parametrize("slug", ["seaton-slac-2011-04-15", "seaton-cp-2011-05-06", "northport-slac-2011-05-06"])
def test_a_slug_of_another_day_framework_or_authority_does_not(slug: str) -> None:
    (violation,) = disagreements(report(slug, date(2011, 5, 6), date(2011, 4, 15)))
    assert (violation.focus, violation.message) == (str(report_iri(slug)), SLUG)
    assert violation.value == "seaton-slac-2011-05-06"


def quotation(start: object, end: object) -> Graph:
    graph = Graph()
    graph.add((FINDING, SG.text, Literal("The police share too little.")))
    graph.add((FINDING, SG.paragraph, ID["report/x/paragraph/7"]))
    graph.add((ID["report/x/paragraph/7"], SG.text, Literal("Plans are thorough. The police share too little.")))
    graph.add((FINDING, OA.hasTarget, TARGET))
    graph.add((TARGET, OA.hasSelector, POSITION))
    graph.add((POSITION, OA.start, Literal(start)))
    graph.add((POSITION, OA.end, Literal(end)))
    return graph


def test_words_that_stand_at_their_offsets_agree() -> None:
    assert list(disagreements(quotation(20, 48))) == []


@pytest.mark.parametrize(("start", "end"), [(19, 48), (20, 47), (0, 28)])
def test_words_that_stand_elsewhere_do_not(start: int, end: int) -> None:
    (violation,) = disagreements(quotation(start, end))
    assert (violation.focus, violation.message) == (str(FINDING), QUOTATION)


def test_what_is_no_offset_is_left_to_the_shapes() -> None:
    assert list(disagreements(quotation("twenty", 48))) == []
