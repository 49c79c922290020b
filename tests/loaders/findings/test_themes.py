"""How many themes a sentence is given."""

import numpy as np
import pytest

from loaders.findings.themes import chosen

LABELS = ("health", "homes", "police", "schools")


@pytest.mark.parametrize(
    ("scores", "given"),
    [
        ((0.41, 0.1, 0.1, 0.1), ("health",)),
        ((0.39, 0.1, 0.1, 0.1), ()),
        ((0.5, 0.46, 0.1, 0.1), ("health", "homes")),
        ((0.5, 0.44, 0.1, 0.1), ("health",)),
        ((0.7, 0.8, 0.61, 0.1), ("homes", "health", "police")),
        ((0.7, 0.8, 0.59, 0.1), ("homes", "health")),
        ((0.7, 0.8, 0.9, 0.75), ("police", "homes", "schools")),
        ((0.7, 0.7, 0.1, 0.1), ("health", "homes")),
    ],
)
def test_the_likeliest_three_are_given_as_far_as_they_are_likely(
    scores: tuple[float, ...], given: tuple[str, ...]
) -> None:
    assert chosen(np.array(scores, dtype=np.float32), LABELS) == given
