"""Letters on areas' provision for special educational needs and disabilities, before 2023."""

from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts import area_send, layouts_of
from loaders.layouts.accounting import word_share
from loaders.report import StatedKind
from ontology.register import register

H, P, B = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM


def document(title: str = "Joint local area SEND inspection in Barnet") -> Document:
    blocks = (
        Block(P, "7 March 2018\nMs Cy Director\nDirector of Children’s Services, Barnet Council", 1),
        Block(P, "Dear Ms Director", 1),
        Block(H, title, 1, level=1),
        Block(
            P,
            "Between 22 and 26 January 2018, Ofsted and the Care Quality Commission inspected the local area of Barnet "
            "to judge how well it has put the reforms into practice.",
            1,
        ),
        Block(H, "Main findings", 1, level=2),
        Block(B, "Leaders know the area well.", 1, level=1),
        Block(H, "The effectiveness of the local area in identifying children’s needs", 2, level=2),
        Block(H, "Strengths", 2, level=3),
        Block(B, "Health visitors find needs early.", 2, level=1),
        Block(H, "Areas for development", 2, level=3),
        Block(B, "Plans are late.", 2, level=1),
        Block(P, "The area must send a written statement of action on these areas of significant weakness:", 3),
        Block(B, "waiting times for therapy.", 3, level=1),
        Block(P, "Yours sincerely", 3),
        Block(BlockKind.TABLE, "Ofsted\tCare Quality Commission\nAda Example, HMI Lead Inspector\tBo Sample CQC", 3),
    )  # fmt: skip
    return Document("letter.pdf", "0" * 64, "application/pdf", blocks, "", 3)


@pytest.mark.parametrize(
    "title",
    [
        "Joint local area SEND inspection in Barnet",
        "Joint area SEND revisit in Barnet",
        "Joint local area special educational needs and/or disabilities inspection in Barnet",
    ],
)
def test_the_title_tells_kind_and_area(title: str) -> None:
    report = area_send.read(document(title), register())
    assert (report.framework, report.authority) == ("area-send", "barnet")
    assert [name for name in layouts_of(document(title)) if name != "other"] == ["area_send"]


def test_dates_and_lead_inspector() -> None:
    report = area_send.read(document(), register())
    assert (report.start, report.end, report.published) == (date(2018, 1, 22), date(2018, 1, 26), date(2018, 3, 7))
    assert [person.name for person in report.lead_inspectors] == ["Ada Example"]


def test_lists_state_strengths_developments_and_the_weaknesses_of_the_statement_of_action() -> None:
    report = area_send.read(document(), register())
    assert [(one.text, one.stated.kind) for one in report.paragraphs if one.stated] == [
        ("Health visitors find needs early.", StatedKind.STRENGTH),
        ("Plans are late.", StatedKind.AREA_FOR_DEVELOPMENT),
        ("waiting times for therapy.", StatedKind.PRIORITY_ACTION),
    ]


def test_every_word_is_in_the_report() -> None:
    given = document()
    assert word_share(given, area_send.read(given, register())).share == 1
