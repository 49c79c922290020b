"""Layers of the network: what each place of a sentence sees."""

import numpy as np
import pytest

from loaders.findings.layers import HEADS, attended, convolved, normed, relu
from loaders.findings.linear import Floats

WIDTH = 2 * HEADS


def sentence(places: int) -> Floats:
    return np.random.default_rng(3).normal(size=(1, places, WIDTH)).astype(np.float32)


def weights() -> dict[str, Floats]:
    numbers = np.random.default_rng(4)
    names = ("asked", "offered", "given", "gathered")
    return {name: numbers.normal(size=(WIDTH, WIDTH)).astype(np.float32) for name in names}


@pytest.mark.parametrize(("step", "seen"), [(1, {3, 4, 5}), (2, {2, 4, 6}), (4, {0, 4, 8})])
def test_a_convolution_sees_three_places_a_step_apart(step: int, seen: set[int]) -> None:
    kernel = np.random.default_rng(5).normal(size=(3 * WIDTH, WIDTH)).astype(np.float32)
    vectors = sentence(9)
    whole = convolved(vectors, kernel, step)
    for place in range(9):
        changed = vectors.copy()
        changed[0, place] += 1
        differs = not np.allclose(convolved(changed, kernel, step)[0, 4], whole[0, 4])
        assert differs == (place in seen)


def test_a_place_looks_at_every_place_with_a_word_and_at_no_other() -> None:
    vectors, present = sentence(6), np.array([[[True]] * 4 + [[False]] * 2]).reshape(1, 6, 1)
    whole = attended(vectors, present, weights())
    for place in range(1, 6):
        changed = vectors.copy()
        changed[0, place, 0] += 1
        differs = not np.allclose(attended(changed, present, weights())[0, 0], whole[0, 0], atol=1e-6)
        assert differs == (place < 4)


def test_a_normed_vector_has_mean_0_and_variance_1() -> None:
    vectors = normed(3 + 2 * sentence(5))
    np.testing.assert_allclose(vectors.mean(axis=-1), 0, atol=1e-5)
    np.testing.assert_allclose(vectors.var(axis=-1), 1, atol=1e-3)


def test_equal_numbers_are_normed_to_nothing() -> None:
    assert not normed(np.full((1, 1, WIDTH), 7, dtype=np.float32)).any()


def test_what_is_below_nothing_becomes_nothing() -> None:
    np.testing.assert_array_equal(relu(np.array([-1, 0, 2], dtype=np.float32)), [0, 0, 2])
