"""Fitting, folding and calibrating linear models over named features."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from loaders.findings.linear import LinearModel, softmax

FOLDS = 5


def vocabulary_of(sentences: Sequence[Collection[str]], at_least: int) -> dict[str, int]:
    """Features found in ``at_least`` sentences, in alphabetical order."""
    counts = Counter(feature for sentence in sentences for feature in sentence)
    return {term: i for i, term in enumerate(sorted(t for t, n in counts.items() if n >= at_least))}


def matrix_of(sentences: Sequence[Collection[str]], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    """Sentence by feature, each row of length one: what :meth:`LinearModel.scores` computes without a matrix."""
    indices, pointers, values = [], [0], []
    for sentence in sentences:
        known = sorted(index for f in sentence if (index := vocabulary.get(f)) is not None)
        indices.extend(known)
        values.extend([1 / np.sqrt(max(len(known), 1))] * len(known))
        pointers.append(len(indices))
    return sparse.csr_matrix((values, indices, pointers), shape=(len(sentences), len(vocabulary)))


def fit_exclusive(
    sentences: Sequence[Collection[str]],
    answers: Sequence[str],
    labels: tuple[str, ...],
    weights: Sequence[float],
    strength: float,
    at_least: int = 2,
) -> LinearModel:
    """A multinomial model; ``strength`` is the inverse of the regularisation."""
    vocabulary = vocabulary_of(sentences, at_least)
    numbered = np.array([labels.index(answer) for answer in answers])
    fitted = LogisticRegression(C=strength, max_iter=500).fit(
        matrix_of(sentences, vocabulary), numbered, sample_weight=np.array(weights)
    )
    ones = np.ones(len(labels), dtype=np.float32)
    return LinearModel(
        labels, vocabulary, fitted.coef_.T.astype(np.float32), fitted.intercept_.astype(np.float32), ones, 0 * ones
    )


def folds(groups: Sequence[str]) -> list[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """(rows to learn from, rows to test on), the groups kept whole."""
    return list(GroupKFold(FOLDS).split(np.zeros(len(groups)), groups=groups))


def calibrate_exclusive(
    scores: NDArray[np.float32], answers: NDArray[np.int_]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """One slope for all labels and a shift for each, that make held-back scores likeliest."""
    count = scores.shape[1]

    def loss(parameters: NDArray[np.float64]) -> float:
        probabilities = softmax((parameters[0] * scores + parameters[1:]).astype(np.float32))
        return float(-np.log(probabilities[np.arange(len(answers)), answers] + 1e-9).mean())

    best = minimize(loss, np.array([1.0] + [0.0] * count), method="Nelder-Mead", options={"maxiter": 2000}).x
    return np.full(count, best[0], dtype=np.float32), (best[1:] - best[1:].mean()).astype(np.float32)
