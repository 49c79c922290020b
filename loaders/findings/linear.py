"""A linear model over named binary features: small, deterministic, read from one file, no training library needed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from loaders.findings.chains import ChainVocabulary, Integers, looked_up
from loaders.findings.compact import compact, restored
from loaders.findings.features import STEMS, WORDS, Features

Floats = NDArray[np.float32]

_BLOCKS = {"=": 1, "@": 2}
"""Features by the sign that opens their name; each block of a sentence has length one, however many features it has."""
_BLOCK_COUNT = len(_BLOCKS) + 1
_UNKNOWN = -1
"""Stands for the number of a feature that a model does not know."""


def block_of(feature: str) -> int:
    """The block a feature belongs to: 0 words, 1 evaluation, 2 setting."""
    return _BLOCKS.get(feature[:1], 0) if len(feature) > 1 else 0


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of named features for each label."""

    labels: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: Floats
    """Feature by label, those of one label side by side: so they are summed several times as fast."""
    intercept: Floats
    slope: Floats
    shift: Floats
    """By label; ``slope * margin + shift`` is what the calibration on held-back sentences asks for."""
    blocks: NDArray[np.int64] = field(init=False, repr=False)
    chains: dict[str, ChainVocabulary] = field(init=False, repr=False, compare=False)
    """By what opens the names."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", np.asfortranarray(self.weights))
        object.__setattr__(self, "blocks", np.array([block_of(term) for term in self.vocabulary], dtype=np.int64))
        object.__setattr__(self, "chains", {opens: ChainVocabulary(self.vocabulary, opens) for opens in (WORDS, STEMS)})

    def scores(self, sentences: Sequence[Features]) -> Floats:
        """Sentence by label; unknown features count for nothing."""
        rows, numbers = self._known(sentences)
        # One number for sentence, block and feature, each once; in order, so that it makes no difference to the sums.
        cells = rows * _BLOCK_COUNT + self.blocks[numbers]
        found = _distinct(np.sort(cells * len(self.vocabulary) + numbers))
        cells, numbers = np.divmod(found, len(self.vocabulary))
        sums = np.zeros((len(self.labels), len(sentences) * _BLOCK_COUNT), dtype=np.float32)
        lengths = np.bincount(cells, minlength=sums.shape[1])
        filled = np.flatnonzero(lengths)
        starts = np.cumsum(lengths)[filled] - lengths[filled]
        scales = np.sqrt(1 / lengths[filled].astype(np.float32))
        sums[:, filled] = np.add.reduceat(self.weights.T.take(numbers, axis=1), starts, axis=1) * scales
        margin = sums.reshape(len(self.labels), len(sentences), _BLOCK_COUNT).sum(axis=2).T
        return cast(Floats, self.slope * (margin + self.intercept) + self.shift)

    def _known(self, sentences: Sequence[Features]) -> tuple[Integers, Integers]:
        """Rows of sentences and the numbers of features found there, in no order; some come twice."""
        rows, numbers = looked_up(range(len(sentences)), [one.named for one in sentences], self.vocabulary, _UNKNOWN)
        found = [(rows[numbers != _UNKNOWN], numbers[numbers != _UNKNOWN])]
        for opens, vocabulary in self.chains.items():
            rows_of_chains, chains = [], []
            for row, one in enumerate(sentences):
                for words in one.chains:
                    if words.opens == opens:
                        rows_of_chains.append(row)
                        chains.append(words)
            found += vocabulary.found(rows_of_chains, chains)
        return np.concatenate([rows for rows, _ in found]), np.concatenate([numbers for _, numbers in found])

    def explain(self, features: Iterable[str], label: str) -> list[tuple[str, float]]:
        """What speaks for ``label`` most, feature by feature, the strongest first."""
        column = self.labels.index(label)
        known = [(f, float(self.weights[self.vocabulary[f], column])) for f in features if f in self.vocabulary]
        return sorted(known, key=lambda x: (-x[1], x[0]))


def _distinct(ordered: Integers) -> Integers:
    return cast(Integers, ordered[np.diff(ordered, prepend=-1) != 0])


def softmax(scores: Floats, axis: int = 1) -> Floats:
    """Shares along ``axis`` that add up to one: probabilities by row, for labels that exclude each other."""
    shares = scores - scores.max(axis=axis, keepdims=True)
    np.exp(shares, out=shares)
    shares /= shares.sum(axis=axis, keepdims=True)
    return cast(Floats, shares)


def sigmoid(scores: Floats) -> Floats:
    """A probability for each cell, for labels that may stand together."""
    return cast(Floats, 1 / (1 + np.exp(-scores)))


def save(model: LinearModel, path: Path) -> None:
    """Write ``model``, its weights in whole numbers, as one compressed file."""
    terms = sorted(model.vocabulary, key=model.vocabulary.__getitem__)
    weights, step = compact(model.weights)
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(model.labels).encode(), dtype=np.uint8),
        terms=np.frombuffer("\n".join(terms).encode(), dtype=np.uint8),
        weights=weights,
        step=step,
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
            weights=restored(arrays["weights"], arrays["step"]),
            intercept=arrays["intercept"],
            slope=arrays["slope"],
            shift=arrays["shift"],
        )
