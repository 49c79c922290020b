"""Fitting, folding and calibrating linear models over named features."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from loaders.findings.linear import LinearModel, block_of, softmax

FOLDS = 3
AT_LEAST = 9
"""Sentences that a feature is found in: with 4 the linear models are twice as large, polarity 0.001 better."""
SCALES = np.array([1.0, 1.0, 0.4])
"""How much words, evaluation and setting count beside each other."""


def vocabulary_of(sentences: Sequence[Collection[str]]) -> dict[str, int]:
    """Features found in ``AT_LEAST`` sentences, in alphabetical order."""
    counts = Counter(feature for sentence in sentences for feature in sentence)
    return {term: i for i, term in enumerate(sorted(t for t, n in counts.items() if n >= AT_LEAST))}


def matrix_of(sentences: Sequence[Collection[str]], vocabulary: dict[str, int]) -> sparse.csr_matrix:
    """Sentence by feature, as :meth:`LinearModel.scores` sees them, each block of a row scaled."""
    blocks = np.array([block_of(term) for term in vocabulary])
    indices: list[int] = []
    pointers = [0]
    values: list[float] = []
    for sentence in sentences:
        known = sorted(index for f in sentence if (index := vocabulary.get(f)) is not None)
        lengths = np.sqrt(np.bincount(blocks[known], minlength=len(SCALES)))
        indices.extend(known)
        values.extend((SCALES[blocks[known]] / lengths[blocks[known]]).tolist())
        pointers.append(len(indices))
    return sparse.csr_matrix((values, indices, pointers), shape=(len(sentences), len(vocabulary)))


def model_of(
    labels: tuple[str, ...],
    vocabulary: dict[str, int],
    coefficients: NDArray[np.float64],
    intercept: NDArray[np.float64],
) -> LinearModel:
    """The model that ``coefficients`` (label by feature, learnt on :func:`matrix_of`) stand for, not yet calibrated."""
    scales = SCALES[[block_of(term) for term in vocabulary]]
    return LinearModel(
        labels,
        vocabulary,
        (coefficients * scales).T.astype(np.float32),
        intercept.astype(np.float32),
        np.ones(len(labels), dtype=np.float32),
        np.zeros(len(labels), dtype=np.float32),
    )


def fit_exclusive(
    sentences: Sequence[Collection[str]], answers: Sequence[str], labels: tuple[str, ...], strength: float
) -> LinearModel:
    """A multinomial model; ``strength`` is the inverse of the regularisation."""
    vocabulary = vocabulary_of(sentences)
    numbered = np.array([labels.index(answer) for answer in answers])
    fitted = LogisticRegression(C=strength, max_iter=800).fit(matrix_of(sentences, vocabulary), numbered)
    return model_of(labels, vocabulary, fitted.coef_, fitted.intercept_)


def folds(groups: Sequence[str]) -> list[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """(rows to learn from, rows to test on), the groups kept whole."""
    return list(GroupKFold(FOLDS).split(np.zeros(len(groups)), groups=groups))


def weighed(scores: NDArray[np.float32], answers: NDArray[np.int_]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """One weight for each model and one shift for each label that make held-back ``scores`` likeliest.

    ``scores``: model by sentence by label; their weighed sum, shifted, is what is turned into probabilities.
    """
    models, _, labels = scores.shape

    def loss(parameters: NDArray[np.float64]) -> float:
        total = np.tensordot(parameters[:models], scores, 1) + parameters[models:]
        return float(-np.log(softmax(total.astype(np.float32))[np.arange(len(answers)), answers] + 1e-9).mean())

    start = np.array([1 / models] * models + [0.0] * labels)
    best = minimize(loss, start, method="Nelder-Mead", options={"maxiter": 3000}).x.astype(np.float32)
    return best[:models], best[models:] - best[models:].mean()
