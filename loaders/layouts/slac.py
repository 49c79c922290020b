"""Inspections of safeguarding and looked after children services, 2009 to 2012.

Cover, imprint, contents; numbered paragraphs under graded headings in two parts, safeguarding and looked after
children; areas for improvement with timescales in each; a record of main findings that grades every aspect.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from loaders.documents.model import Document
from loaders.layouts.account import Account
from loaders.layouts.assembly import assemble
from loaders.layouts.covered import covered, method_text
from loaders.layouts.headings import plain
from loaders.layouts.opening import title_starts
from loaders.layouts.reading.grades import Grade
from loaders.layouts.reading.inspectorates import inspectorates_in
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.report import GradeStatus, Judgement, Report, Section, SectionRole
from ontology.register import Register

TITLE = re.compile(
    r"Inspection of safeguarding and (?:looked after children|children looked after) services", re.IGNORECASE
)
SAFEGUARDING = "Safeguarding services"
LOOKED_AFTER = "Services for looked after children"
_LOOKED_AFTER = re.compile(r"looked[- ]after|care leavers", re.IGNORECASE)
_SAFEGUARDING = re.compile(r"safeguarding", re.IGNORECASE)
_SAME = 0.9
"""Likeness at which two aspects are the same in other words ("well being", "well-being")."""


class _Place(NamedTuple):
    """A heading of the body: the part it stands in and what it grades."""

    part: str
    aspect: str
    grade: str | None


def recognises(document: Document) -> bool:
    """Whether the title opens the document."""
    return title_starts(document, TITLE, blocks=8)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    account, facts = covered(document, register, title=TITLE, framework="slac", strict=True, record_last=True)
    sections = account.sections()
    others = [slug for slug in inspectorates_in(method_text(sections)) if slug != "ofsted"]
    # Ofsted's own reports of serious case reviews are named there too; partners are named as the team's.
    facts = replace(facts, inspectorates=("ofsted", *others))
    return assemble(document, account, facts, judgements(account, sections))


def judgements(account: Account, sections: Sequence[Section]) -> list[Judgement]:
    """The record's judgements, each in its part.

    The record of some reports repeats one part's name over the other's judgements. The body, whose headings come in
    the same order, says which part an aspect belongs to; a heading of the record that it contradicts is remarked on.
    """
    body = list(_body(sections))
    found: list[tuple[str, str, Grade, int | None]] = []
    part, place = SAFEGUARDING, 0
    for text, grade, page in _record(sections):
        if grade is None:
            part = _part_of(text) or part
            continue
        at = next((at for at in range(place, len(body)) if _same(body[at].aspect, text)), None)
        if at is not None:
            place = at + 1
            if body[at].part != part:
                account.remark(
                    "part-contradicted",
                    f"the record lists {text!r} under {part!r}, the account under {body[at].part!r}",
                    page,
                )
                part = body[at].part
            if body[at].grade and grade.grade and body[at].grade != grade.grade:
                account.remark(
                    "grades-differ", f"{part}, {text}: {grade.text!r} in the record, {body[at].grade} above", page
                )
        if grade.status is GradeStatus.UNREADABLE:
            account.remark("unrecognised-grade", f"{text}: {grade.text!r}", page)
        found.append((part, text, grade, page))
    if not found:
        account.remark("no-record", "no record of main findings was found; grades are those of the headings")
        return _from_headings(body)
    slugs = aspect_slugs([(part, aspect) for part, aspect, _, _ in found])
    return [
        Judgement(aspect, slug, grade.grade, grade.text, grade.status, part=part, page=page)
        for (part, aspect, grade, page), slug in zip(found, slugs, strict=True)
    ]


def _record(sections: Sequence[Section]) -> Iterator[tuple[str, Grade | None, int | None]]:
    for section in sections:
        if section.role is SectionRole.RECORD:
            if section.parent:
                yield section.heading, None, section.page
            for paragraph in section.paragraphs:
                for row in rows(paragraph.text):
                    yield row.text, row.grade, paragraph.page


def _body(sections: Sequence[Section]) -> Iterator[_Place]:
    part = SAFEGUARDING
    for section in sections:
        if section.role is SectionRole.RECORD:
            return
        if section.role in (SectionRole.METHOD, SectionRole.CONTEXT):
            continue
        if section.level == 1:
            part = _part_of(section.heading) or part
        elif section.role is not SectionRole.IMPROVEMENTS:
            yield _Place(part, section.heading, section.grade)


def _part_of(heading: str) -> str | None:
    if _LOOKED_AFTER.search(heading):
        return LOOKED_AFTER
    return SAFEGUARDING if _SAFEGUARDING.search(heading) else None


def _same(one: str, other: str) -> bool:
    first, second = plain(one).lower(), plain(other).lower()
    return first == second or SequenceMatcher(None, first, second).ratio() >= _SAME


def _from_headings(body: Sequence[_Place]) -> list[Judgement]:
    graded = [place for place in body if place.grade]
    slugs = aspect_slugs([(place.part, place.aspect) for place in graded])
    return [
        Judgement(place.aspect, slug, place.grade, str(place.grade), part=place.part)
        for place, slug in zip(graded, slugs, strict=True)
    ]
