"""Letters on focused visits and monitoring visits to children's services, 2016 on.

A letter to the director: what was looked at, headline findings, what needs to improve (or areas for priority action),
findings. No grades. The inspectors of the visit are named in the first paragraph, the first of them signs.
"""

import re
from collections.abc import Iterator

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble
from loaders.layouts.headings import Headings
from loaders.layouts.letter import Letter, addressees, copy_recipients, head_lines, letter_date, signatory, split_letter
from loaders.layouts.opening import words
from loaders.layouts.posted import furnish_head, furnish_tail
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import Period, periods
from loaders.layouts.reading.people import inspectors
from loaders.report import Person, Report, SectionRole
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
    letter = split_letter(document.blocks, TITLE)
    return letter is not None and bool(letter.title)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    letter = split_letter(document.blocks, TITLE)
    title = TITLE.search(words(letter.title)) if letter else None
    if letter is None or title is None:
        raise NotAReport(f"{document.name} is no letter on a visit")
    account = Account(Headings.of("visit_letter"), SectionRole.SUMMARY)
    furnish_head(account, letter)
    account.take(letter.body)
    furnish_tail(account, letter)
    lines = head_lines(letter.head)
    opening = words(_prose(letter))
    authority, printed = authority_in([title["area"], *_areas(opening)], register)
    dates = _dates(opening)
    lead = _lead(opening, letter)
    if not lead:
        account.remark("no-lead-inspector", "the letter names no inspector of the visit")
    facts = Facts(
        title=title.group(),
        framework=_KINDS[title["kind"].lower()],
        authority=authority,
        authority_text=printed,
        inspectorates=("ofsted",),
        start=dates.start if dates else None,
        end=dates.end if dates else None,
        printed=letter_date(lines),
        lead_inspectors=lead,
        addressees=addressees(lines),
        copy_recipients=copy_recipients(letter.copies),
    )
    return assemble(document, account, facts)


def _prose(letter: Letter) -> list[Block]:
    return [block for block in letter.body if block.kind is BlockKind.PARAGRAPH][:_OPENING]


def _areas(opening: str) -> Iterator[str]:
    for match in re.finditer(r"\bvisit\s+to\s+(?P<area>.+?)(?:'s)?\s+children's\s+services", opening):
        yield match["area"]


def _dates(opening: str) -> Period | None:
    """The days of the visit: the first dates of the opening, which says when it took place."""
    return next(iter(periods(opening)), None)


def _lead(opening: str, letter: Letter) -> tuple[Person, ...]:
    """The inspector who signed, else the first that the opening names."""
    signed = signatory(letter.signature)
    named = _VISITED.search(opening)
    people = inspectors(named["names"]) if named else ()
    for person in people:
        if signed and person.name == signed.name:
            return (signed,)
    return people[:1] or ((signed,) if signed else ())
