"""Letters on joint inspections of local areas for special educational needs and disabilities, 2016 to 2022.

The form of area SEND inspections before 2023, revisits included: a letter with main findings, then for each of three
questions strengths and areas for development; some require a written statement of action for significant weaknesses.
"""

import re
from dataclasses import replace

from loaders.documents.model import BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble
from loaders.layouts.headings import Headings
from loaders.layouts.letter import addressees, copy_recipients, head_lines, letter_date, split_letter
from loaders.layouts.opening import words
from loaders.layouts.posted import furnish_head, furnish_tail
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import periods
from loaders.layouts.reading.lead_inspector import lead_inspector
from loaders.report import Paragraph, Report, Section, SectionRole, Stated, StatedKind
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
    letter = split_letter(document.blocks, TITLE)
    return letter is not None and bool(letter.title)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = split_letter(document.blocks, TITLE)
    title = TITLE.search(words(letter.title)) if letter else None
    if letter is None or title is None:
        raise NotAReport(f"{document.name} is no letter on an area's inspection")
    account = Account(Headings.of("area_send_letter"), SectionRole.SUMMARY)
    furnish_head(account, letter)
    account.take(letter.body)
    furnish_tail(account, letter)
    lines = head_lines(letter.head)
    opening = words([block for block in letter.body if block.kind is BlockKind.PARAGRAPH][:_OPENING])
    authority, printed = authority_in([title["area"], *(match["area"] for match in _AREA.finditer(opening))], register)
    dates = next(iter(periods(opening)), None)
    lead = lead_inspector(letter.signature)
    if not lead:
        account.remark("no-lead-inspector", "no lead inspector of Ofsted signs the letter")
    facts = Facts(
        title=title.group(),
        framework=FRAMEWORK,
        authority=authority,
        authority_text=printed,
        inspectorates=("ofsted", "care-quality-commission"),
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        printed=letter_date(lines),
        lead_inspectors=lead,
        addressees=addressees(lines),
        copy_recipients=copy_recipients(letter.copies),
    )
    report = assemble(document, account, facts)
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
