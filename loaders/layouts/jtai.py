"""Letters on joint targeted area inspections, 2016 on.

Until 2020 a letter to the partnership with "Key strengths", "Areas for improvement" and framed case studies around a
deep-dive theme; from 2022 "Headline findings", "What needs to improve?", "Strengths", "Main findings" and practice
studies. Either may have areas for priority action. No grades, no paragraph numbers, no inspector named.
"""

import re

from loaders.documents.model import Document
from loaders.layouts.assembly import assemble
from loaders.layouts.headings import Headings
from loaders.layouts.opening import printed
from loaders.layouts.posted import is_titled, posted
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import Period, periods
from loaders.layouts.reading.inspectorates import inspectorates_in
from loaders.report import Report
from ontology.register import Register

TITLE = re.compile(r"Joint\s+targeted\s+area\s+inspections?\s+(?:\(JTAIs?\)\s+)?(?:of|in|into)\b", re.IGNORECASE)
_AREA = re.compile(
    r"\b(?:in|of)\s+(?P<area>(?:the\s+)?[A-Z][\w'’.-]*(?:,?[\s-]+(?:[A-Z][\w'’.-]*|and|&|with|upon|on|of|the|in|sea|le))*)"
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
    return is_titled(document, TITLE)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = posted(document, TITLE, Headings.of("jtai"))
    title, text = printed(letter.letter.title), printed(letter.prose(_OPENING))
    dates = _dates(text)
    facts = letter.facts(
        title=title.rstrip(". "),
        framework="jtai",
        area=authority_in(_areas(title, text), register, dates),
        inspectorates=inspectorates_in(text),
        dates=dates,
        deep_dive=_deep_dive(text),
    )
    return assemble(document, letter.account, facts)


def _areas(title: str, text: str) -> list[str]:
    """The area is the last name of the title; where the print lost it, one of the opening."""
    found = [match["area"] for match in _AREA.finditer(title)]
    whole = [*reversed(found), *(match["area"] for match in _AREA.finditer(text))]
    # A comma parts the names of one area, or the area from what it lies in.
    return [*whole, *(area.split(",")[0] for area in whole)]


def _dates(text: str) -> Period | None:
    """The first period of the opening: "This inspection took place from …", "Between …"."""
    return next((period for period in periods(text) if period.start != period.end), None)


def _deep_dive(text: str) -> str | None:
    return next((" ".join(match["theme"].split()) for pattern in _THEME if (match := pattern.search(text))), None)
