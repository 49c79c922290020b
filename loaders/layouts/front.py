"""What stands before a report's account: cover, imprint, contents page.

A report of several pages opens with a cover of title, area and labelled facts, an imprint from "© Crown copyright"
on, and often a contents page; the account starts after it. A letter has none of these (see ``letter``).
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from loaders.documents.model import Block, BlockKind
from loaders.layouts.headings import plain

_IMPRINT = re.compile(r"(?:©|\(c\))\s*Crown copyright", re.IGNORECASE)
_ENTRY = re.compile(r"(?:.*\s)?(?:\.{2,}\s*)?\d{1,3}|.*(?:\.{4,}|…)\s*\d*", re.DOTALL)
"""A line of a contents page: words, leaders, a page number."""
_SEARCHED = 60
"""Blocks in which the front is looked for."""


class Front(NamedTuple):
    """The parts before the account, and the account."""

    cover: tuple[Block, ...]
    imprint: tuple[Block, ...]
    contents: tuple[Block, ...]
    body: tuple[Block, ...]


def split_front(blocks: Sequence[Block]) -> Front:
    """Divide a report at its imprint and contents page; parts that it lacks are empty.

    Without either, all is body: the caller then has no cover to read.
    """
    imprint = _first(blocks, lambda block: bool(_IMPRINT.search(block.text)))
    contents = _first(blocks, lambda block: plain(block.text).lower() == "contents")
    if imprint is None and contents is None:
        return Front((), (), (), tuple(blocks))
    cover_end = min(place for place in (imprint, contents) if place is not None)
    if contents is None or contents < cover_end:
        contents = None
    if contents is None:
        assert imprint is not None
        body = _after_imprint(blocks, imprint)
        return Front(tuple(blocks[:cover_end]), tuple(blocks[cover_end:body]), (), tuple(blocks[body:]))
    body = _after_contents(blocks, contents)
    return Front(
        tuple(blocks[:cover_end]),
        tuple(blocks[cover_end:contents]),
        tuple(blocks[contents:body]),
        tuple(blocks[body:]),
    )


def _first(blocks: Sequence[Block], test: Callable[[Block], bool]) -> int | None:
    return next((place for place, block in enumerate(blocks[:_SEARCHED]) if test(block)), None)


def _after_imprint(blocks: Sequence[Block], imprint: int) -> int:
    for place in range(imprint + 1, len(blocks)):
        if blocks[place].kind is BlockKind.HEADING or blocks[place].number:
            return place
    return len(blocks)


def _after_contents(blocks: Sequence[Block], contents: int) -> int:
    """The first block that is the account's: a heading that is no entry, with prose under it.

    Entries stand in tables or furniture, or end in a page number. An entry that runs over two lines has no number in
    its first, and returns later as a heading; so does one whose number was lost.
    """
    place = contents + 1
    while place < len(blocks):
        block = blocks[place]
        if block.number and not _entry(block):
            return place
        if block.kind is BlockKind.HEADING and not _entry(block) and not _listed_again(blocks, place):
            return place
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and len(block.text.split()) > 25 and not _entry(block):
            return place
        place += 1
    return place


def _entry(block: Block) -> bool:
    if block.kind is BlockKind.TABLE:
        return True
    return bool(_ENTRY.fullmatch(block.text.strip()))


def _listed_again(blocks: Sequence[Block], place: int) -> bool:
    """Whether entries still follow before the next prose: then this is a line of the contents page too."""
    for block in blocks[place + 1 : place + 8]:
        if block.number and len(block.text.split()) > 8:
            return False
        if block.kind in (BlockKind.TABLE, BlockKind.FURNITURE):
            # A table of grades follows numbered prose, so a table here is one of entries.
            return block.kind is BlockKind.TABLE
        if block.kind is BlockKind.PARAGRAPH:
            return bool(_entry(block)) and len(block.text.split()) < 25
        if block.kind is BlockKind.HEADING and _entry(block):
            return True
    return False
