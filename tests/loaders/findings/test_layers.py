"""Layers of the network: what each place of a sentence sees."""

import numpy as np
import pytest

from loaders.findings.layers import ABSENT, HEADS, attended, convolved, normed, relu, times
from loaders.findings.linear import Floats

WIDTH = 2 * HEADS


def sentence(places: int) -> Floats:
    return np.random.default_rng(3).normal(size=(1, places, WIDTH)).astype(np.float32)


def weights() -> dict[str, Floats]:
    numbers = np.random.default_rng(4)
    names = ("asked", "offered", "given", "gathered")
    return {name: numbers.normal(size=(WIDTH, WIDTH)).astype(np.float32) for name in names}


def test_vectors_times_a_kernel_are_its_products_one_by_one() -> None:
    vectors, kernel = sentence(3), np.random.default_rng(6).normal(size=(WIDTH, 5)).astype(np.float32)
    np.testing.assert_allclose(times(vectors, kernel)[0, 1], vectors[0, 1] @ kernel, rtol=1e-5)


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


@pytest.mark.parametrize("places", [1, 2, 4])
def test_a_sentence_no_longer_than_a_step_sees_itself_alone(places: int) -> None:
    vectors, kernel = sentence(places), np.random.default_rng(5).normal(size=(3 * WIDTH, WIDTH)).astype(np.float32)
    np.testing.assert_allclose(convolved(vectors, kernel, 4), times(vectors, kernel[WIDTH : 2 * WIDTH]), rtol=1e-5)


def test_a_place_looks_at_every_place_with_a_word_and_at_no_other() -> None:
    vectors, absent = sentence(6), np.array([[0] * 4 + [ABSENT] * 2], dtype=np.float32)
    whole = attended(vectors, absent, weights())
    for place in range(1, 6):
        changed = vectors.copy()
        changed[0, place, 0] += 1
        differs = not np.allclose(attended(changed, absent, weights())[0, 0], whole[0, 0], atol=1e-6)
        assert differs == (place < 4)


def test_a_normed_vector_has_mean_0_and_variance_1() -> None:
    vectors = normed(3 + 2 * sentence(5))
    np.testing.assert_allclose(vectors.mean(axis=-1), 0, atol=1e-5)
    np.testing.assert_allclose(vectors.var(axis=-1), 1, atol=1e-3)


def test_equal_numbers_are_normed_to_nothing() -> None:
    assert not normed(np.full((1, 1, WIDTH), 7, dtype=np.float32)).any()


def test_what_is_below_nothing_becomes_nothing() -> None:
    values = np.array([-1, 0, 2], dtype=np.float32)
    assert relu(values) is values
    np.testing.assert_array_equal(values, [0, 0, 2])
