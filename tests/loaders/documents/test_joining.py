"""Two files of one report as one document."""

from loaders.documents.joining import joined
from loaders.documents.model import Block, BlockKind, Document


def document(name: str, *blocks: Block, pages: int | None = 2) -> Document:
    return Document(name, name * 8, "application/pdf", blocks, name, pages)


FIRST = document("a", Block(BlockKind.PARAGRAPH, "One.", 2))
LATER = document("b", Block(BlockKind.PARAGRAPH, "Two and three.", 1, ((8, 2),)))


def test_pages_are_counted_on() -> None:
    both = joined(FIRST, LATER)
    assert [(block.text, block.page, block.page_starts) for block in both.blocks] == [
        ("One.", 2, ()),
        ("Two and three.", 3, ((8, 4),)),
    ]
    assert (both.page_count, both.raw_text) == (4, "a\fb")


def test_it_is_identified_as_the_first_is() -> None:
    assert (joined(FIRST, LATER).name, joined(FIRST, LATER).sha256) == (FIRST.name, FIRST.sha256)


def test_texts_without_pages_stay_without() -> None:
    both = joined(document("a", pages=None), document("b", Block(BlockKind.PARAGRAPH, "Two."), pages=None))
    assert (both.page_count, both.blocks[0].page) == (None, None)
