"""Polarity of sentences: strength, weakness, mixed, or none where nothing is evaluated."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.findings import linear
from loaders.findings.candidates import Candidate
from loaders.findings.polarity_features import setting_features, wording_features
from loaders.report import Polarity

MODEL = Path(__file__).parent / "models" / "polarity.npz"
NONE = "none"


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
    wording: dict[str, set[str]] = {"": set()}
    for candidate in candidates:
        for text in (candidate.sentence.text, candidate.previous or "", candidate.following or ""):
            if text not in wording:
                wording[text] = wording_features(text)
    return [
        wording[c.sentence.text] | setting_features(c, wording[c.previous or ""], wording[c.following or ""])
        for c in candidates
    ]


def evaluate(candidates: Sequence[Candidate]) -> tuple[Evaluation, ...]:
    """The polarity of each candidate."""
    if not candidates:
        return ()
    model = _model()
    evaluations = []
    for row in linear.softmax(model.scores(features_of(candidates))):
        best = int(row.argmax())
        label = model.labels[best]
        evaluations.append(Evaluation(None if label == NONE else Polarity(label), float(row[best])))
    return tuple(evaluations)
