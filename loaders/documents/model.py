"""A document as its format gives it: blocks of text with page, type size and place, and nothing interpreted.

A format module (``text``, ``markdown``, ``pdf``) makes a :class:`Document`; the layouts read one. Between the two
stands the promise that every word of the file is in exactly one block.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is by its print, before anyone asks what it means."""

    HEADING = "heading"
    """A line set apart as a heading: by markup, or by type size, weight and the space around it."""
    PARAGRAPH = "paragraph"
    """Running prose, joined over line ends and page breaks; ``number`` holds a printed paragraph number."""
    ITEM = "item"
    """One item of a bulleted or lettered list, its sign removed; ``level`` is its depth, from 1."""
    TABLE = "table"
    """Rows of cells; ``text`` is the cells joined with tabs and line ends."""
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"
    """A running header or footer, a page number, a contents page's dots: repeated or mechanical print."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block, its text mended (see ``documents.mending``) and otherwise as printed."""

    kind: BlockKind
    text: str
    page: int | None = None
    """Page of the first word, counted from 1 through the file; None in formats without pages."""
    page_starts: tuple[tuple[int, int], ...] = ()
    """(offset in ``text``, page) for each further page the block runs on to."""
    number: str | None = None
    """The paragraph number as printed, without its full stop; the number is not part of ``text``."""
    level: int = 0
    """Headings: rank, 1 the largest. Items: depth, 1 the outermost. Else 0."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Tables only: cell texts by row."""
    size: float | None = None
    """Type size in points of the first line, where the format knows it."""
    bold: bool = False
    footnote_marks: tuple[tuple[int, str], ...] = ()
    """(offset in ``text``, mark) of each footnote mark that was printed there and taken out of the words."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as blocks in reading order."""

    name: str
    """The file's name without its folder. Never used to recognise a layout."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""
    media_type: str
    blocks: tuple[Block, ...]
    raw_text: str = field(repr=False)
    """All text of the file as the format's plainest reading gives it: what ``blocks`` must account for."""
    page_count: int | None = None
    created: date | None = None
    """Date of creation from the file's own metadata, where it has any."""
