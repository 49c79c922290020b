import pytest

from loaders.documents.model import Block, BlockKind
from loaders.layouts.account import Account
from loaders.layouts.headings import Headings
from loaders.report import FurnitureKind, Section, SectionRole, Stated, StatedKind


def heading(text: str, level: int = 1, size: float | None = None) -> Block:
    return Block(BlockKind.HEADING, text, level=level, size=size)


def paragraph(text: str, number: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, number=number)


def item(text: str) -> Block:
    return Block(BlockKind.ITEM, text, level=1)


def sections(layout: str, *blocks: Block) -> tuple[Section, ...]:
    account = Account(Headings.of(layout))
    account.take(blocks)
    return account.sections()


def test_a_number_is_a_locator_and_what_has_none_is_placed_in_its_section() -> None:
    (section,) = sections("slac", heading("Service information"), paragraph("Small.", "4"), item("One school."))
    assert [one.locator for one in section.paragraphs] == ["4", "s1-2"]


def test_a_number_printed_twice_leads_to_the_first_and_is_remarked_on() -> None:
    account = Account(Headings.of("slac"))
    account.take([paragraph("First.", "4"), paragraph("Second.", "4")])
    assert [one.locator for one in account.sections()[0].paragraphs] == ["4", "s1-2"]
    assert [one.code for one in account.remarks] == ["number-printed-twice"]


@pytest.mark.parametrize("grade", [heading("Grade 2 (Good)", 6), paragraph("Grade 2 (Good)")])
def test_a_grade_below_a_heading_grades_it(grade: Block) -> None:
    (section,) = sections("slac", heading("Being healthy"), grade, paragraph("Health is good.", "5"))
    assert (section.heading, section.grade, section.grade_text) == ("Being healthy", "good", "Grade 2 (Good)")


def test_a_grade_may_run_over_two_lines() -> None:
    (section,) = sections("slac", heading("Being healthy"), heading("Requires improvement"), heading("to be good"))
    assert (section.grade, section.grade_text) == ("requires-improvement", "Requires improvement to be good")


def test_items_under_a_timescale_state_it_and_their_introduction_does_not() -> None:
    found = sections(
        "cp",
        heading("Areas for improvement"),
        paragraph("The authority should act as set out here.", "3"),
        paragraph("Immediately:"),
        item("Review all cases."),
        paragraph("Train all staff."),
        heading("Within six months", 3),
        item("Write a plan."),
        heading("About this inspection"),
        item("talks with staff"),
    )
    area = StatedKind.AREA_FOR_IMPROVEMENT
    assert [one.stated for section in found for one in section.paragraphs] == [
        None,
        Stated(area, "immediately"),
        Stated(area, "immediately"),
        Stated(area, "within-six-months"),
        None,
    ]
    assert [section.parent for section in found] == [None, 1, 1, None]


def test_a_timescale_outside_a_list_is_prose() -> None:
    (section,) = sections("cp", heading("Leadership and governance"), paragraph("Immediately"))
    assert [one.text for one in section.paragraphs] == ["Immediately"]


def test_the_words_of_a_heading_within_a_sentence_open_no_section() -> None:
    (section,) = sections("jtai", paragraph("Next steps."), paragraph("Strengths, though few, are clear."))
    assert len(section.paragraphs) == 2


def test_an_unknown_heading_of_smaller_type_belongs_to_the_list_above_it() -> None:
    found = sections(
        "jtai", heading("Key strengths", 1, 14), heading("Leadership", 2, 12), item("Leaders know the area well.")
    )
    assert (found[1].role, found[1].parent) == (SectionRole.STRENGTHS, 1)
    assert found[1].paragraphs[0].stated == Stated(StatedKind.STRENGTH)


def test_an_unknown_heading_of_the_same_type_ends_the_list() -> None:
    found = sections(
        "jtai", heading("Strengths", 1, 14), item("Good schools."), heading("The partnership", 1, 14), item("Meets.")
    )
    assert (found[1].role, found[1].parent) == (SectionRole.NARRATIVE, None)
    assert found[1].paragraphs[0].stated is None


def test_headings_of_its_own_size_divide_a_list_that_starts_with_one() -> None:
    found = sections(
        "jtai",
        heading("Areas for improvement", 1, 12),
        heading("Leadership", 1, 12),
        item("Plans lack detail."),
        heading("The board", 1, 12),
        item("Members seldom meet."),
        heading("Next steps", 1, 12),
    )
    assert [section.parent for section in found] == [None, 1, 1, None]
    assert [one.stated is not None for section in found for one in section.paragraphs] == [True, True]


def test_a_case_study_states_nothing_and_the_list_goes_on_after_it() -> None:
    found = sections(
        "jtai",
        heading("Areas for improvement"),
        item("Records are late."),
        heading("Case study: area for improvement", 2),
        paragraph("A child was not seen for weeks."),
        item("Training is thin."),
    )
    stated = [one.stated is not None for section in found for one in section.paragraphs]
    assert stated == [True, False, True]


def test_the_headings_of_a_record_stay_in_it() -> None:
    account = Account(Headings.of("slac"), record_last=True)
    account.take(
        [heading("Record of main findings"), heading("Safeguarding services"), paragraph("Being healthy\tGood")]
    )
    assert [section.role for section in account.sections()] == [SectionRole.RECORD, SectionRole.RECORD]


def test_footnotes_and_running_lines_are_furniture() -> None:
    account = Account(Headings.of("jtai"))
    account.take(
        [Block(BlockKind.FOOTNOTE, "A note.", number="1"), Block(BlockKind.FURNITURE, "Page 2"), paragraph("Text.")]
    )
    assert [(one.kind, one.text) for one in account.furniture] == [
        (FurnitureKind.FOOTNOTE, "1 A note."),
        (FurnitureKind.RUNNING_LINE, "Page 2"),
    ]


def test_an_unknown_heading_of_a_strict_layout_is_remarked_on() -> None:
    account = Account(Headings.of("cp"), strict=True)
    account.take([heading("Something new"), heading("Service information")])
    assert [(one.code, one.text) for one in account.remarks] == [("unrecognised-heading", "Something new")]


def test_two_headings_in_one_block_are_two_sections() -> None:
    found = sections("slac", heading("Safeguarding services Overall effectiveness"), paragraph("Good.", "9"))
    assert [(section.heading, section.parent) for section in found] == [
        ("Safeguarding services", None),
        ("Overall effectiveness", 1),
    ]
