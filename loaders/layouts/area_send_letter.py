"""Letters on joint inspections of local areas for special educational needs and disabilities, 2016 to 2022.

The form of area SEND inspections before 2023, revisits included: a letter with main findings, then for each of three
questions strengths and areas for development; some require a written statement of action for significant weaknesses.
"""

import re
from dataclasses import replace

from loaders.documents.model import Document
from loaders.errors import NotAReport
from loaders.layouts.assembly import assemble, lead_expected
from loaders.layouts.headings import Headings
from loaders.layouts.opening import words
from loaders.layouts.posted import is_titled, posted
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import period
from loaders.layouts.reading.lead_inspector import lead_inspector
from loaders.report import Paragraph, Report, Section, Stated, StatedKind
from ontology.register import Register

FRAMEWORK = "area-send"
TITLE = re.compile(
    r"Joint\s+(?:local\s+)?area\s+(?:SEND|special\s+educational\s+needs\s+and(?:/or)?\s+disabilit(?:y|ies)(?:\s+\(SEND\))?)\s+"
    r"(?:re-?visit|re-?inspection|inspection)\s+(?:in|of)\s+(?:the\s+local\s+area\s+of\s+)?(?P<area>.+)",
    re.IGNORECASE,
)
_AREA = re.compile(r"\blocal area of (?P<area>.+?) to (?:judge|decide|assess)", re.IGNORECASE)
_WEAKNESSES = re.compile(r"\bstatement of action\b.*\bweakness\w*\W*:\s*$", re.IGNORECASE | re.DOTALL)
_OPENING = 4


def recognises(document: Document) -> bool:
    """Whether a letter's title names the inspection."""
    return is_titled(document, TITLE)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = posted(document, TITLE, Headings.of("area_send_letter"))
    title = TITLE.search(words(letter.letter.title))
    if title is None:
        raise NotAReport(f"{document.name} is no letter on an area's inspection")
    opening = words(letter.prose(_OPENING))
    dates = period(opening)
    areas = [title["area"], *(match["area"] for match in _AREA.finditer(opening))]
    lead = lead_inspector(letter.letter.signature)
    facts = letter.facts(
        title=title.group(),
        framework=FRAMEWORK,
        area=authority_in(areas, register, dates),
        inspectorates=("ofsted", "care-quality-commission"),
        dates=dates,
        lead_inspectors=lead_expected(letter.account, lead, "among those who sign"),
    )
    report = assemble(document, letter.account, facts)
    return replace(report, sections=tuple(_stated(section) for section in report.sections))


def _stated(section: Section) -> Section:
    """A section in which the weaknesses that a statement of action must tackle are stated as such."""
    paragraphs: list[Paragraph] = []
    within = False
    for paragraph in section.paragraphs:
        if paragraph.is_item and within:
            paragraph = replace(paragraph, stated=Stated(StatedKind.PRIORITY_ACTION))  # noqa: PLW2901 - the same, stated
        elif not paragraph.is_item:
            within = bool(_WEAKNESSES.search(paragraph.text))
        paragraphs.append(paragraph)
    return replace(section, paragraphs=tuple(paragraphs))
