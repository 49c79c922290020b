"""Letters on focused and monitoring visits."""

from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts import layouts_of, visit_letter
from loaders.layouts.accounting import word_share
from loaders.report import StatedKind
from ontology.register import register

H, P, B = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


def document(title: str = "Focused visit to Barnet local authority children’s services") -> Document:
    blocks = (
        Block(P, "12 March 2021\nCy Director\nDirector of Children’s Services\nLondon Borough of Barnet"),
        Block(P, "Dear Cy"),
        Block(H, title, level=1),
        Block(
            P,
            "This letter gives the findings of the visit to Barnet children’s services on 10 and 11 February 2021. "
            "The inspectors for this visit were Ada Example and Bo Sample.",
        ),
        Block(H, "Headline findings", level=2),
        Block(P, "Work with families has become stronger."),
        Block(H, "What needs to improve in this area of social work practice", level=2),
        Block(B, "The record of visits.", level=1),
        Block(H, "Main findings", level=2),
        Block(P, "Children are seen soon after a referral."),
        Block(P, "Yours sincerely"),
        Block(P, "Ada Example\nHer Majesty’s Inspector"),
    )
    return Document("letter.pdf", "0" * 64, "application/pdf", blocks, "", 4)


@pytest.mark.parametrize(
    ("title", "framework"),
    [
        ("Focused visit to Barnet local authority children’s services", "ilacs-focused-visit"),
        ("Monitoring visit of Barnet children’s services", "ilacs-monitoring-visit"),
        ("Monitoring visit to London Borough of Barnet children’s services", "ilacs-monitoring-visit"),
    ],
)
def test_the_title_tells_kind_and_area(title: str, framework: str) -> None:
    report = visit_letter.read(document(title), register())
    assert (report.framework, report.authority) == (framework, "barnet")
    assert [name for name in layouts_of(document(title)) if name != "other"] == ["visit_letter"]


def test_dates_and_people_are_those_of_the_letter() -> None:
    report = visit_letter.read(document(), register())
    assert (report.start, report.end) == (date(2021, 2, 10), date(2021, 2, 11))
    assert report.published == date(2021, 3, 12)
    assert [person.name for person in report.lead_inspectors] == ["Ada Example"]
    assert [person.name for person in report.addressees] == ["Cy Director"]


def test_what_needs_to_improve_is_stated_and_nothing_is_judged() -> None:
    report = visit_letter.read(document(), register())
    assert [(one.text, one.stated.kind) for one in report.paragraphs if one.stated] == [
        ("The record of visits.", StatedKind.AREA_FOR_IMPROVEMENT)
    ]
    assert report.judgements == ()


def test_every_word_is_in_the_report() -> None:
    given = document()
    assert word_share(given, visit_letter.read(given, register())).share == 1
