"""Themes of sentences: at most three of the contract's thirty-two, the central ones."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from loaders.findings import linear
from loaders.findings.features import theme_features

MODEL = Path(__file__).parent / "models" / "themes.npz"
MOST = 3
"""Themes a sentence may have."""
LIKELY = 0.5
"""Score from which a theme is given; the calibration puts the best trade of precision and recall there."""


@cache
def _model() -> linear.LinearModel:
    return linear.load(MODEL)


def themes_of(sentences: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Theme slugs of each sentence, the likeliest first."""
    if not sentences:
        return ()
    model = _model()
    scores = linear.sigmoid(model.scores([theme_features(sentence) for sentence in sentences]))
    chosen = []
    for row in scores:
        order = sorted(range(len(row)), key=lambda i: (-float(row[i]), model.labels[i]))
        chosen.append(tuple(model.labels[i] for i in order[:MOST] if row[i] >= LIKELY))
    return tuple(chosen)
