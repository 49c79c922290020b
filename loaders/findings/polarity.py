"""Polarity of sentences: strength, weakness, mixed, or none where nothing is evaluated."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.findings import linear
from loaders.findings.candidates import Candidate
from loaders.findings.lexicons import tells_of_the_inspection
from loaders.findings.polarity_features import Wording, setting_features, wording
from loaders.report import Polarity

MODEL = Path(__file__).parent / "models" / "polarity.npz"
NONE = "none"
STRICTNESS = 0.3
"""Log odds that count for a mere description: what praises or faults must show it. See docs/findings.md."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the model says of a sentence."""

    polarity: Polarity | None
    """None: the sentence only describes."""
    confidence: float
    """Calibrated probability, 0–1, that a careful reader would say the same."""


@cache
def _model() -> linear.LinearModel:
    return linear.load(MODEL)


def features_of(candidates: Sequence[Candidate]) -> list[set[str]]:
    """The features of each candidate, its wording and its setting."""
    known: dict[str, Wording] = {}

    def read(text: str) -> Wording:
        if text not in known:
            known[text] = wording(text)
        return known[text]

    return [
        setting_features(
            candidate,
            read(candidate.previous) if candidate.previous else None,
            read(candidate.following) if candidate.following else None,
        ).union(read(candidate.sentence.text).features)
        for candidate in candidates
    ]


def evaluate(candidates: Sequence[Candidate]) -> tuple[Evaluation, ...]:
    """The polarity of each candidate."""
    if not candidates:
        return ()
    model = _model()
    scores = model.scores(features_of(candidates))
    scores[:, model.labels.index(NONE)] += STRICTNESS
    evaluations = []
    for candidate, row in zip(candidates, linear.softmax(scores), strict=True):
        best = int(row.argmax())
        label = model.labels[best]
        if label == NONE or tells_of_the_inspection(candidate.sentence.text):
            evaluations.append(Evaluation(None, float(row[model.labels.index(NONE)])))
        else:
            evaluations.append(Evaluation(Polarity(label), float(row[best])))
    return tuple(evaluations)
