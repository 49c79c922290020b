"""Tables of weights as whole numbers of one byte: a quarter of the room, and next to nothing lost."""

import numpy as np
from numpy.typing import NDArray

_MOST = 127
_LEAST = np.float16(1e-6)
"""The smallest step, for a row of nothing but zeros."""


def compact(table: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """``table`` in whole numbers from -127 to 127, and how much one of them is in each row."""
    step = np.maximum((np.abs(table).max(axis=1, keepdims=True) / _MOST).astype(np.float16), _LEAST)
    return np.clip(np.rint(table / step), -_MOST, _MOST).astype(np.int8), step


def restored(numbers: NDArray[np.int8], step: NDArray[np.float16]) -> NDArray[np.float32]:
    """What :func:`compact` was given, off by little more than half a step at most."""
    return numbers.astype(np.float32) * step
