"""A report's findings: its evaluative sentences and the items of its own lists, with polarity, agencies and themes."""

from loaders.findings.agencies import AgencyContext, spoken_of
from loaders.findings.candidates import Candidate, candidates
from loaders.findings.polarity import evaluate
from loaders.findings.themes import themes_of
from loaders.report import Finding, Polarity, Report, Stated, StatedKind
from ontology.register import Register

_STATED_STRENGTH = frozenset({StatedKind.STRENGTH, StatedKind.REQUIREMENT_MET})


def find(report: Report, register: Register) -> tuple[Finding, ...]:
    """All findings in reading order.

    An item of a list that states its polarity is one finding; any other paragraph, and what follows the opening of an
    item that runs on, is read sentence by sentence, and sentences that only describe give none.
    """
    found = list(candidates(report))
    evaluations = iter(evaluate([c for c in found if c.stated is None]))
    kept: list[tuple[Candidate, Stated | None, Polarity, float]] = []
    for candidate in found:
        stated = candidate.stated
        if stated is not None:
            polarity = Polarity.STRENGTH if stated.kind in _STATED_STRENGTH else Polarity.WEAKNESS
            kept.append((candidate, stated, polarity, 1.0))
        else:
            evaluation = next(evaluations)
            if evaluation.polarity is not None:
                kept.append((candidate, None, evaluation.polarity, evaluation.confidence))
    area = AgencyContext.of(report, register)
    themes = themes_of([candidate for candidate, *_ in kept])
    spoken = [spoken_of(candidate.sentence.text, area, candidate.previous or "") for candidate, *_ in kept]
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
            agencies=agencies.links,
            themes=slugs,
            unresolved=agencies.unresolved,
        )
        for (candidate, stated, polarity, confidence), slugs, agencies in zip(kept, themes, spoken, strict=True)
    )
