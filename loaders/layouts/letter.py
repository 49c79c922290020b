"""The parts of a letter: head, salutation, title, account, signature, copies.

What stands between the date and "Dear …" are the addressees, from "Yours sincerely" on the signatures and the list
of those who get a copy.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from loaders.documents.model import Block, BlockKind
from loaders.layouts.reading.dates import day
from loaders.layouts.reading.people import people
from loaders.layouts.tables import table
from loaders.report import Person

_DEAR = re.compile(r"\s*\**Dear\s+\w", re.IGNORECASE)
_YOURS = re.compile(r"\s*\**Yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_CLOSE = re.compile(r"\**\bYours\s+(?:sincerely|faithfully|truly)\b")
_LONGEST_SIGNATURE = 60
"""Words of a block from "Yours sincerely" on."""
_COPIES = re.compile(r"\s*\**(?:c\.?c\.?\b\s*:?|Cop(?:y|ies|ied)(?:\s+to)?\s*:)\s*", re.IGNORECASE)
_DATE_LINE = re.compile(r"\D{0,12}\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+,?\s+\d{4}\s*")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_BODY_NAME = re.compile(r"\b(?:Council|Authority|Borough|Trust|Constabulary|Police|Partnership|Board|Corporation)\W*$")
_HEAD_SEARCHED = 40


class Letter(NamedTuple):
    """A letter's blocks by part, in order; each block stands in one part."""

    head: tuple[Block, ...]
    salutation: tuple[Block, ...]
    title: tuple[Block, ...]
    body: tuple[Block, ...]
    signature: tuple[Block, ...]
    copies: tuple[Block, ...]


def split_letter(blocks: Sequence[Block], title: re.Pattern[str]) -> Letter | None:
    """Divide a letter; ``title`` matches how its title starts. None where no block opens with "Dear"."""
    dear = next((place for place, block in enumerate(blocks[:_HEAD_SEARCHED]) if _DEAR.match(block.text)), None)
    if dear is None:
        return None
    salutation, rest = _salutation(blocks[dear], title)
    following = [*rest, *blocks[dear + 1 :]]
    titled = _title_length(following, title)
    following = [part for block in following for part in _before_and_after_close(block)]
    end = next((place for place, block in enumerate(following) if _YOURS.match(block.text)), len(following))
    signature = [line for block in following[end:] for line in _lines(block)]
    copies = next((place for place, block in enumerate(signature) if _COPIES.match(block.text)), len(signature))
    return Letter(
        head=tuple(blocks[:dear]),
        salutation=(salutation,),
        title=tuple(following[:titled]),
        body=tuple(following[titled:end]),
        signature=tuple(signature[:copies]),
        copies=tuple(signature[copies:]),
    )


def _before_and_after_close(block: Block) -> list[Block]:
    """A block divided before "Yours sincerely", where that was joined to the last paragraph or to the names below."""
    found = _CLOSE.search(block.text)
    if not found or len(block.text[found.start() :].split()) > _LONGEST_SIGNATURE:
        return [block]
    account, close = block.text[: found.start()].rstrip(), block.text[found.start() :].strip()
    starts = tuple((offset, page) for offset, page in block.page_starts if offset < len(account))
    page = block.page_starts[-1][1] if block.page_starts else block.page
    signature = replace(block, kind=BlockKind.PARAGRAPH, text=close, page=page, page_starts=(), number=None)
    if not account:
        return [replace(signature, number=block.number)]
    return [replace(block, text=account, page_starts=starts), signature]


def _salutation(block: Block, title: re.Pattern[str]) -> tuple[Block, list[Block]]:
    """The "Dear" block, and what was joined to it: the title where the print left no space between."""
    found = title.search(block.text)
    if not found:
        return block, []
    first = replace(block, text=block.text[: found.start()].strip())
    return first, [replace(block, text=block.text[found.start() :].strip(), number=None)]


def _title_length(blocks: Sequence[Block], title: re.Pattern[str]) -> int:
    """How many blocks the title takes: from the one that starts like it to the first of prose."""
    for place, block in enumerate(blocks[:6]):
        if block.kind in (BlockKind.FURNITURE, BlockKind.FOOTNOTE):
            continue
        if not title.match(block.text.lstrip("*# ")):
            return 0
        end = place + 1
        # A title that runs over several lines may be several heading blocks of one size.
        while end < len(blocks) and _continues(blocks[end], block):
            end += 1
        return end
    return 0


def _continues(block: Block, title: Block) -> bool:
    same = block.kind is BlockKind.HEADING and title.kind is BlockKind.HEADING and block.level == title.level
    return same and not block.number and bool(title.size) and block.size == title.size and block.text[:1].islower()


def _lines(block: Block) -> list[Block]:
    """A block as one block a printed line, where its lines are kept."""
    if block.kind is not BlockKind.PARAGRAPH or "\n" not in block.text:
        return [block]
    lines = [line for line in block.text.split("\n") if line.strip()]
    return [
        replace(block, text=line, page_starts=(), number=None if place else block.number)
        for place, line in enumerate(lines)
    ]


def head_lines(head: Iterable[Block]) -> tuple[str, ...]:
    """The printed lines of a letter's head, running lines and footnotes left out."""
    kept = (block for block in head if block.kind not in (BlockKind.FURNITURE, BlockKind.FOOTNOTE))
    return tuple(line.strip(" *#") for block in kept for line in re.split(r"[\n\t]", block.text) if line.strip(" *#"))


def letter_date(lines: Iterable[str]) -> date | None:
    """The date of the letter: the first line that is one."""
    return next((found for line in lines if _DATE_LINE.fullmatch(line) and (found := day(line))), None)


def addressees(lines: Sequence[str]) -> tuple[Person, ...]:
    """The people a letter is addressed to, from the lines between its date and "Dear".

    One person over several lines, each a part of name, office and address, is told from a list of "name, office" by
    its first line, which is a name alone. The address after the office is no part of it; neither is the sender's, which
    may stand above the date or beside it. Where the date stands last, those it is addressed to stand above it.
    """
    dated = next((place for place, line in enumerate(lines) if _DATE_LINE.fullmatch(line)), -1)
    below = [line for line in lines[dated + 1 :] if not _is_senders(line) and not _DATE_LINE.fullmatch(line)]
    after = below or [line for line in lines[: max(dated, 0)] if not _is_senders(line)]
    if not after:
        return ()
    block = people(after[:1])
    if len(after) > 1 and len(block) == 1 and block[0].office is None:
        return (Person(after[0].strip(" ,"), _office_before_address(after[1:])),)
    return tuple(person for person in people(after) if not _POSTCODE.search(person.name))


@cache
def _senders() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["line"]) for row in table("letterhead"))


def _is_senders(line: str) -> bool:
    """Whether a line is of the inspectorate's own letterhead."""
    return any(pattern.fullmatch(line.strip()) for pattern in _senders())


def _office_before_address(lines: Sequence[str]) -> str | None:
    """The lines of an office: up to the one that names the body, or to the address."""
    for place, line in enumerate(lines):
        if _BODY_NAME.search(line):
            return " ".join(lines[: place + 1])
    kept = [line for line in lines if not _POSTCODE.search(line)]
    return kept[0] if kept else None


def copy_recipients(copies: Iterable[Block]) -> tuple[Person, ...]:
    """The people named in the list of copies."""
    lines = [_COPIES.sub("", line, count=1) for line in head_lines(copies)]
    return people(line for line in lines if line)


def signatory(signature: Iterable[Block]) -> Person | None:
    """Who signed a letter of one signature: the line after "Yours sincerely", with the office in the next."""
    lines = [line for line in head_lines(signature) if not _YOURS.fullmatch(line.rstrip(" ,"))]
    lines = [_YOURS.sub("", line).strip(" ,") for line in lines]
    lines = [line for line in lines if line]
    if not lines:
        return None
    return Person(lines[0], lines[1] if len(lines) > 1 else None)
