"""Headings of text without type: whole lines that the layout knows."""

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts.bare_text import blocks_of
from loaders.layouts.headings import Headings

TEXT = "Staff stay.\nThe experiences and progress of children\nin care\nGood\nChildren settle."


def pieces(text: str, size: float | None = None) -> list[tuple[BlockKind, str]]:
    document = Document("n", "0" * 64, "text/plain", (Block(BlockKind.PARAGRAPH, text, size=size),), text)
    return [(block.kind, block.text) for block in blocks_of(document, Headings.of("ilacs"))]


def test_lines_that_together_are_a_heading_divide_the_paragraph() -> None:
    assert pieces(TEXT) == [
        (BlockKind.PARAGRAPH, "Staff stay."),
        (BlockKind.HEADING, "The experiences and progress of children in care"),
        (BlockKind.PARAGRAPH, "Good"),
        (BlockKind.PARAGRAPH, "Children settle."),
    ]


def test_the_words_of_a_heading_within_a_sentence_are_none() -> None:
    sentence = "We saw how leaders weigh\nthe experiences and progress of children,\nand act on it."
    assert pieces(sentence) == [(BlockKind.PARAGRAPH, sentence)]


def test_where_type_is_known_the_documents_own_headings_stand() -> None:
    assert pieces(TEXT, size=12.0) == [(BlockKind.PARAGRAPH, TEXT)]
