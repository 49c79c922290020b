"""What the network is fitted with is what it later computes with: PyTorch and numpy agree."""

import random

import numpy as np
import pytest

from loaders.findings.sequences import Reading
from loaders.findings.training import beginnings
from loaders.findings.training.meanings import Meanings

pytest.importorskip("torch", reason="PyTorch is of the extra train, which only training needs")


def test_both_score_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch  # noqa: PLC0415

    from loaders.findings.training import forward  # noqa: PLC0415

    for share in ("BLANKED", "DROPPED", "PASSED_OVER", "UNMET"):
        monkeypatch.setattr(forward, share, 0.0)
    chance = random.Random(1)
    words = [f"w{number}" for number in range(199)]
    readings = [
        Reading(tuple(chance.choices(words, k=count)), ("w1",), (), ("w3",), ("here",)) for count in range(1, 70)
    ] * 4
    meanings = Meanings()
    vectors = np.random.default_rng(1).normal(size=(len(words), beginnings.WORD + 16)).astype(np.float32)
    for word, vector in zip(words, vectors, strict=True):
        meanings.add(word, vector)
    network = beginnings.beginning(("yes", "no"), readings, [meanings])
    weights = {name: torch.tensor(values) for name, values in network.weights.items()}
    fitted_with = forward.scores(weights, forward.Numbered(network, readings), range(len(readings))).numpy()
    np.testing.assert_allclose(network.scores(readings), fitted_with, atol=1e-4)
