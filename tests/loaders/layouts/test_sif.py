"""Inspections under the single inspection framework."""

from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts import layouts_of, sif
from loaders.layouts.accounting import word_share
from loaders.report import GradeStatus, Report, SectionRole, StatedKind
from ontology.register import register

HELP = "children in need of help and protection"
TITLE = f"Inspection of services for {HELP}, children looked after and care leavers"
REVIEW = "Review of the effectiveness of the Local Safeguarding Children Board"
TABLE = (
    "1. Children who need help and protection\tRequires improvement\n"
    "2. Children looked after and achieving permanence\tGood\n2.1 Adoption performance\tNot Judged"
)
H, P, B, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE


def block(kind: BlockKind, text: str, page: int, number: str | None = None) -> Block:
    return Block(kind, text, page, number=number, level=1 if kind in (H, B) else 0)


def document(
    *body: Block, overall: str = "Children’s services in Barnet are inadequate", review: bool = True
) -> Document:
    cover = (
        block(H, "London Borough of Barnet", 1),
        block(H, f"{TITLE}\nand\n{REVIEW}" if review else TITLE, 1),
        block(P, "Inspection date: 3 April – 27 April 2017\nReport published: 9 June 2017", 1),
        block(H, overall, 1),
        block(P, "There are serious failures that leave children at risk.", 1),
        block(T, TABLE, 1),
    )
    closing = (block(P, "Any complaints about the inspection or the report should be made to Ofsted.", 9),)
    team = (
        block(H, "Information about this inspection", 8),
        block(P, "Lead inspector: Ada Example\nDeputy lead inspector: Bo Sample", 8),
    )
    return Document("r.pdf", "0" * 64, "application/pdf", (*cover, *body, *team, *closing), "", 9)


def read(*body: Block, overall: str = "Children’s services in Barnet are inadequate", review: bool = True) -> Report:
    return sif.read(document(*body, overall=overall, review=review), register())


BOARD = block(H, "The Local Safeguarding Children Board requires improvement", 6)


def test_the_facts_of_cover_and_team() -> None:
    report = read(BOARD)
    assert (report.authority, report.start, report.end) == ("barnet", date(2017, 4, 3), date(2017, 4, 27))
    assert report.published == date(2017, 6, 9)
    assert [person.name for person in report.lead_inspectors] == ["Ada Example"]


def test_judgements_of_cover_table_and_board() -> None:
    report = read(BOARD)
    assert [(one.aspect_text, one.grade, one.judges_board) for one in report.judgements] == [
        ("Children's services in Barnet", "inadequate", False),
        ("Children who need help and protection", "requires-improvement", False),
        ("Children looked after and achieving permanence", "good", False),
        ("Adoption performance", None, False),
        ("The Local Safeguarding Children Board", "requires-improvement", True),
    ]
    assert report.judgements[3].status is GradeStatus.NOT_JUDGED
    assert [one.broader for one in report.judgements] == ["overall", None, None, None, "board"]


@pytest.mark.parametrize(
    ("line", "aspect", "grade"),
    [
        ("The overall judgement is good", "The overall judgement", "good"),
        ("The overall judgement is that children’s services are good.", "The overall judgement", "good"),
        ("Children’s services require improvement to be good", "Children's services", "requires-improvement"),
        ("Children’s services in the Barnet area are good", "Children's services in the Barnet area", "good"),
    ],
)  # fmt: skip
def test_the_overall_judgement_in_its_forms(line: str, aspect: str, grade: str) -> None:
    first = read(BOARD, overall=line).judgements[0]
    assert (first.aspect_text, first.grade) == (aspect, grade)


def test_a_review_without_a_judgement_of_the_board_is_remarked_on_and_a_reinspection_has_none() -> None:
    assert "no-board-judgement" in {remark.code for remark in read().remarks}
    assert "no-board-judgement" not in {remark.code for remark in read(review=False).remarks}


def test_recommendations_are_numbered_paragraphs_that_may_cite_others() -> None:
    report = read(
        BOARD,
        block(H, "Recommendations", 3),
        block(P, "See every child in time (paragraphs 3, 4).", 3, "1"),
        block(P, "Improve the following:", 3, "2"),
        block(B, "plans", 3),
        block(H, "The experiences and progress of children who need help and protection", 4),
        block(P, "Children wait too long.", 4, "3"),
    )
    first, second = [one for one in report.paragraphs if one.stated]
    assert first.stated
    assert first.stated.cited_paragraphs == ("3", "4")
    assert (first.locator, first.stated.kind) == ("1", StatedKind.RECOMMENDATION)
    assert second.text == "Improve the following:\nplans"
    assert [one.number for one in report.paragraphs if one.number] == ["1", "2", "3"]


def test_early_lists_of_priorities_improvements_and_strengths() -> None:
    report = read(
        BOARD,
        block(H, "What does the local authority need to improve?", 3),
        block(H, "Priority and immediate action", 3),
        block(P, "See each child at once.", 3, "1"),
        block(H, "Areas for improvement", 3),
        block(P, "Write better plans.", 3, "2"),
        block(H, "The local authority’s strengths", 3),
        block(P, "Staff stay.", 3, "3"),
    )
    assert [(one.stated.kind, one.stated.timescale) for one in report.paragraphs if one.stated] == [
        (StatedKind.PRIORITY_ACTION, "immediately"),
        (StatedKind.AREA_FOR_IMPROVEMENT, None),
        (StatedKind.STRENGTH, None),
    ]


def test_key_strengths_and_weaknesses_of_the_board_are_an_account_of_both() -> None:
    report = read(
        BOARD, block(H, "Key strengths and weaknesses of the LSCB", 6), block(P, "The chair is strong.", 6, "1")
    )
    section = next(one for one in report.sections if one.heading.startswith("Key strengths"))
    assert section.role is SectionRole.NARRATIVE
    assert not any(one.stated for one in section.paragraphs)


def test_a_chapter_headed_by_a_table_is_a_graded_section() -> None:
    report = read(
        BOARD,
        block(T, "Key judgement\tJudgement grade\nLeadership, management and governance\tGood", 5),
        block(P, "The chief executive knows the service.", 5, "1"),
    )
    section = next(one for one in report.sections if one.heading.startswith("Leadership"))
    assert (section.grade, section.paragraphs[-1].number) == ("good", "1")


def test_what_the_cover_says_in_prose_is_part_of_the_account() -> None:
    assert any(one.text.startswith("There are serious failures") for one in read(BOARD).paragraphs)


def test_a_contents_page_is_no_account() -> None:
    report = read(block(H, "Contents", 2), block(P, "Recommendations 3", 2), block(H, "Recommendations 3", 2), BOARD)
    assert not any(section.heading.startswith("Recommendations") for section in report.sections)


def test_facts_of_the_area_become_observations() -> None:
    report = read(
        BOARD,
        block(H, "Information about this local authority area", 3),
        block(B, "At 1 May 2017, 300 children were being looked after by the local authority.", 3),
    )
    assert [(one.measure, one.value) for one in report.observations] == [("children-looked-after", 300)]


def test_every_word_is_in_the_report_and_no_other_layout_takes_it() -> None:
    given = document(
        BOARD, block(H, "Contents", 2), block(P, "Recommendations 3", 2), block(P, "Children wait.", 4, "1")
    )
    assert word_share(given, sif.read(given, register())).share == 1
    assert [name for name in layouts_of(given) if name != "other"] == ["sif"]
