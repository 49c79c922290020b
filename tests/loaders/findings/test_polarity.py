"""Polarity: which of the two models answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from loaders.findings.candidates import Candidate
from loaders.findings.linear import Floats, LinearModel
from loaders.findings.network import Network
from loaders.findings.polarity import ALONE, LABELS, Evaluator
from loaders.findings.sentences import Sentence
from loaders.findings.sequences import Reading
from loaders.report import Paragraph, SectionRole


@dataclass(frozen=True)
class Opinion(Network):
    """A network that calls every sentence a weakness, and remembers how many it was asked about."""

    def scores(self, candidates: Sequence[Reading]) -> Floats:
        self.weights["asked"] = np.array([len(candidates)], dtype=np.float32)
        return np.tile(np.array([0, 9, 0, 0], dtype=np.float32), (len(candidates), 1))


def evaluator(strength: float) -> Evaluator:
    """Its linear model gives every sentence this score for a strength, and nothing for the other labels."""
    one, none = np.ones(len(LABELS), dtype=np.float32), np.zeros(len(LABELS), dtype=np.float32)
    intercept = np.array([strength, 0, 0, 0], dtype=np.float32)
    linear = LinearModel(LABELS, {}, np.zeros((0, len(LABELS)), dtype=np.float32), intercept, one, none)
    return Evaluator(linear, Opinion(LABELS, {}, {}, {}, {ALONE: np.array([2], dtype=np.float32)}))


def candidate(text: str) -> Candidate:
    paragraph = Paragraph("1", text)
    return Candidate(paragraph, Sentence(text, 0, len(text)), 1, None, "ilacs", SectionRole.NARRATIVE, None, ("",))


@pytest.mark.parametrize(
    ("strength", "asked", "answer"),
    [(3.0, 0, "strength"), (1.0, 1, "weakness")],
    ids=["where the linear model is sure, the network is not asked", "elsewhere their scores are added"],
)
def test_who_answers(strength: float, asked: int, answer: str) -> None:
    both = evaluator(strength)
    probabilities = both.probabilities([candidate("Plans are good.")])
    assert both.by_order.weights["asked"] == asked
    assert LABELS[int(probabilities.argmax())] == answer
    np.testing.assert_allclose(probabilities.sum(axis=1), 1, rtol=1e-5)
