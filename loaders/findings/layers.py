"""Layers of a network in plain numpy; vectors are sentence by place by width, ``present`` sentence by place by one."""

from collections.abc import Mapping
from typing import cast

import numpy as np
from numpy.typing import NDArray

from loaders.findings.linear import Floats, softmax

HEADS = 4
"""Parts of the vectors that attend apart from one another."""
ABSENT = np.float32(-1e4)
"""The score of a place where there is no word."""
LEAST = np.float32(1e-5)
"""Keeps the variance of equal numbers from being zero."""


def relu(values: Floats) -> Floats:
    """What is above nothing."""
    return np.maximum(values, np.float32(0))


def normed(vectors: Floats) -> Floats:
    """Each vector with mean 0 and variance 1."""
    centred = vectors - vectors.mean(axis=-1, keepdims=True)
    return cast(Floats, centred / np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + LEAST))


def convolved(vectors: Floats, kernel: Floats, step: int) -> Floats:
    """Each place with those ``step`` before and after it; ``kernel``: the three inputs, one upon another, by output."""
    count, length, width = vectors.shape
    framed = np.pad(vectors, ((0, 0), (step, step), (0, 0))).reshape(-1, width)
    # What each place gives to the one after it, to itself and to the one before it: one product, and no copies.
    given = (framed @ np.concatenate(np.split(kernel, 3), axis=1)).reshape(count, length + 2 * step, 3, -1)
    shifts = (0, step, 2 * step)
    first, second, third = (given[:, shift : shift + length, part] for part, shift in enumerate(shifts))
    return cast(Floats, first + second + third)


def attended(vectors: Floats, present: NDArray[np.bool_], weights: Mapping[str, Floats]) -> Floats:
    """What each place makes of all the places it looks at.

    ``weights``: asked, offered, given and gathered: elsewhere called query, key, value and output.
    """
    count, length, width = vectors.shape
    kernel = np.concatenate([weights[name] for name in ("asked", "offered", "given")], axis=1)
    heads = (normed(vectors).reshape(-1, width) @ kernel).reshape(count, length, 3, HEADS, -1)
    asked, offered, given = heads.transpose(2, 0, 3, 1, 4)
    alike = asked @ offered.transpose(0, 1, 3, 2) / np.sqrt(np.float32(width / HEADS))
    looks = softmax(np.where(present[:, np.newaxis, np.newaxis, :, 0], alike, ABSENT), axis=-1)
    gathered = (looks @ given).transpose(0, 2, 1, 3).reshape(-1, width) @ weights["gathered"]
    return cast(Floats, gathered).reshape(count, length, width)
