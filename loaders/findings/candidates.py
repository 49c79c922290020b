"""What of a report can be a finding: items of its own lists, whole, and the sentences of its account."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.findings.sentences import Sentence, split
from loaders.report import Paragraph, Report, Section, SectionRole

READ = frozenset({SectionRole.NARRATIVE, SectionRole.SUMMARY, SectionRole.STRENGTHS, SectionRole.IMPROVEMENTS})
"""Sections whose sentences evaluate; the others describe the area, the method, the next steps or the inspectorates."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, or a whole item, and what stands around it."""

    paragraph: Paragraph
    sentence: Sentence
    number: int
    """Place in the paragraph, from 1; 0 for the whole paragraph."""
    framework: str
    role: SectionRole
    grade: str | None
    """The grade of the section, or of the nearest section above it that has one."""
    headings: tuple[str, ...]
    """Of the section and the sections above it, the nearest first."""
    deep_dive: str = ""
    """What a joint inspection was about, as printed."""
    previous: str | None = None
    following: str | None = None
    """The sentences before and after in the same paragraph."""


def candidates(report: Report) -> Iterator[Candidate]:
    """All candidates in reading order; tables and sections that do not evaluate give only their stated items."""
    deep_dive = report.deep_dive or ""
    sections = {section.order: section for section in report.sections}
    for section in report.sections:
        above = _lineage(section, sections)
        grade = next((s.grade for s in above if s.grade), None)
        headings = tuple(s.heading for s in above)
        for paragraph in section.paragraphs:
            if paragraph.stated is not None:
                whole = paragraph.text.strip()
                start = paragraph.text.index(whole)
                sentence = Sentence(whole, start, start + len(whole))
                yield Candidate(paragraph, sentence, 0, report.framework, section.role, grade, headings, deep_dive)
            elif section.role in READ and not paragraph.is_table:
                sentences = split(paragraph.text)
                for place, sentence in enumerate(sentences):
                    yield Candidate(
                        paragraph,
                        sentence,
                        place + 1,
                        report.framework,
                        section.role,
                        grade,
                        headings,
                        deep_dive,
                        sentences[place - 1].text if place else None,
                        sentences[place + 1].text if place + 1 < len(sentences) else None,
                    )


def _lineage(section: Section, sections: dict[int, Section]) -> list[Section]:
    """The section and those above it, the nearest first."""
    lineage = [section]
    while (parent := lineage[-1].parent) in sections and sections[parent] not in lineage:
        lineage.append(sections[parent])
    return lineage
