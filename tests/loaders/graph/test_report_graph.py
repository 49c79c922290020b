"""What a report's graph says, statement by statement, and that it says it alike every time."""

from dataclasses import replace
from datetime import date

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF, XSD

from loaders.graph import report_graph
from loaders.graph.findings import due_date
from loaders.report import (
    AgencyLink,
    DateSource,
    EarlierInspection,
    Finding,
    Furniture,
    FurnitureKind,
    GradeStatus,
    Judgement,
    Paragraph,
    Person,
    Polarity,
    Report,
    Role,
    Section,
    SectionRole,
    Stated,
    StatedKind,
    StatementOfAction,
)
from ontology.namespaces import ID, OA, SCHEME, SG
from ontology.register import Organisation, OrganisationKind, Register

SLUG = "seaton-slac-2011-05-06"


@pytest.fixture
def register() -> Register:
    return Register(
        {
            "seaton": Organisation(
                "seaton",
                "Seaton Council",
                OrganisationKind.AUTHORITY,
                "local-authority",
                identifiers={"ofsted-urn": "80999"},
            ),
            "ofsted": Organisation("ofsted", "Ofsted", OrganisationKind.AGENCY, "inspectorate"),
            "seaton-constabulary": Organisation(
                "seaton-constabulary", "Seaton Constabulary", OrganisationKind.AGENCY, "police"
            ),
        }
    )


@pytest.fixture
def report() -> Report:
    narrative = "Plans are thorough. The police share too little."
    return Report(
        title="Inspection of safeguarding and looked after children services",
        framework="slac",
        authority="seaton",
        authority_text="Seaton",
        inspectorates=("ofsted",),
        start=date(2011, 4, 4),
        end=date(2011, 4, 15),
        published=date(2011, 5, 6),
        published_source=DateSource.PRINTED,
        sha256="0" * 64,
        file_name="seaton.pdf",
        page_count=9,
        sections=(
            Section(1, "Areas for improvement", SectionRole.IMPROVEMENTS, paragraphs=(
                Paragraph("s1-1", "Share what is known.", stated=Stated(
                    StatedKind.AREA_FOR_IMPROVEMENT, "within-three-months", cited_paragraphs=("7", "99"))),
            )),
            Section(2, "Quality of provision", SectionRole.NARRATIVE, paragraphs=(
                Paragraph("7", narrative, number="7", page=3, page_starts=((20, 4),)),
            )),
        ),
        judgements=(
            Judgement("Overall effectiveness", "overall-effectiveness", "good", "Good"),
            Judgement("Adoption", "adoption", None, "Not judged", GradeStatus.NOT_JUDGED),
        ),
        furniture=(Furniture(FurnitureKind.CONTENTS, "Contents 1", 2),),
        lead_inspectors=(Person("Ada Reader", "HMI"),),
        earlier_inspections=(EarlierInspection("last inspected in May 2009", "7", "slac", 2009, 5),),
    )  # fmt: skip


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    police = str(ID["agency/seaton-constabulary"])
    stated = Stated(StatedKind.AREA_FOR_IMPROVEMENT, "within-three-months", cited_paragraphs=("7", "99"))
    return (
        Finding("s1-1", 0, "Share what is known.", 0, 20, None, Polarity.WEAKNESS, stated, 1.0),
        Finding("7", 1, "Plans are thorough.", 0, 19, 3, Polarity.STRENGTH, None, 0.91, (), ("planning-and-review",)),
        Finding(
            "7", 2, "The police share too little.", 20, 48, 4, Polarity.WEAKNESS, None, 0.8,
            (AgencyLink(police, Role.SUBJECT, 4, 10, "definite-description"),),
        ),
    )  # fmt: skip


@pytest.fixture
def graph(report: Report, findings: tuple[Finding, ...], register: Register) -> Graph:
    return report_graph(report, findings, register)


INSPECTION = ID[f"inspection/{SLUG}"]
REPORT = ID[f"report/{SLUG}"]


def test_an_inspection_says_who_when_and_by_whom(graph: Graph) -> None:
    assert (INSPECTION, SG.inspects, ID["authority/seaton"]) in graph
    assert (INSPECTION, SG.startDate, Literal(date(2011, 4, 4))) in graph
    assert graph.value(graph.value(INSPECTION, SG.leadInspector), FOAF.name) == Literal(
        "Ada Reader", datatype=XSD.string
    )


def test_a_report_leads_to_its_publisher_and_the_page_where_it_is_published(graph: Graph) -> None:
    assert (REPORT, DCTERMS.source, URIRef("https://reports.ofsted.gov.uk/provider/44/80999")) in graph
    assert (REPORT, DCTERMS.issued, Literal(date(2011, 5, 6))) in graph


def test_a_quotation_stands_at_its_offsets_in_the_paragraph(graph: Graph) -> None:
    finding = ID[f"finding/{SLUG}/7-2"]
    paragraph = graph.value(finding, SG.paragraph)
    target = URIRef(f"{finding}#position")
    start, end = (int(str(graph.value(target, part))) for part in (OA.start, OA.end))
    assert str(graph.value(paragraph, SG.text))[start:end] == str(graph.value(finding, SG.text))
    assert graph.value(finding, SG.page) == Literal(4)


def test_a_stated_item_is_a_recommendation_and_an_inferred_sentence_is_not(graph: Graph) -> None:
    recommendation, sentence = ID[f"recommendation/{SLUG}/1"], ID[f"finding/{SLUG}/7-1"]
    assert (recommendation, RDF.type, SG.Recommendation) in graph
    assert (sentence, RDF.type, SG.Recommendation) not in graph
    assert str(graph.value(recommendation, SG.basis)) == "stated"
    assert str(graph.value(sentence, SG.basis)) == "inferred"


def test_a_cited_paragraph_is_linked_where_it_exists_and_only_there(graph: Graph) -> None:
    cited = set(graph.objects(ID[f"recommendation/{SLUG}/1"], SG.refersToParagraph))
    assert cited == {ID[f"report/{SLUG}/paragraph/7"]}


def test_an_agency_that_is_the_subject_is_both_concerned_and_mentioned(graph: Graph) -> None:
    finding, police = ID[f"finding/{SLUG}/7-2"], ID["agency/seaton-constabulary"]
    assert (finding, SG.concerns, police) in graph
    assert (finding, SG.mentions, police) in graph


def test_a_merely_mentioned_agency_is_not_concerned(
    report: Report, findings: tuple[Finding, ...], register: Register
) -> None:
    link = replace(findings[2].agencies[0], role=Role.MENTIONED)
    graph = report_graph(report, (replace(findings[2], agencies=(link,)),), register)
    assert not list(graph.objects(None, SG.concerns))
    assert list(graph.objects(None, SG.mentions))


def test_no_grade_is_said_to_be_no_grade_and_why(graph: Graph) -> None:
    judgement = ID[f"judgement/{SLUG}/adoption"]
    assert (judgement, SG.grade, SCHEME["grade/other"]) in graph
    assert (judgement, SG.gradeStatus, SCHEME["grade-status/not-judged"]) in graph


def test_a_reference_is_as_precise_as_its_words(graph: Graph) -> None:
    assert list(graph.objects(None, SG.referenceDate)) == [Literal("2009-05", datatype=XSD.gYearMonth)]


def test_the_same_report_gives_the_same_triples_and_no_blank_node(
    graph: Graph, report: Report, findings: tuple[Finding, ...], register: Register
) -> None:
    again = report_graph(report, findings, register)
    assert set(again) == set(graph)
    assert all(isinstance(subject, URIRef) for subject in graph.subjects())


@pytest.mark.parametrize(
    ("lead", "leader"),
    [
        ("Seaton Council", "authority/seaton"),
        ("Seaton's Director of Children's Services", "authority/seaton"),
        ("the chair of the partnership", None),
    ],
)
def test_a_statement_of_action_is_led_by_whom_its_words_mean(
    report: Report, register: Register, lead: str, leader: str | None
) -> None:
    statement = StatementOfAction(date(2011, 9, 1), lead, "Write a statement.", "7")
    graph = report_graph(replace(report, statement_of_action=statement), (), register)
    assert list(graph.objects(None, SG.ledBy)) == ([ID[leader]] if leader else [])
    assert [str(words) for words in graph.objects(None, SG.ledByText)] == [lead]


@pytest.mark.parametrize(
    ("published", "timescale", "due"),
    [
        (date(2012, 3, 9), "immediately", date(2012, 3, 9)),
        (date(2012, 11, 30), "within-three-months", date(2013, 2, 28)),
        (date(2012, 8, 31), "within-six-months", date(2013, 2, 28)),
        (None, "within-six-months", None),
        (date(2012, 8, 31), "soon", None),
    ],
)
def test_a_due_date_is_counted_from_publication_in_calendar_months(
    published: date | None, timescale: str, due: date | None
) -> None:
    assert due_date(published, timescale) == due
