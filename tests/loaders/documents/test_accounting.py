"""Accounting finds what is lost and what is doubled."""

from loaders.documents.accounting import account
from loaders.documents.model import Block, BlockKind, Document


def document(raw: str, *blocks: Block, media_type: str = "application/pdf") -> Document:
    return Document("report", "", media_type, blocks, raw)


def paragraph(text: str, number: str | None = None, marks: tuple[tuple[int, str], ...] = ()) -> Block:
    return Block(BlockKind.PARAGRAPH, text, number=number, footnote_marks=marks)


def test_the_same_words_in_any_order_are_all_accounted_for() -> None:
    assert account(document("one two\x0ctwo", paragraph("two"), paragraph("two one"))).share == 1.0


def test_a_lost_word_and_a_doubled_word_are_named() -> None:
    result = account(document("one two three four", paragraph("one two two four")))
    assert (dict(result.missing), dict(result.extra)) == ({"three": 1}, {"two": 1})
    assert result.share == 0.5


def test_numbers_and_footnote_marks_count_as_words() -> None:
    block = paragraph("The Board met 43 times.", "12", ((9, "1"), (16, "3")))
    assert account(document("12. The Board1 met 433 times.", block)).share == 1.0


def test_a_word_joined_over_a_line_is_accounted_for() -> None:
    assert account(document("the inspec\u0002\r\ntion", paragraph("the inspection"))).share == 1.0


def test_a_document_without_words_is_complete() -> None:
    assert account(document(" ")).share == 1.0
    assert account(document(" ", paragraph("invented"))).share == 0.0


def test_a_letter_that_is_a_bullet_is_no_word_and_one_that_is_lost_is() -> None:
    item = Block(BlockKind.ITEM, "a thing", level=1)
    assert account(document("o a thing", item)).share == 1.0
    assert dict(account(document("o o a thing", item)).missing) == {"o": 2}
