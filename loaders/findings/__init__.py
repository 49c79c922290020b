"""A report's findings: its evaluative sentences and the items of its own lists, with polarity and themes."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.findings.polarity import evaluate
from loaders.findings.sentences import Sentence, split
from loaders.findings.themes import themes_of
from loaders.report import Finding, Paragraph, Polarity, Report, SectionRole, Stated, StatedKind
from ontology.register import Register

_READ = frozenset(
    {
        SectionRole.NARRATIVE,
        SectionRole.SUMMARY,
        SectionRole.STRENGTHS,
        SectionRole.IMPROVEMENTS,
        SectionRole.NEXT_STEPS,
    }
)
"""Sections whose sentences evaluate; the others describe the area, the method or the inspectorates."""
_STATED_STRENGTH = frozenset({StatedKind.STRENGTH, StatedKind.REQUIREMENT_MET})


@dataclass(frozen=True, slots=True)
class _Candidate:
    paragraph: Paragraph
    sentence: Sentence
    number: int
    """Place in the paragraph, from 1; 0 for the whole paragraph."""


def find(report: Report, register: Register) -> tuple[Finding, ...]:
    """All findings in reading order.

    An item of a list that states its polarity is one finding, whole; any other paragraph is read sentence by sentence,
    and sentences that only describe give none.
    """
    candidates = list(_candidates(report))
    evaluations = evaluate([c.sentence.text for c in candidates])
    kept: list[tuple[_Candidate, Stated | None, Polarity, float]] = []
    for candidate, evaluation in zip(candidates, evaluations, strict=True):
        stated = candidate.paragraph.stated
        if stated is not None:
            polarity = Polarity.STRENGTH if stated.kind in _STATED_STRENGTH else Polarity.WEAKNESS
            kept.append((candidate, stated, polarity, 1.0))
        elif evaluation.polarity is not None:
            kept.append((candidate, None, evaluation.polarity, evaluation.confidence))
    themes = themes_of([candidate.sentence.text for candidate, *_ in kept])
    return tuple(
        Finding(
            locator=candidate.paragraph.locator,
            sentence=candidate.number,
            text=candidate.sentence.text,
            start=candidate.sentence.start,
            end=candidate.sentence.end,
            page=candidate.paragraph.page_at(candidate.sentence.start),
            polarity=polarity,
            stated=stated,
            confidence=round(confidence, 3),
            themes=slugs,
        )
        for (candidate, stated, polarity, confidence), slugs in zip(kept, themes, strict=True)
    )


def _candidates(report: Report) -> Iterator[_Candidate]:
    for section in report.sections:
        for paragraph in section.paragraphs:
            if paragraph.stated is not None:
                whole = paragraph.text.strip()
                start = paragraph.text.index(whole)
                yield _Candidate(paragraph, Sentence(whole, start, start + len(whole)), 0)
            elif section.role in _READ and not paragraph.is_table:
                for number, sentence in enumerate(split(paragraph.text), start=1):
                    yield _Candidate(paragraph, sentence, number)
