"""Variations of sentences: what may change and what stays."""

import numpy as np

from loaders.findings.training.variations import alike, replaceable, variations

SENTENCES = [
    "Assessments are timely, and plans are clear.",
    "Managers oversee practice closely, but visits are late.",
    "Children are seen alone and their views are recorded.",
]


def test_words_met_often_but_not_the_commonest_may_be_replaced() -> None:
    rare = " ".join(f"seldom{letter}" for letter in "abcdefghij") + " "
    many = [" ".join(f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60))] * 9 + ["plans"] * 4 + ["once"]
    assert replaceable([rare, *many]) == ["plans"]


def test_the_nearest_words_are_those_of_like_direction() -> None:
    angles = np.radians([0, 5, 90, 95] + [180 + 10 * n for n in range(12)])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32) * 3
    words = [f"w{n}" for n in range(len(angles))]
    found = alike(words, vectors)
    assert "w1" in found["w0"]
    assert "w0" not in found["w0"]
    assert "w4" not in found["w0"]  # the one straight opposite


def test_the_same_sentences_give_the_same_variations() -> None:
    others = {"timely": ["late"], "clear": ["vague"], "visits": ["meetings"]}
    assert variations(SENTENCES, 50, others) == variations(SENTENCES, 50, others)


def test_variations_differ_from_one_another_and_name_what_they_are_made_of() -> None:
    found = variations(SENTENCES, 60, {"plans": ["reviews"]})
    assert len({text for _, text in found}) > 10
    assert {row for row, _ in found} == {0, 1, 2}
    assert all(text for _, text in found)


def test_without_words_to_replace_and_seams_a_sentence_keeps_its_words() -> None:
    for _, text in variations(["Plans work."], 30, {}):
        assert {"Plans", "work."} <= set(text.split())
