"""Judgements from the record of main findings of a report in one part: what ``cp`` and ``lac`` share."""

from collections.abc import Sequence

from loaders.layouts.account import Account
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.report import GradeStatus, Judgement, Section, SectionRole


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
        graded = [section for section in sections if section.grade and section.role is not SectionRole.RECORD]
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
