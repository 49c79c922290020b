"""What of a report can be a finding: items of its own lists, and the sentences of its account.

An item is whole, but in a list that is an account set in bullets: there its opening is the item, and the sentences
after it are read like any others.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from loaders.findings.sentences import Sentence, split
from loaders.report import Paragraph, Report, Section, SectionRole, Stated, StatedKind

READ = frozenset({SectionRole.NARRATIVE, SectionRole.SUMMARY, SectionRole.STRENGTHS, SectionRole.IMPROVEMENTS})
"""Sections whose sentences evaluate; the others describe the area, the method, the next steps or the inspectorates."""
_ACCOUNTS = frozenset({StatedKind.STRENGTH, StatedKind.AREA_FOR_IMPROVEMENT})
"""Kinds of list that may be accounts; recommendations and actions ask for something, all sentences together."""
_ACCOUNT_LENGTH = 2.5
"""Sentences an item has in the mean, from which a list is an account: joint letters of 2016 to 2020 have 2.6 to 4.0."""
_OPENING_WORDS = 10
"""An item's opening is its first sentence; a shorter one needs the next to say something."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence, or an item of a list, and what stands around it."""

    paragraph: Paragraph
    sentence: Sentence
    number: int
    """Place in the paragraph, from 1; 0 for an item."""
    stated: Stated | None
    """What the list says of the item; None for sentences, also those that follow an item's opening."""
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
    accounts = _accounts(report)
    sections = {section.order: section for section in report.sections}
    for section in report.sections:
        above = _lineage(section, sections)
        grade = next((s.grade for s in above if s.grade), None)
        headings = tuple(s.heading for s in above)
        for paragraph in section.paragraphs:
            is_read = section.role in READ and not paragraph.is_table
            if not is_read and paragraph.stated is None:
                continue
            sentences = split(paragraph.text)
            runs_on = is_read and paragraph.stated is not None and paragraph.stated.kind in accounts
            item = 0 if paragraph.stated is None else _opening(sentences) if runs_on else len(sentences)
            for first, last in _pieces(item, len(sentences)):
                start, end = sentences[first].start, sentences[last - 1].end
                yield Candidate(
                    paragraph,
                    Sentence(paragraph.text[start:end], start, end),
                    last if first >= item else 0,
                    paragraph.stated if first < item else None,
                    report.framework,
                    section.role,
                    grade,
                    headings,
                    deep_dive,
                    sentences[first - 1].text if first else None,
                    sentences[last].text if last < len(sentences) else None,
                )


def _pieces(item: int, count: int) -> list[tuple[int, int]]:
    """The first sentence and the one after the last of an item, if there is one, and of each sentence behind it."""
    return ([(0, item)] if item else []) + [(place, place + 1) for place in range(item, count)]


def _accounts(report: Report) -> set[StatedKind]:
    """The lists of a report whose items run on: paragraphs of an account, set in bullets."""
    lengths: dict[StatedKind, list[int]] = defaultdict(list)
    for paragraph in report.paragraphs:
        if paragraph.stated and paragraph.stated.kind in _ACCOUNTS:
            lengths[paragraph.stated.kind].append(len(split(paragraph.text)))
    return {kind for kind, sentences in lengths.items() if mean(sentences) >= _ACCOUNT_LENGTH}


def _opening(sentences: Sequence[Sentence]) -> int:
    """How many sentences of a running item are its opening."""
    words = 0
    for count, sentence in enumerate(sentences, 1):
        words += len(sentence.text.split())
        if words >= _OPENING_WORDS:
            return count
    return len(sentences)


def _lineage(section: Section, sections: dict[int, Section]) -> list[Section]:
    """The section and those above it, the nearest first."""
    lineage = [section]
    while (parent := lineage[-1].parent) in sections and sections[parent] not in lineage:
        lineage.append(sections[parent])
    return lineage
