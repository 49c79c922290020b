"""Lines of a PDF to blocks: each rule on a page set for it."""

from collections.abc import Callable
from typing import Any

import pytest

from loaders.documents.accounting import account
from loaders.documents.model import Block, BlockKind, Document

Read = Callable[..., Document]
Kinds = Callable[[Document], list[tuple[BlockKind, str]]]
OfKind = Callable[[Document, BlockKind], list[Block]]
HEADING, PARAGRAPH, ITEM = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM
FULL = "Social workers visit children as often as they need to, and listen well to each of them"
"""A line as wide as the page's text."""


def test_the_lines_of_a_paragraph_are_joined_and_a_space_parts_two(typesetter: Any, read: Read, kinds: Kinds) -> None:
    typesetter.lines(FULL, "and act on it.").lines("Another paragraph.")
    assert kinds(read(typesetter)) == [(PARAGRAPH, f"{FULL} and act on it."), (PARAGRAPH, "Another paragraph.")]


def test_a_paragraph_without_space_above_begins_after_a_short_last_line(
    typesetter: Any, read: Read, kinds: Kinds
) -> None:
    typesetter.lines(FULL, "and act on it.", "Another begins at once and is not a part of that.", FULL)
    assert kinds(read(typesetter))[0] == (PARAGRAPH, f"{FULL} and act on it.")


def test_lines_broken_on_purpose_stay_apart(typesetter: Any, read: Read, kinds: Kinds) -> None:
    typesetter.lines("Jo Bloggs, Director", "Sam Smith, Chief Constable").lines(FULL, FULL, "to the end.")
    assert kinds(read(typesetter))[0] == (PARAGRAPH, "Jo Bloggs, Director\nSam Smith, Chief Constable")


def test_a_hyphen_at_a_lines_end_stays(typesetter: Any, read: Read) -> None:
    typesetter.lines(FULL[:70] + " a multi-", "agency team meets them.")
    assert "a multi-agency team" in read(typesetter).blocks[0].text


@pytest.mark.parametrize(("dots", "hang"), [(".", 27), ("", 27), (".", 16)])
def test_numbers_that_hang_before_paragraphs_are_taken_off(typesetter: Any, read: Read, dots: str, hang: float) -> None:
    for number in (1, 2, 3):
        typesetter.line(f"{number}{dots}", 72, space=26).line(FULL[:70], 72 + hang, at=typesetter.height)
        typesetter.line("and act on it.", 72 + hang)
    document = read(typesetter)
    assert [(block.number, block.text) for block in document.blocks] == [
        (number, f"{FULL[:70]} and act on it.") for number in "123"
    ]


def test_a_number_may_be_glued_to_its_text_where_it_is_expected(typesetter: Any, read: Read) -> None:
    typesetter.lines("1. One is first.").lines("2.Two has no space.").lines("45.Not a paragraph's number.")
    assert [block.number for block in read(typesetter).blocks] == ["1", "2", None]


def test_a_figure_that_opens_a_line_is_no_number(typesetter: Any, read: Read) -> None:
    typesetter.lines(f"1. {FULL[:78]} at the age of", "18. They act on it", "12 months later.")
    (block,) = read(typesetter).blocks
    assert block.number == "1"
    assert "18. They act on it 12 months later." in block.text


@pytest.mark.parametrize(("font", "sign"), [("ZapfDingbats", "n"), ("Symbol", "\u00b7"), ("Helvetica", "-")])
def test_bullets_of_any_font_make_items_with_depth(
    typesetter: Any, read: Read, of_kind: OfKind, font: str, sign: str
) -> None:
    for left, words in ((72, "outer thing"), (100, "inner thing"), (72, "outer again")):
        typesetter.line(sign, left, font=font, space=22).line(words, left + 18, at=typesetter.height)
        typesetter.line("on two lines", left + 18)
    items = of_kind(read(typesetter), ITEM)
    assert [(block.text, block.level) for block in items] == [
        ("outer thing on two lines", 1),
        ("inner thing on two lines", 2),
        ("outer again on two lines", 1),
    ]


def test_a_dash_that_opens_a_line_of_prose_is_no_bullet(typesetter: Any, read: Read, of_kind: OfKind) -> None:
    typesetter.lines(FULL, "- as they must - and act on it.")
    assert of_kind(read(typesetter), ITEM) == []


def test_a_paragraph_goes_on_overleaf_past_furniture_and_footnotes(typesetter: Any, read: Read) -> None:
    for number in (1, 2):
        typesetter.line("Report on Anytown", 72, at=40).line(str(number), 300, at=810)
        if number == 1:
            typesetter.lines(FULL, FULL, FULL[:79])
            typesetter.line("1", 72, at=780, size=6).line("A note in small type.", 78, at=783, size=9).page()
        else:
            typesetter.line("who live far from home.").lines(FULL, "and the last words.")
    document = read(typesetter)
    block = next(block for block in document.blocks if block.kind is PARAGRAPH)
    assert block.text == f"{FULL} {FULL} {FULL[:79]} who live far from home."
    assert (block.page, [page for _, page in block.page_starts]) == (1, [2])
    assert block.text[block.page_starts[0][0] :] == "who live far from home."
    assert account(document).share == 1.0


def test_a_paragraph_that_ends_with_its_page_does_not_go_on(typesetter: Any, read: Read, kinds: Kinds) -> None:
    typesetter.lines(FULL, "and act on it.").page().lines("Another paragraph overleaf.", FULL)
    assert kinds(read(typesetter))[0] == (PARAGRAPH, f"{FULL} and act on it.")


def test_headings_are_told_by_size_and_weight_and_ranked(typesetter: Any, read: Read, of_kind: OfKind) -> None:
    typesetter.lines("Anytown Council", size=26).lines("Next steps", bold=True, size=14).lines(FULL, "and so on.")
    typesetter.lines("Leadership", bold=True).lines("Next steps were agreed", "by all, and taken.").lines(
        FULL, "and so on."
    )
    headings = [(block.text, block.level) for block in of_kind(read(typesetter), HEADING)]
    assert headings == [("Anytown Council", 1), ("Next steps", 2), ("Leadership", 3)]


def test_a_plain_line_over_a_list_is_a_heading_after_the_first_page(
    typesetter: Any, read: Read, of_kind: OfKind
) -> None:
    typesetter.lines(FULL, "on the first page.").page().lines("Quality of practice")
    typesetter.lines("1. Staff are trained.").lines("2. Plans are clear.").lines("Leadership is strong.")
    typesetter.lines("3. Leaders know staff.")
    assert [block.text for block in of_kind(read(typesetter), HEADING)] == ["Quality of practice"]


def test_labels_of_a_cover_are_no_headings_though_bold(typesetter: Any, read: Read, kinds: Kinds) -> None:
    typesetter.lines("Inspection dates: 1 to 5 May 2015", bold=True).lines("Lead inspector: Jo Bloggs", bold=True)
    typesetter.lines(FULL, FULL, "and so on.")
    assert [kind for kind, _ in kinds(read(typesetter))] == [PARAGRAPH, PARAGRAPH, PARAGRAPH]


def test_dear_and_yours_stand_for_themselves_whatever_stands_above(typesetter: Any, read: Read, kinds: Kinds) -> None:
    typesetter.lines(FULL).line("Dear Ms Bloggs").line(FULL).line("Yours sincerely").line("Jo Bloggs")
    assert [text for _, text in kinds(read(typesetter))][1] == "Dear Ms Bloggs"
    assert any(text.startswith("Yours sincerely") for _, text in kinds(read(typesetter)))


def test_a_number_without_a_stop_is_a_paragraphs_where_it_is_set_apart(
    typesetter: Any, read: Read, kinds: Kinds
) -> None:
    typesetter.line("1", 72).line("Staff are trained.", 100, at=typesetter.height).lines("2 children were seen.")
    document = read(typesetter)
    assert [(block.number, block.text) for block in document.blocks] == [
        ("1", "Staff are trained."),
        (None, "2 children were seen."),
    ]


def test_footnotes_and_their_marks_leave_the_prose(typesetter: Any, read: Read, of_kind: OfKind) -> None:
    typesetter.lines(FULL, "and so on.").lines("Review of the Board")
    width = 72 + 105.5
    typesetter.line("1", width, at=typesetter.height - 5, size=7)
    typesetter.line("2 of 30 members left in 2014.", 72, space=26)
    typesetter.line("1", 72, at=740, size=6).line("The report is made under a law", 78, at=743, size=9)
    typesetter.line("that is named here.", 72, at=754, size=9)
    document = read(typesetter)
    review = next(block for block in document.blocks if block.text.startswith("Review"))
    assert (review.text, review.footnote_marks) == ("Review of the Board", ((19, "1"),))
    (note,) = of_kind(document, BlockKind.FOOTNOTE)
    assert (note.number, note.text) == ("1", "The report is made under a law that is named here.")
    assert account(document).share == 1.0


def test_running_lines_and_page_numbers_are_furniture(typesetter: Any, read: Read, of_kind: OfKind) -> None:
    for number in (1, 2, 3):
        typesetter.line("Inspection of Anytown", 72, at=810, size=8).line(f"1 to 5 May {2019}", 72, at=820, size=8)
        typesetter.line(str(number), 510, at=820, size=8).lines(FULL, f"and on page {number} too.")
        if number < 3:
            typesetter.page()
    furniture = [block.text for block in of_kind(read(typesetter), BlockKind.FURNITURE)]
    assert furniture == [text for number in "123" for text in ("Inspection of Anytown", f"1 to 5 May 2019 {number}")]


def test_a_number_set_smaller_than_its_paragraph_does_not_part_its_lines(typesetter: Any, read: Read) -> None:
    for number in (1, 2):
        typesetter.line(f"{number}.", 72, size=10.5, space=26).line(FULL[:70], 100, at=typesetter.height)
        typesetter.line("and act on it.", 100)
    assert [block.number for block in read(typesetter).blocks] == ["1", "2"]


@pytest.mark.parametrize(("above", "kind"), [("Of this number:", ITEM), ("Of this number, which is", PARAGRAPH)])
def test_a_dash_close_to_its_text_is_a_bullet_only_after_a_colon_or_an_end(
    typesetter: Any, read: Read, above: str, kind: BlockKind
) -> None:
    typesetter.line(above, 72, space=26).line("-", 72, space=20).line("60 live at home", 81, at=typesetter.height)
    assert read(typesetter).blocks[-1].kind is kind


def test_an_item_whose_bullet_the_text_layer_lost_is_found_by_its_indent(
    typesetter: Any, read: Read, of_kind: OfKind
) -> None:
    typesetter.line("-", 72, space=26).line("Of the children looked after:", 90, at=typesetter.height)
    typesetter.line("12 live in homes of the council", 120, space=22).line("none lives alone", 120, space=22)
    assert [(block.text, block.level) for block in of_kind(read(typesetter), ITEM)] == [
        ("Of the children looked after:", 1),
        ("12 live in homes of the council", 2),
        ("none lives alone", 2),
    ]


def test_a_sentence_goes_on_after_a_wide_gap_if_it_has_not_ended(typesetter: Any, read: Read) -> None:
    typesetter.line(FULL, space=26).line("Chief Constables agreed to do so.", space=26)
    assert read(typesetter).blocks[0].text == f"{FULL} Chief Constables agreed to do so."


def test_a_page_that_holds_a_table_alone_is_read(typesetter: Any, read: Read) -> None:
    typesetter.lines(FULL, "and so on.").page()
    for left, right in (("Overall", "Good"), ("Leadership", "Inadequate")):
        typesetter.line(left, space=30).line(right, 330, at=typesetter.height)
    assert read(typesetter).blocks[-1].kind is BlockKind.TABLE
