"""A sentence as words: what is read of it, and what counts as the same."""

import pytest

from loaders.findings.words import levels, normalised, shape, starts, stem, tokens


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Some ‘good’ plans, “clear” ones", "some 'good' plans, \"clear\" ones"),
        ("17. Plans are clear.", "plans are clear."),
        ("• Plans are clear.", "plans are clear."),
        ("Plans are clear. 18", "plans are clear."),
        ("Plans are clear.18.", "plans are clear."),
        ("12. Plans are clear.", "plans are clear."),
    ],
)
def test_quotes_are_straight_and_a_number_or_bullet_at_either_end_is_no_part(sentence: str, text: str) -> None:
    assert normalised(sentence) == text


@pytest.mark.parametrize("sentence", ["plans help 18", "plans help 18.", "in 2019, plans were late.", "plans. 1234"])
def test_a_number_that_is_part_of_the_sentence_stays(sentence: str) -> None:
    assert normalised(sentence) == sentence


def test_words_numbers_and_some_signs_are_read() -> None:
    assert tokens("well-made plans: 3.5% (of £20) aren't – late") == (
        *("well-made", "plans", ":", "3.5%", "(", "of", "£", "20", ")", "aren't", "late"),
    )


def test_numbers_are_alike_but_for_percentages() -> None:
    assert [shape(word) for word in ("7", "1,200", "12%", "plans")] == ["#", "#", "#%", "plans"]


def test_forms_of_a_word_share_a_stem_of_four_letters_at_least() -> None:
    assert stem("assessments") == stem("assessment") == "assess"
    assert stem("used") == "used"


def test_a_cue_found_again_tells_something_more_up_to_four_times() -> None:
    assert list(levels("cue:", ["late", "good", "late"])) == ["cue:late>=1", "cue:good>=1", "cue:late>=2"]
    assert list(levels("", ["late"] * 6)) == ["late>=1", "late>=2", "late>=3", "late>=4"]


def test_each_token_starts_where_the_text_has_it() -> None:
    text = normalised("The Board’s plan (of 2019) is 3% late.")
    assert [text[start : start + len(token)] for start, token in zip(starts(text), tokens(text), strict=True)] == [
        "the", "board's", "plan", "(", "of", "2019", ")", "is", "3%", "late",
    ]  # fmt: skip
