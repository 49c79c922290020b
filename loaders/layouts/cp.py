"""Inspections of local authority arrangements for the protection of children, 2012 to 2013.

Cover, imprint, contents; overall effectiveness and areas for improvement with timescales first; numbered paragraphs
under four graded headings; a record of main findings.
"""

import re
from collections.abc import Sequence

from loaders.documents.model import Document
from loaders.layouts.account import Account
from loaders.layouts.assembly import assemble
from loaders.layouts.covered import cover_facts, covered_front, furnish_front
from loaders.layouts.headings import Headings
from loaders.layouts.opening import title_starts
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.report import GradeStatus, Judgement, Report, Section, SectionRole
from ontology.register import Register

TITLE = re.compile(r"Inspection of (?:the )?local authority arrangements for the protection of children", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether the title opens the document."""
    return title_starts(document, TITLE, blocks=8)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    headings = Headings.of("cp")
    account = Account(headings, strict=True, record_last=True)
    front = covered_front(document, headings)
    furnish_front(account, front)
    facts = cover_facts(account, front, title=TITLE, framework="cp", inspectorates=("ofsted",), register=register)
    account.take(front.body)
    return assemble(document, account, facts, record_judgements(account, account.sections()))


def record_judgements(account: Account, sections: Sequence[Section]) -> list[Judgement]:
    """The judgements of a record that has one part; where there is none, those of the graded headings."""
    found = [
        (row.text, row.grade, paragraph.page)
        for section in sections
        if section.role is SectionRole.RECORD
        for paragraph in section.paragraphs
        for row in rows(paragraph.text)
        if row.grade
    ]
    if not found:
        account.remark("no-record", "no record of main findings was found; grades are those of the headings")
        graded = [section for section in sections if section.grade]
        slugs = aspect_slugs([(None, section.heading) for section in graded])
        return [
            Judgement(section.heading, slug, section.grade, section.grade_text or "", page=section.page)
            for section, slug in zip(graded, slugs, strict=True)
        ]
    for text, grade, page in found:
        if grade.status is GradeStatus.UNREADABLE:
            account.remark("unrecognised-grade", f"{text}: {grade.text!r}", page)
    slugs = aspect_slugs([(None, text) for text, _, _ in found])
    return [
        Judgement(text, slug, grade.grade, grade.text, grade.status, page=page)
        for (text, grade, page), slug in zip(found, slugs, strict=True)
    ]
