"""Layers of a network in plain numpy; vectors are sentence by place by width.

Results are added up where they stand, since a new array takes time too.
"""

from collections.abc import Mapping
from typing import cast

import numpy as np

from loaders.findings.linear import Floats, softmax

HEADS = 4
"""Parts of the vectors that attend apart from one another."""
ABSENT = np.float32(-1e4)
"""Added to the score of a place where there is no word."""
LEAST = np.float32(1e-5)
"""Keeps the variance of equal numbers from being zero."""


def relu(values: Floats) -> Floats:
    """``values``, changed where they stand: those below nothing are nothing."""
    return np.maximum(values, np.float32(0), out=values)


def times(vectors: Floats, kernel: Floats) -> Floats:
    """Each vector times ``kernel``, as one product of two tables: numpy would make one for each sentence."""
    return cast(Floats, vectors.reshape(-1, vectors.shape[-1]) @ kernel).reshape(*vectors.shape[:-1], -1)


def normed(vectors: Floats) -> Floats:
    """Each vector with mean 0 and variance 1."""
    centred = vectors - vectors.mean(axis=-1, keepdims=True)
    variance = np.einsum("...i,...i->...", centred, centred) / np.float32(vectors.shape[-1])
    centred /= np.sqrt(variance + LEAST)[..., np.newaxis]
    return cast(Floats, centred)


def convolved(vectors: Floats, kernel: Floats, step: int) -> Floats:
    """Each place with those ``step`` before and after it; ``kernel``: the three inputs, one upon another, by output."""
    to_next, found, to_last = (times(vectors, part) for part in np.split(kernel, 3))
    found[:, step:] += to_next[:, :-step]
    found[:, :-step] += to_last[:, step:]
    return found


def attended(vectors: Floats, absent: Floats, weights: Mapping[str, Floats]) -> Floats:
    """What each place makes of all the places it looks at.

    ``absent``: sentence by place, ABSENT where there is no word. ``weights``: asked, offered, given and gathered:
    elsewhere called query, key, value and output.
    """
    count, length, width = vectors.shape
    normal = normed(vectors)

    def heads(name: str) -> Floats:
        return times(normal, weights[name]).reshape(count, length, HEADS, -1).transpose(0, 2, 1, 3)

    alike = heads("asked") @ heads("offered").transpose(0, 1, 3, 2)
    alike /= np.sqrt(np.float32(width / HEADS))
    alike += absent[:, np.newaxis, np.newaxis]
    gathered = softmax(alike, axis=-1) @ heads("given")
    return times(gathered.transpose(0, 2, 1, 3).reshape(count, length, width), weights["gathered"])
