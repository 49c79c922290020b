"""Letters on unannounced inspections of contact, referral and assessment arrangements, 2009 to 2012.

A letter to the director; what was "delivered satisfactorily" as a list in the text; then strengths, areas for
development and areas for priority action. No grades, no paragraph numbers. Who signs has led the inspection.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from loaders.documents.model import Document
from loaders.layouts.assembly import assemble
from loaders.layouts.headings import Headings
from loaders.layouts.letter import signatory
from loaders.layouts.opening import printed, title_starts
from loaders.layouts.posted import is_titled, posted
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import period
from loaders.layouts.tables import table
from loaders.report import Paragraph, Report, Section, Stated, StatedKind
from ontology.register import Register

TITLE = re.compile(
    r"(?:Annual\s+)?(?:unannounced\s+)?inspection\s+of\s+(?:the\s+)?contact,?\s+referral\s+and\s+assessment",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\b(?:within|in|of)\s+(?P<area>(?:the\s+)?[A-Z][^.,]*?)(?:\s+children['’]?s?['’]?\s+services|\s+which\b|\.|,|$)"
)
_CONDUCTED = re.compile(r"(?:conducted|carried out|undertaken|took place)[^.]*?\d{4}", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether a letter's title names the inspection."""
    return is_titled(document, TITLE) and title_starts(document, TITLE)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = posted(document, TITLE, Headings.of("cra"))
    title, text = printed(letter.letter.title), printed(letter.letter.body[:4])
    said = _CONDUCTED.search(text)
    dates = period(said.group() if said else text)
    signed = signatory(letter.letter.signature)
    facts = letter.facts(
        title=title,
        framework="cra",
        area=authority_in(_areas(title, text, letter.lines), register, dates),
        inspectorates=("ofsted",),
        dates=dates,
        lead_inspectors=(signed,) if signed else (),
    )
    report = assemble(document, letter.account, facts)
    return replace(report, sections=tuple(_with_led_lists(section) for section in report.sections))


def _areas(title: str, text: str, lines: Iterable[str]) -> list[str]:
    """Where the area's name stands: after "within" in the title, then in the first sentence, then in the address."""
    found = [match["area"] for source in (title, text) for match in _AREA.finditer(source)]
    return [*found, *lines]


@cache
def _leads() -> tuple[tuple[re.Pattern[str], StatedKind], ...]:
    return tuple((re.compile(row["words"], re.IGNORECASE), StatedKind(row["stated"])) for row in table("cra_lists"))


def _with_led_lists(section: Section) -> Section:
    """Lists that no heading but a sentence leads to ("delivered satisfactorily …, in particular:")."""
    if any(paragraph.stated for paragraph in section.paragraphs):
        return section
    return replace(section, paragraphs=tuple(_led(section.paragraphs)))


def _led(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    kind: StatedKind | None = None
    for paragraph in paragraphs:
        if paragraph.is_item:
            yield replace(paragraph, stated=Stated(kind)) if kind else paragraph
            continue
        kind = None
        if paragraph.text.rstrip().endswith((":", ",", "particular")):
            kind = next((kind for pattern, kind in _leads() if pattern.search(paragraph.text)), None)
        yield paragraph
