"""Phrases of words and the patterns that stand for many of them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.findings.agencies.phrases import Beginnings, Phrases, expand, words_of


@pytest.fixture
def phrases() -> Phrases[str]:
    known: Phrases[str] = Phrases()
    for phrase in ("the board", "the board manager", "children's services", "school"):
        known.add([word.form for word in words_of(phrase)], phrase)
    return known


def found(phrases: Phrases[str], text: str) -> str | None:
    match = phrases.longest(words_of(text), 0)
    return match.payload if match else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The board meets", "the board"),
        ("the board’s plan", "the board"),
        ("the board manager", "the board manager"),
        ("Children’s services", "children's services"),
        ("childrens services", "children's services"),
        ("school-based", "school"),
    ],
)
def test_the_longest_phrase_is_found_however_it_is_printed(phrases: Phrases[str], text: str, phrase: str) -> None:
    assert found(phrases, text) == phrase


@pytest.mark.parametrize("text", ["", "board", "schools", "schooling", "the"])
def test_part_of_a_phrase_or_of_a_word_is_not_found(phrases: Phrases[str], text: str) -> None:
    assert found(phrases, text) is None


def test_a_pattern_stands_for_all_its_phrases() -> None:
    assert sorted(" ".join(phrase) for phrase in expand("[local] (board|trust (team|unit))")) == [
        "board",
        "local board",
        "local trust team",
        "local trust unit",
        "trust team",
        "trust unit",
    ]


@pytest.mark.parametrize("pattern", ["(a|b", "a)", "[a", "(a]"])
def test_brackets_that_do_not_match_are_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        list(expand(pattern))


@given(st.text(max_size=80))
def test_words_are_slices_of_the_text_in_order(text: str) -> None:
    words = words_of(text)
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(one.end <= other.start for one, other in pairwise(words))


def test_a_phrase_may_begin_only_where_its_first_two_words_stand() -> None:
    phrases: Phrases[str] = Phrases()
    for phrase in (["youth", "court"], ["schools"], ["the", "childrens", "panel"]):
        phrases.add(phrase, "")
    beginnings = Beginnings(phrases)
    assert beginnings.places(words_of("The youth court and schools")) == {1, 4}
    assert beginnings.places(words_of("The youth worker, the children’s")) == {3}
    assert beginnings.places(words_of("A teacher’s youth")) == set()
    assert beginnings.places([]) == set()


def test_beginnings_are_added_to_others_which_stay_as_they_are() -> None:
    shared: Phrases[str] = Phrases()
    shared.add(["youth", "court"], "")
    own: Phrases[int] = Phrases()
    own.add(["youth", "panel"], 1)
    others = Beginnings(shared)
    words = words_of("youth panel, youth court")
    assert Beginnings(own, others=others).places(words) == {0, 2}
    assert others.places(words) == {2}
