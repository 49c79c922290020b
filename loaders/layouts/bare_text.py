"""Headings of text that was taken from a print without its type: lines like any other.

Where a document knows nothing of type size and weight, a line, or two or three together, that is as a whole a heading
of the layout is taken for one; in a document that knows them, the document's own headings stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts.headings import Headings
from loaders.layouts.reading.grades import grade_of, split_grade

_MOST_LINES = 3


def blocks_of(document: Document, headings: Headings) -> tuple[Block, ...]:
    """The document's blocks, paragraphs of bare text divided at the lines that are headings of the layout."""
    if any(block.kind is BlockKind.HEADING or block.size for block in document.blocks):
        return document.blocks
    return tuple(piece for block in document.blocks for piece in _divided(block, headings))


def _divided(block: Block, headings: Headings) -> Iterator[Block]:
    if block.kind is not BlockKind.PARAGRAPH:
        yield block
        return
    lines = block.text.split("\n")
    kept: list[str] = []
    number = block.number
    place = 0
    while place < len(lines):
        count = _heading_at(lines, place, headings)
        if count and not (number and not kept):
            yield from _piece(block, kept, number)
            kept, number = [], None
            heading = replace(block, kind=BlockKind.HEADING, page_starts=(), number=None)
            yield replace(heading, text=" ".join(lines[place : place + count]))
            place += count
            while place < len(lines) and grade_of(lines[place]):
                yield replace(block, text=lines[place], page_starts=(), number=None)
                place += 1
        else:
            kept.append(lines[place])
            place += 1
    yield from _piece(block, kept, number)


def _heading_at(lines: Sequence[str], place: int, headings: Headings) -> int:
    """How many lines from ``place`` on are one heading, the most that are; 0 where none are."""
    counts = range(_MOST_LINES, 0, -1)
    return next((count for count in counts if _heads(lines[place : place + count], headings)), 0)


def _piece(block: Block, lines: Sequence[str], number: str | None) -> Iterator[Block]:
    if lines:
        whole = len(lines) == block.text.count("\n") + 1
        yield block if whole else replace(block, text="\n".join(lines), page_starts=(), number=number)


def _heads(lines: Sequence[str], headings: Headings) -> bool:
    words = " ".join(lines)
    if not words.strip() or words.rstrip().endswith((".", ",", ";")) or grade_of(lines[-1]):
        return False
    return headings.meaning(words) is not None or headings.meaning(split_grade(words)[0]) is not None
