"""Polarity of sentences as the evaluation guide defines it: strength, weakness, mixed, or none where nothing is evaluated."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.findings import linear
from loaders.findings.features import polarity_features
from loaders.report import Polarity

MODEL = Path(__file__).parent / "models" / "polarity.npz"


@dataclass(frozen=True, slots=True)
class Evaluation:
    polarity: Polarity | None
    """None: the sentence only describes."""
    confidence: float
    """Calibrated probability, 0–1, that ``polarity`` is what a careful reader would say."""


@cache
def _model() -> linear.LinearModel:
    return linear.load(MODEL)


def evaluate(sentences: Sequence[str]) -> tuple[Evaluation, ...]:
    """The polarity of each sentence."""
    if not sentences:
        return ()
    model = _model()
    probabilities = linear.softmax(model.scores([polarity_features(sentence) for sentence in sentences]))
    evaluations = []
    for row in probabilities:
        best = int(row.argmax())
        label = model.labels[best]
        evaluations.append(Evaluation(None if label == "none" else Polarity(label), float(row[best])))
    return tuple(evaluations)
