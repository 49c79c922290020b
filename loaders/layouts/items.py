"""Which blocks of an explicit list are its items, and which only carry an item on.

Reports list what must improve in three styles: as bullets (a bullet is an item, one indented below it belongs to it),
as numbered paragraphs, and as plain paragraphs; in the last two a bullet belongs to the paragraph before it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from loaders.documents.model import Block, BlockKind

_LEADS = re.compile(r":\s*$|following (?:actions?|areas?)|\bin particular,?\s*$", re.IGNORECASE)
"""The words that lead to a list of bullets."""
_LISTED = r"(?:areas? (?:for|of|requiring|that)|priority (?:and immediate )?actions?|recommendations?|strengths)\b"
_INSPECTION = r"(?:(?:the|this) )?inspect(?:ion|ors)"
_NONE = re.compile(
    rf"\W*(?:None|(?:There (?:are|were) no|{_INSPECTION} (?:did not (?:find|identify) any|(?:found|identified) no)) "
    rf"{_LISTED}[^.:]*|No {_LISTED}[^.:]* (?:found|identified|made))\W*",
    re.IGNORECASE,
)
"""The words that say that there is nothing to list: a list may hold these and nothing else, as if they were an item."""


class ItemStyle(StrEnum):
    """How a layout prints the items of its lists."""

    BULLETS = "bullets"
    NUMBERED = "numbered"
    PARAGRAPHS = "paragraphs"


def listed(blocks: Iterable[Block], style: ItemStyle) -> list[tuple[Block, bool]]:
    """The blocks of one list in order, what carries an item on joined to it, each with whether it is an item.

    A list that has nothing of its own style is read as the next simpler one: numbers, bullets, paragraphs.
    """
    return [(block, item and not _says_none(block.text)) for block, item in _styled(list(blocks), style)]


def _styled(given: list[Block], style: ItemStyle) -> list[tuple[Block, bool]]:
    if style is ItemStyle.NUMBERED and any(block.number for block in given):
        return _led(given, lambda block: block.number is not None)
    if style is ItemStyle.PARAGRAPHS and any(_is_prose(block) for block in given):
        return _led(given, _is_prose)
    return _bulleted(given)


def joined(item: Block, more: Block) -> Block:
    """``item`` with the words of ``more`` on a new line, pages kept."""
    words = f"{more.number} {more.text}" if more.number else more.text
    offset = len(item.text) + 1
    starts = list(item.page_starts)
    last = starts[-1][1] if starts else item.page
    if more.page is not None and more.page != last:
        starts.append((offset, more.page))
    shift = offset + len(words) - len(more.text)
    starts.extend((shift + start, page) for start, page in more.page_starts)
    return replace(item, text=f"{item.text}\n{words}", page_starts=tuple(starts))


def is_no_item(text: str) -> bool:
    """Whether a paragraph only leads to a list, or says that there is nothing to list."""
    return bool(_LEADS.search(text)) or _says_none(text)


def _says_none(text: str) -> bool:
    return _NONE.fullmatch(" ".join(text.split())) is not None


def _is_prose(block: Block) -> bool:
    """A paragraph of its own: one that starts in the middle of a sentence goes on with what stands before it."""
    return block.kind is BlockKind.PARAGRAPH and not block.text[:1].islower()


def _led(blocks: list[Block], leads: Callable[[Block], bool]) -> list[tuple[Block, bool]]:
    """Items begin where ``leads`` says so; bullets and unnumbered lines after one carry it on."""
    found: list[tuple[Block, bool]] = []
    for block in blocks:
        if block.kind is BlockKind.TABLE:
            found.append((block, False))
        elif leads(block):
            found.append((block, True))
        elif found and found[-1][1]:
            found[-1] = (joined(found[-1][0], block), True)
        else:
            found.append((block, False))
    return found


def _bulleted(blocks: list[Block]) -> list[tuple[Block, bool]]:
    """Bullets are items, deeper ones carry on; without any bullet each paragraph that leads to no list is one."""
    has_bullets = any(block.kind is BlockKind.ITEM for block in blocks)
    outermost = min((block.level for block in blocks if block.kind is BlockKind.ITEM), default=0)
    found: list[tuple[Block, bool]] = []
    for block in blocks:
        if block.kind is BlockKind.ITEM:
            if block.level > outermost and found and found[-1][1]:
                found[-1] = (joined(found[-1][0], block), True)
            else:
                found.append((block, True))
        else:
            prose = _is_prose(block) and not has_bullets and not is_no_item(block.text)
            found.append((block, prose))
    return found
