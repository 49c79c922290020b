"""Any other inspection report on an area's services for children: text and facts of its cover, no judgements.

What is read is what needs no knowledge of the layout: title, area, dates, inspectorates, sections by their headings.
A report read so carries the remark ``unknown-layout``.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import LaterPart
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble
from loaders.layouts.closing import closing
from loaders.layouts.covered import furnish_front
from loaders.layouts.front import split_front
from loaders.layouts.headings import Headings
from loaders.layouts.opening import opening, words
from loaders.layouts.parts import speaks_of_inspecting, starts_at
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.cover import Label, labelled, lines
from loaders.layouts.reading.dates import day, period
from loaders.layouts.reading.inspectorates import inspectorates_in
from loaders.layouts.reading.people import inspectors
from loaders.report import FurnitureKind, Report
from ontology.register import Register

FRAMEWORK = "other"
_INSPECTION = re.compile(r"\b(?:inspection|review|visit|investigation)\b", re.IGNORECASE)
_CHILDREN = re.compile(
    r"\b(?:child(?:ren)?|safeguarding|young people|social care|special educational needs)\b", re.IGNORECASE
)
_COVER = 12
_LONGEST_NAME = 7
_PLACE = re.compile(r"[A-Z][\w'’.-]*")


def recognises(document: Document) -> bool:
    """Whether it opens as an inspection of services for children and names an inspectorate, or goes on with one."""
    if starts_at(document):
        return True
    start = opening(document, _COVER)
    return (
        bool(_INSPECTION.search(start) and _CHILDREN.search(start))
        and bool(inspectorates_in(opening(document, _COVER * 3)))
        and speaks_of_inspecting(document)
    )


def read(document: Document, register: Register) -> Report:
    """The report.

    Raises :class:`loaders.errors.LaterPart`, :class:`loaders.errors.UnknownAuthority` and what
    :func:`assemble` raises.
    """
    if number := starts_at(document):
        raise LaterPart(
            f"{document.name} has no cover and starts at paragraph {number}: it seems to be a later part of a report "
            "that was published in several files; load it together with the first"
        )
    account = Account(Headings.of(FRAMEWORK))
    blocks = document.blocks
    end = closing(blocks)
    front = split_front(blocks[:end])
    furnish_front(account, front)
    account.remark("unknown-layout", "the report is of no layout that is known; its text and cover facts are kept")
    account.take(front.body)
    account.furnish(FurnitureKind.IMPRINT, *blocks[end:])
    cover = front.cover or blocks[:_COVER]
    printed = lines(cover)
    labels = labelled(printed)
    dates = period(labels.get(Label.DATES, ""))
    authority, text = authority_in(_areas(cover), register, dates)
    facts = Facts(
        title=_title(cover),
        framework=FRAMEWORK,
        authority=authority,
        authority_text=text,
        inspectorates=inspectorates_in(opening(document, _COVER * 3)),
        dates=dates,
        printed=day(labels.get(Label.PUBLISHED, "")),
        lead_inspectors=inspectors(labels.get(Label.INSPECTOR, "")),
    )
    return assemble(document, account, facts)


def _title(cover: Sequence[Block]) -> str:
    """The first heading that speaks of an inspection, else the first block of the cover."""
    kept = [block for block in cover if block.kind not in (BlockKind.FURNITURE, BlockKind.FOOTNOTE)]
    titled = [block for block in kept if block.kind is BlockKind.HEADING and _INSPECTION.search(block.text)]
    return words((titled or kept)[:1])


def _areas(cover: Sequence[Block]) -> Iterator[str]:
    """Every run of words of the cover that may name an area, the longest at each place first."""
    tokens = words(cover).split()
    for start, token in enumerate(tokens):
        if _PLACE.match(token.strip("(),.:")):
            for count in range(min(_LONGEST_NAME, len(tokens) - start), 0, -1):
                yield " ".join(tokens[start : start + count])
