"""Themes of sentences: at most three of the contract's thirty-two, the central ones."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from loaders.findings import linear
from loaders.findings.candidates import Candidate
from loaders.findings.theme_features import features_of

MODEL = Path(__file__).parent / "models" / "themes.npz"
LIKELY = (0.4, 0.45, 0.6)
"""From which score the likeliest, the second and the third theme are given; see docs/findings.md."""


@cache
def _model() -> linear.LinearModel:
    return linear.load(MODEL)


def themes_of(candidates: Sequence[Candidate]) -> tuple[tuple[str, ...], ...]:
    """Theme slugs of each candidate, the likeliest first."""
    if not candidates:
        return ()
    model = _model()
    scores = linear.sigmoid(model.scores([features_of(candidate) for candidate in candidates]))
    return tuple(chosen(row, model.labels) for row in scores)


def chosen(scores: linear.Floats, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels given for one row of scores."""
    likely = np.flatnonzero(scores >= min(LIKELY)).tolist()
    order = sorted(likely, key=lambda i: (-float(scores[i]), labels[i]))
    return tuple(labels[i] for i, least in zip(order, LIKELY, strict=False) if scores[i] >= least)
