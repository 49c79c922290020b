"""Inspections of services for looked after children, 2013: one part, five graded aspects, a record of main findings."""

import re
from collections.abc import Iterator, Sequence

from loaders.documents.model import Document
from loaders.layouts.account import Account
from loaders.layouts.assembly import assemble
from loaders.layouts.covered import cover_facts, covered_front, furnish_front
from loaders.layouts.headings import Headings
from loaders.layouts.opening import title_starts
from loaders.layouts.reading.grades import Grade
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.report import GradeStatus, Judgement, Report, Section, SectionRole
from ontology.register import Register

FRAMEWORK = "lac"
TITLE = re.compile(r"Inspection of (?:looked after children|children looked after) services", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether the title opens the document."""
    return title_starts(document, TITLE, blocks=8)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    headings = Headings.of(FRAMEWORK)
    account = Account(headings)
    front = covered_front(document, headings)
    furnish_front(account, front)
    facts = cover_facts(account, front, title=TITLE, framework=FRAMEWORK, inspectorates=("ofsted",), register=register)
    account.take(front.body)
    sections = account.sections()
    return assemble(document, account, facts, _judgements(account, sections))


def _judgements(account: Account, sections: Sequence[Section]) -> list[Judgement]:
    """The record's judgements; where the record is missing, those of the graded headings."""
    graded = list(_record(sections))
    if not graded:
        account.remark("no-record", "no record of main findings was found; grades are those of the headings")
        graded = [
            (
                section.heading,
                Grade(section.grade_text or section.grade, section.grade, GradeStatus.GRADED),
                section.page,
            )
            for section in sections
            if section.grade and section.role is not SectionRole.RECORD
        ]
    slugs = aspect_slugs([(None, aspect) for aspect, _, _ in graded])
    return [
        Judgement(aspect, slug, grade.grade, grade.text, grade.status, page=page)
        for (aspect, grade, page), slug in zip(graded, slugs, strict=True)
    ]


def _record(sections: Sequence[Section]) -> Iterator[tuple[str, Grade, int | None]]:
    for section in sections:
        if section.role is SectionRole.RECORD:
            for paragraph in section.paragraphs:
                for row in rows(paragraph.text):
                    if row.grade:
                        yield row.text, row.grade, paragraph.page
