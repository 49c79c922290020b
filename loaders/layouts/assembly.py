"""From what a layout has read to a report: the facts that every layout finds alike, and whether they agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from loaders.documents.model import Document
from loaders.errors import ContradictoryReport, NotAReport
from loaders.layouts.account import Account
from loaders.layouts.reading.dates import Period, period
from loaders.layouts.reading.earlier import earlier_inspections
from loaders.layouts.reading.evidence import evidence
from loaders.layouts.reading.legal_basis import legal_basis
from loaders.layouts.reading.observations import observations
from loaders.layouts.reading.publication import publication
from loaders.layouts.reading.statement import statement_of_action
from loaders.report import FurnitureKind, Judgement, Person, Report
from ontology.register import Organisation

_RIGHTS = (
    re.compile(r"©\s*Crown copyright(?:,?\s+\d{4})?", re.IGNORECASE),
    re.compile(
        r"This document may be reproduced\b[^.]*\.|You may (?:use and )?re-?use this (?:information|document)[^.]*\."
    ),
)
_LONGEST_INSPECTION = 200
"""Days between the first and the last; a longer one is remarked on."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a layout has read from cover, head and opening; what it has not found stays empty."""

    title: str
    framework: str
    authority: Organisation
    authority_text: str
    inspectorates: tuple[str, ...]
    dates: Period | None
    printed: date | None
    """The publication date as printed."""
    lead_inspectors: tuple[Person, ...] = ()
    addressees: tuple[Person, ...] = ()
    copy_recipients: tuple[Person, ...] = ()
    deep_dive: str | None = None


def assemble(document: Document, account: Account, facts: Facts, judgements: Sequence[Judgement] = ()) -> Report:
    """The report.

    Raises :class:`ContradictoryReport` where the dates exclude each other and :class:`NotAReport` where no date is
    there to identify the inspection by.
    """
    start, end = facts.dates or (None, None)
    _agree(start, end, facts.printed)
    published = publication(document, facts.printed, end)
    if not published.day and not end:
        raise NotAReport(f"{document.name} prints no date by which its inspection could be identified")
    if not start or not end:
        account.remark("no-inspection-dates", "no dates of the inspection are printed where they are expected")
    elif (end - start).days > _LONGEST_INSPECTION:
        account.remark("long-inspection", f"the inspection is said to last from {start} to {end}")
    sections = account.sections()
    texts = [paragraph.text for section in sections for paragraph in section.paragraphs]
    notes = [piece.text for piece in account.furniture if piece.kind is FurnitureKind.FOOTNOTE]
    return Report(
        title=" ".join(facts.title.split()),
        framework=facts.framework,
        authority=facts.authority.slug,
        authority_text=facts.authority_text,
        inspectorates=facts.inspectorates,
        start=start,
        end=end,
        published=published.day,
        published_source=published.source,
        sha256=document.sha256,
        file_name=document.name,
        page_count=document.page_count,
        sections=sections,
        judgements=tuple(judgements),
        furniture=tuple(account.furniture),
        lead_inspectors=facts.lead_inspectors,
        addressees=facts.addressees,
        copy_recipients=facts.copy_recipients,
        legal_basis=legal_basis([*texts, *notes]),
        rights=_rights([piece.text for piece in account.furniture]),
        deep_dive=facts.deep_dive,
        evidence=evidence(sections),
        statement_of_action=statement_of_action(sections),
        earlier_inspections=earlier_inspections(sections, start or published.day),
        observations=observations(sections),
        remarks=tuple(account.remarks),
    )


def dates_in(account: Account, text: str) -> Period | None:
    """The days of the inspection in the words where a cover has them; remarked on where they are none."""
    found = period(text)
    if not found:
        account.remark("unreadable-date", f"no inspection dates in {text!r}")
    return found


def lead_expected(account: Account, lead: tuple[Person, ...], where: str) -> tuple[Person, ...]:
    """The lead inspector as found; remarked on where none is named ``where`` one should be."""
    if not lead:
        account.remark("no-lead-inspector", f"no lead inspector is named {where}")
    return lead


def _agree(start: date | None, end: date | None, printed: date | None) -> None:
    if start and end and end < start:
        raise ContradictoryReport(f"the inspection ends on {end}, before it starts on {start}")
    if printed and end and printed < end:
        raise ContradictoryReport(f"the report is dated {printed}, before the inspection's last day, {end}")


def _rights(texts: Sequence[str]) -> str | None:
    whole = " ".join(" ".join(texts).split())
    found = [match.group() for pattern in _RIGHTS if (match := pattern.search(whole))]
    return " ".join(found) or None
