"""How a document opens: the words by which a layout is recognised."""

import re
from collections.abc import Iterable

from loaders.documents.model import Block, BlockKind, Document

_OPENING = 30
"""Blocks; a cover or a letter's head with its first paragraphs is shorter."""


def words(blocks: Iterable[Block]) -> str:
    """The words of blocks on one line, straight quotes, marks of emphasis left out; furniture included."""
    text = " ".join(block.text for block in blocks)
    return " ".join(text.replace("’", "'").replace("‘", "'").replace("*", "").split())


def printed(blocks: Iterable[Block]) -> str:
    """The words of blocks on one line as printed."""
    return " ".join(" ".join(block.text for block in blocks).replace("**", "").split())


def opening(document: Document, blocks: int = _OPENING) -> str:
    """The words of the first blocks."""
    return words(document.blocks[:blocks])


def is_letter(document: Document) -> bool:
    """Whether the document opens with "Dear …" near its start and says "Yours"."""
    dear = any(re.match(r"\W*Dear\s+\w", block.text) for block in document.blocks[:40])
    return dear


def numbered(document: Document) -> int:
    """How many blocks carry a printed paragraph number."""
    return sum(1 for block in document.blocks if block.number and block.kind is BlockKind.PARAGRAPH)


def title_starts(document: Document, pattern: re.Pattern[str], blocks: int = _OPENING) -> bool:
    """Whether one of the first blocks starts with a title, as a line of its own and not within a sentence."""
    return any(
        pattern.match(" ".join(block.text.replace("’", "'").strip("*# ").split()))
        for block in document.blocks[:blocks]
        if block.kind is not BlockKind.FOOTNOTE
    )
