"""A linear model over named binary features: small, deterministic, read from one file, no training library needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


_BLOCKS = {"=": 1, "@": 2}
"""Features by the sign that opens their name; each block of a sentence has length one, however many features it has."""


def block_of(feature: str) -> int:
    """The block a feature belongs to: 0 words, 1 evaluation, 2 setting."""
    return _BLOCKS.get(feature[:1], 0) if len(feature) > 1 else 0


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of named features for each label."""

    labels: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: Floats
    """Feature by label."""
    intercept: Floats
    slope: Floats
    shift: Floats
    """By label; ``slope * margin + shift`` is what the calibration on held-back sentences asks for."""
    blocks: NDArray[np.int8] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", np.array([block_of(term) for term in self.vocabulary], dtype=np.int8))

    def scores(self, sentences: Sequence[Iterable[str]]) -> Floats:
        """Sentence by label, each sentence given as its features; unknown features count for nothing."""
        rows = np.empty((len(sentences), len(self.labels)), dtype=np.float32)
        for row, features in enumerate(sentences):
            known = [index for f in features if (index := self.vocabulary.get(f)) is not None]
            # Sorted, because a set's order differs between runs, and with it the last digits of a sum.
            known.sort()
            blocks = self.blocks[known]
            scales = np.bincount(blocks, minlength=len(_BLOCKS) + 1).astype(np.float32)
            margin = np.sqrt(1 / np.maximum(scales, 1))[blocks] @ self.weights[known]
            rows[row] = self.slope * (margin + self.intercept) + self.shift
        return rows

    def explain(self, features: Iterable[str], label: str) -> list[tuple[str, float]]:
        """What speaks for ``label`` most, feature by feature, the strongest first."""
        column = self.labels.index(label)
        known = [(f, float(self.weights[self.vocabulary[f], column])) for f in features if f in self.vocabulary]
        return sorted(known, key=lambda x: (-x[1], x[0]))


def softmax(scores: Floats) -> Floats:
    """Probabilities by row, for labels that exclude each other."""
    exponents = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(Floats, exponents / exponents.sum(axis=1, keepdims=True))


def sigmoid(scores: Floats) -> Floats:
    """A probability for each cell, for labels that may stand together."""
    return cast(Floats, 1 / (1 + np.exp(-scores)))


def save(model: LinearModel, path: Path) -> None:
    """Write ``model``, its weights at half precision, as one compressed file."""
    terms = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(model.labels).encode(), dtype=np.uint8),
        terms=np.frombuffer("\n".join(terms).encode(), dtype=np.uint8),
        weights=model.weights.astype(np.float16),
        intercept=model.intercept,
        slope=model.slope,
        shift=model.shift,
    )


def load(path: Path) -> LinearModel:
    """Read what :func:`save` wrote; the file holds plain arrays only, nothing that could run."""
    with np.load(path, allow_pickle=False) as arrays:
        terms = arrays["terms"].tobytes().decode().split("\n")
        return LinearModel(
            labels=tuple(arrays["labels"].tobytes().decode().split("\n")),
            vocabulary={term: index for index, term in enumerate(terms)},
            weights=arrays["weights"].astype(np.float32),
            intercept=arrays["intercept"],
            slope=arrays["slope"],
            shift=arrays["shift"],
        )
