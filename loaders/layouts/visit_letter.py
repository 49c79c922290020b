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

_MONITORING, _FOCUSED = "ilacs-monitoring-visit", "ilacs-focused-visit"
TITLE = re.compile(
    r"(?:Ofsted(?:['’]s)?\s+)?(?:(?P<monitoring>Monitoring)|Focus(?:s?ed)?(?:\s+assurance)?|Assurance|(?<=Ofsted\s))\s*"
    r"visit\s+(?:to|of|in)\s+(?:the\s+)?"
    r"(?:children['’]s\s+services\s+in\s+(?P<place>[^.]{3,60})|"
    r"(?P<area>(?:[^.]|(?<=\bSt)\.)+?)(?:\s+local\s+authority)?(?:['’]s)?"
    r"(?:\s+children['’]?s['’]?\s+(?:social\s+care\s+)?services\b|\W*$))",
    re.IGNORECASE | re.DOTALL,
)
_VISITED = re.compile(
    r"\b(?:(?:Her|His)\s+Majesty['’]s\s+Inspectors?|HMI|inspectors?)\s*(?:\([A-Z]+\)\s*)?"
    r"(?:(?:for|on)\s+(?:this|the)\s+(?:[a-z]+\s+)?visit\s+)?(?:was|were)\s+(?P<names>[A-Z].+?)\.(?:\s|$)"
    r"|\bvisit\s+was\s+(?:carried\s+out|undertaken|conducted|led)\s+by\s+(?P<by>[A-Z].+?)\.(?:\s|$)"
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
        framework=_MONITORING if title["monitoring"] else _FOCUSED,
        area=authority_in([title["place"] or title["area"], *_areas(opening)], register, dates),
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
    people = inspectors(named["names"] or named["by"]) if named else ()
    for person in people:
        if signed and person.name == signed.name:
            return (signed,)
    return people[:1] or ((signed,) if signed else ())
