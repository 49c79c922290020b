"""What words begin as: the mean of what the teachers make of them, in few directions."""

import numpy as np
import pytest

from loaders.findings.training.meanings import Meanings, turned


def met(*vectors: tuple[str, list[float]]) -> Meanings:
    meanings = Meanings()
    for word, vector in vectors:
        meanings.add(word, np.array(vector, dtype=np.float32))
    return meanings


def test_a_word_means_what_it_meant_in_the_mean() -> None:
    meanings = met(("delay", [1, 0]), ("delay", [3, 2]), ("plans", [5, 5]))
    assert meanings.words.means(["plans", "delay"]).tolist() == [[5, 5], [2, 1]]


def test_a_stem_means_what_all_its_words_do() -> None:
    meanings = met(("visit", [1, 0]), ("visited", [3, 2]))
    assert meanings.stems.means(["visit"]).tolist() == [[2, 1]]


def test_a_word_nobody_met_is_in_the_middle_of_those_asked_for() -> None:
    meanings = met(("delay", [2, 0]), ("plans", [4, 2]), ("drift", [9, 9]))
    assert meanings.words.means(["delay", "unmet", "plans"]).tolist() == [[2, 0], [3, 1], [4, 2]]


def test_of_words_that_are_all_unmet_nothing_can_be_said() -> None:
    with pytest.raises(ValueError, match="no teacher has met"):
        met(("delay", [1, 0])).words.means(["drift"])


def test_directions_in_which_words_do_not_differ_are_left_out() -> None:
    words = np.array([[1, 7, 0], [2, 7, 0], [3, 7, 0]], dtype=np.float32)
    of_words, of_others = turned(words, words[:1], width=1, spread=0.5)
    assert of_words.shape == (3, 1)
    assert of_words.std() == pytest.approx(0.5)
    np.testing.assert_allclose(of_others, of_words[:1], atol=1e-6)
    assert abs(of_words[0, 0]) == pytest.approx(abs(of_words[2, 0]))
    assert of_words[1, 0] == pytest.approx(0, abs=1e-6)
