"""Letters on focused visits and monitoring visits to children's services, 2016 on.

A letter to the director: what was looked at, headline findings, what needs to improve (or areas for priority action),
findings. No grades. The inspectors of the visit are named in the first paragraph, the first of them signs.
"""

import re
from collections.abc import Iterator

from loaders.documents.model import Document
from loaders.errors import NotAReport
from loaders.layouts.assembly import assemble, lead_expected
from loaders.layouts.headings import Headings
from loaders.layouts.letter import Letter, signatory
from loaders.layouts.opening import words
from loaders.layouts.posted import is_titled, posted
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import period
from loaders.layouts.reading.people import inspectors
from loaders.report import Person, Report
from ontology.register import Register

_KINDS = {"focus": "ilacs-focused-visit", "monitoring": "ilacs-monitoring-visit"}
TITLE = re.compile(
    r"(?:Ofsted\s+)?(?P<kind>Focus|Monitoring)(?:s?ed)?\s+visit\s+(?:to|of)\s+(?:the\s+)?(?P<area>.+?)"
    r"(?:\s+local\s+authority)?(?:['’]s)?\s+children['’]s\s+(?:social\s+care\s+)?services",
    re.IGNORECASE | re.DOTALL,
)
_VISITED = re.compile(
    r"\b(?:(?:Her|His)\s+Majesty['’]s\s+Inspectors?|HMI|inspectors?)\s*(?:\([A-Z]+\)\s*)?"
    r"for\s+this\s+visit\s+(?:was|were)\s+(?P<names>.+?)\.(?:\s|$)"
)
_OPENING = 6


def recognises(document: Document) -> bool:
    """Whether a letter's title names the visit."""
    return is_titled(document, TITLE)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = posted(document, TITLE, Headings.of("visit_letter"))
    title = TITLE.search(words(letter.letter.title))
    if title is None:
        raise NotAReport(f"{document.name} is no letter on a visit")
    opening = words(letter.prose(_OPENING))
    dates = period(opening)
    lead = _lead(opening, letter.letter)
    facts = letter.facts(
        title=title.group(),
        framework=_KINDS[title["kind"].lower()],
        area=authority_in([title["area"], *_areas(opening)], register, dates),
        inspectorates=("ofsted",),
        dates=dates,
        lead_inspectors=lead_expected(letter.account, lead, "as inspector of the visit"),
    )
    return assemble(document, letter.account, facts)


def _areas(opening: str) -> Iterator[str]:
    for match in re.finditer(r"\bvisit\s+to\s+(?P<area>.+?)(?:'s)?\s+children's\s+services", opening):
        yield match["area"]


def _lead(opening: str, letter: Letter) -> tuple[Person, ...]:
    """The inspector who signed, else the first that the opening names."""
    signed = signatory(letter.signature)
    named = _VISITED.search(opening)
    people = inspectors(named["names"]) if named else ()
    for person in people:
        if signed and person.name == signed.name:
            return (signed,)
    return people[:1] or ((signed,) if signed else ())
