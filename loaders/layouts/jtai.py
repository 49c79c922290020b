"""Letters on joint targeted area inspections, 2016 on.

Until 2020 a letter to the partnership with "Key strengths", "Areas for improvement" and framed case studies around a
deep-dive theme; from 2022 "Headline findings", "What needs to improve?", "Strengths", "Main findings" and practice
studies. Either may have areas for priority action. No grades, no paragraph numbers, no inspector named.
"""

import re

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble
from loaders.layouts.headings import Headings
from loaders.layouts.letter import Letter, addressees, copy_recipients, head_lines, letter_date, split_letter
from loaders.layouts.opening import printed
from loaders.layouts.posted import furnish_head, furnish_tail
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import Period, periods
from loaders.layouts.reading.inspectorates import inspectorates_in
from loaders.report import Report
from ontology.register import Register

TITLE = re.compile(r"Joint\s+targeted\s+area\s+inspections?\s+(?:\(JTAIs?\)\s+)?(?:of|in|into)\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:in|of)\s+(?P<area>(?:the\s+)?[A-Z][\w'’.-]*(?:[\s-]+(?:[A-Z][\w'’.-]*|and|with|upon|on|of|the|in|sea|le))*)"
)
_THEME = (
    re.compile(
        r"[‘'\"“]?deep[\s-]dive[’'\"”]?\s+(?:focus\s+)?(?:on|into)\s+(?:the\s+response\s+to\s+)?(?P<theme>[^.]+?)\s*\."
    ),
    re.compile(r"multi-agency\s+responses?\s+to\s+(?P<theme>[^.]+?)\s+in\s+[A-Z][^.]*\."),
)
_OPENING = 6
"""Blocks of prose that say when, by whom and on what."""


def recognises(document: Document) -> bool:
    """Whether a letter's title names the inspection."""
    letter = split_letter(document.blocks, TITLE)
    return letter is not None and bool(letter.title)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = split_letter(document.blocks, TITLE)
    if letter is None:
        raise NotAReport(f"{document.name} is no letter")
    account = Account(Headings.of("jtai"))
    furnish_head(account, letter)
    account.take(letter.body)
    furnish_tail(account, letter)
    lines = head_lines(letter.head)
    title, text = printed(letter.title), printed(_prose(letter))
    authority, area = authority_in(_areas(title, text), register)
    dates = _dates(text)
    facts = Facts(
        title=title.rstrip(". "),
        framework="jtai",
        authority=authority,
        authority_text=area,
        inspectorates=inspectorates_in(text),
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        printed=letter_date(lines),
        addressees=addressees(lines),
        copy_recipients=copy_recipients(letter.copies),
        deep_dive=_deep_dive(text),
    )
    return assemble(document, account, facts)


def _prose(letter: Letter) -> list[Block]:
    return [block for block in letter.body if block.kind is BlockKind.PARAGRAPH][:_OPENING]


def _areas(title: str, text: str) -> list[str]:
    """The area is the last name of the title; where the print lost it, one of the opening."""
    found = [match["area"] for match in _AREA.finditer(title)]
    return [*reversed(found), *(match["area"] for match in _AREA.finditer(text))]


def _dates(text: str) -> Period | None:
    """The first period of the opening: "This inspection took place from …", "Between …"."""
    return next((period for period in periods(text) if period.start != period.end), None)


def _deep_dive(text: str) -> str | None:
    return next((" ".join(match["theme"].split()) for pattern in _THEME if (match := pattern.search(text))), None)
