"""Polarity of sentences: strength, weakness, mixed, or none where nothing is evaluated.

Two models answer: a linear one, which knows what words and lists of words tell, and a small network, which reads the
words in their order. Where the first is sure it answers alone; elsewhere their scores, each weighed as
``training.polarity`` found best, are added.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from loaders.findings import linear, network
from loaders.findings.candidates import Candidate
from loaders.findings.features import Features
from loaders.findings.lexicons import tells_of_the_inspection
from loaders.findings.polarity_features import Wording, setting_features, wording
from loaders.findings.sequences import reading_of
from loaders.report import Polarity

_MODELS = Path(__file__).parent / "models"
LINEAR, NETWORK = _MODELS / "polarity.npz", _MODELS / "polarity-network.npz"
NONE = "none"
LABELS = (*map(str, Polarity), NONE)
ALONE = "alone"
"""The number of the network's file by which the linear model's scores are multiplied where it answers alone."""
SURE = 0.95
"""The linear model's probability from which the network is not asked: it would mend less than 1 answer in 1,000."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What the models say of a sentence."""

    polarity: Polarity | None
    """None: the sentence only describes."""
    confidence: float
    """Calibrated probability, 0–1, that a careful reader would say the same."""


@dataclass(frozen=True, slots=True)
class Evaluator:
    """The two models, both scoring ``LABELS``."""

    by_features: linear.LinearModel
    by_order: network.Network

    def probabilities(self, candidates: Sequence[Candidate]) -> linear.Floats:
        """Candidate by label."""
        scores = self.by_features.scores(features_of(candidates))
        probabilities = linear.softmax(scores * self.by_order.weights[ALONE])
        unsure = np.flatnonzero(probabilities.max(axis=1) < SURE).tolist()
        second = self.by_order.scores([reading_of(candidates[row]) for row in unsure])
        probabilities[unsure] = linear.softmax(scores[unsure] + second)
        return probabilities


@cache
def _shipped() -> Evaluator:
    return Evaluator(linear.load(LINEAR), network.load(NETWORK))


def features_of(candidates: Sequence[Candidate]) -> list[Features]:
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
    evaluations = []
    for candidate, row in zip(candidates, _shipped().probabilities(candidates), strict=True):
        label = LABELS[int(row.argmax())]
        if label == NONE or tells_of_the_inspection(candidate.sentence.text):
            evaluations.append(Evaluation(None, float(row[LABELS.index(NONE)])))
        else:
            evaluations.append(Evaluation(Polarity(label), float(row.max())))
    return tuple(evaluations)
