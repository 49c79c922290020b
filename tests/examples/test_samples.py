"""The sample reports say the facts of their originals, lose no word, and make graphs that conform."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from loaders.documents import open_document
from loaders.documents.accounting import account
from loaders.findings import find
from loaders.graph import report_graph
from loaders.layouts import read_report
from loaders.layouts.accounting import word_share
from loaders.report import Report, StatedKind
from ontology.register import register
from shapes.validation import validate

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Facts:
    """What the README of the samples promises of one."""

    authority: str
    framework: str
    last_day: date
    published: date | None
    judgements: Counter[str]
    must_improve: int
    strengths: int = 0
    requirements_met: int = 0
    timescales: int = 0


FACTS = {
    "blackburn-with-darwen-cra-2010.md": Facts(
        "blackburn-with-darwen", "cra", date(2010, 3, 3), date(2010, 3, 31), Counter(), 6, 6, 9
    ),
    "blackburn-with-darwen-slac-2012.md": Facts(
        "blackburn-with-darwen", "slac", date(2012, 2, 3), date(2012, 3, 9),
        Counter(good=19, outstanding=1, adequate=2), 11, timescales=11,
    ),
    "lancashire-slac-2012.md": Facts(
        "lancashire", "slac", date(2012, 2, 3), date(2012, 3, 9),
        Counter(good=16, outstanding=4, adequate=2), 22, timescales=22,
    ),
    "blackpool-cp-2012.md": Facts(
        "blackpool", "cp", date(2012, 6, 27), None, Counter(inadequate=4), 16, timescales=16
    ),
    "blackburn-with-darwen-jtai-2023.md": Facts(
        "blackburn-with-darwen", "jtai", date(2023, 5, 26), date(2023, 7, 14), Counter(), 8, 7
    ),
}  # fmt: skip


def read(name: str) -> Report:
    return read_report(open_document(EXAMPLES / name), register())


def test_every_sample_has_its_facts_stated_here() -> None:
    assert {path.name for path in EXAMPLES.glob("*.md")} - {"README.md"} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_sample_says_the_facts_of_its_original(name: str) -> None:
    report, facts = read(name), FACTS[name]
    stated = Counter(paragraph.stated.kind for paragraph in report.paragraphs if paragraph.stated)
    timescales = sum(1 for paragraph in report.paragraphs if paragraph.stated and paragraph.stated.timescale)
    assert facts == Facts(
        authority=report.authority,
        framework=report.framework,
        last_day=report.end or date.min,
        published=report.published,
        judgements=Counter(str(judgement.grade) for judgement in report.judgements),
        must_improve=sum(count for kind, count in stated.items() if kind.is_recommendation),
        strengths=stated[StatedKind.STRENGTH],
        requirements_met=stated[StatedKind.REQUIREMENT_MET],
        timescales=timescales,
    )


@pytest.mark.parametrize("name", FACTS)
def test_every_word_of_a_sample_is_accounted_for(name: str) -> None:
    document = open_document(EXAMPLES / name)
    in_blocks = account(document)
    in_report = word_share(document, read_report(document, register()))
    assert not in_blocks.missing + in_blocks.extra
    assert not in_report.missing + in_report.added


@pytest.mark.parametrize("name", FACTS)
def test_a_samples_graph_conforms_and_is_the_same_after_a_round_trip(name: str) -> None:
    report = read(name)
    graph = report_graph(report, find(report, register()), register())
    assert [str(violation) for violation in validate(graph)] == []
    turtle = graph.serialize(format="longturtle")
    assert isomorphic(Graph().parse(data=turtle, format="turtle"), graph)
    assert len({*pyoxigraph.parse(turtle.encode(), pyoxigraph.RdfFormat.TURTLE)}) == len(graph)


def test_the_letter_of_2023_says_who_answers_and_by_when() -> None:
    statement = read("blackburn-with-darwen-jtai-2023.md").statement_of_action
    assert statement is not None
    assert statement.due == date(2023, 10, 23)
    assert statement.lead is not None
    assert "Children's Services" in statement.lead


def test_the_report_of_2012_refers_to_the_visits_of_2010() -> None:
    references = read("blackburn-with-darwen-slac-2012.md").earlier_inspections
    assert {(reference.framework, reference.year, reference.month) for reference in references} == {
        ("cra", 2010, 3),
        ("cra", 2010, 10),
    }


def test_the_letter_of_2010_names_its_addressee_and_who_got_copies() -> None:
    report = read("blackburn-with-darwen-cra-2010.md")
    assert [person.name for person in report.addressees] == ["Gladys Rhodes"]
    assert len(report.copy_recipients) == 4
    assert report.legal_basis == ("section 138 of the Education and Inspections Act 2006",)
