"""Tables of weights in whole numbers: what is lost, and what is not."""

import numpy as np
import pytest

from loaders.findings.compact import compact, restored
from loaders.findings.linear import Floats


def table(seed: int = 1) -> Floats:
    rows = np.random.default_rng(seed).normal(size=(4, 50)).astype(np.float32)
    return rows * np.float32([[0.01], [1], [30], [0]])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_number_is_off_by_more_than_half_a_step(seed: int) -> None:
    largest = np.abs(table(seed)).max(axis=1, keepdims=True)
    # A step is kept at half precision, so that it may be off by one in two thousand itself.
    assert (np.abs(restored(*compact(table(seed))) - table(seed)) <= largest / 127 * 0.5 + largest / 2000).all()


def test_a_row_has_a_step_of_its_own() -> None:
    _, step = compact(table())
    np.testing.assert_allclose(step[:3, 0], np.abs(table()).max(axis=1)[:3] / 127, rtol=1e-3)


def test_zero_stays_zero() -> None:
    assert not restored(*compact(table()))[3].any()


def test_what_was_made_compact_once_stays_the_same() -> None:
    once = restored(*compact(table()))
    np.testing.assert_allclose(restored(*compact(once)), once, rtol=1e-3)


def test_a_number_takes_one_byte() -> None:
    assert compact(table())[0].itemsize == 1
