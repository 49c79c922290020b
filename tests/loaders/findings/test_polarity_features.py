"""How praise and fault are read through negation and contrast."""

import pytest

from loaders.findings.polarity_features import contrasted, wording


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Planning is effective.", "praise"),
        ("Planning is not effective.", "denied"),
        ("Planning is poor.", "fault"),
        ("Careful work prevents poor planning.", "averted"),
    ],
)
def test_a_word_counts_by_what_bears_on_it(sentence: str, sign: str) -> None:
    signs = {f for f in wording(sentence).features if f.startswith("=sign:")}
    assert f"=sign:{sign}>=1" in signs


def test_a_denial_inside_a_longer_entry_bears_on_what_follows_too() -> None:
    assert "=sign:denied>=1" in wording("Planning is not always effective.").features
    assert "=sign:denied>=1" not in wording("Planning is always effective.").features


def test_a_clause_ends_the_reach_of_a_negation() -> None:
    assert "=sign:denied>=1" not in wording("Visits are not late, effective plans help.").features


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("although plans are clear, visits are often late", ("although plans are clear", "visits are often late")),
        ("plans are now clear, but visits are late", ("plans are now clear", "visits are late")),
        ("visits are often late, although plans are clear", ("plans are clear", "visits are often late")),
        ("plans are clear and visits are timely", None),
    ],
)
def test_what_is_conceded_and_what_is_asserted(text: str, sides: tuple[str, str] | None) -> None:
    assert contrasted(text) == sides


def test_numbers_and_bullets_at_the_ends_are_ignored() -> None:
    assert wording("17. Planning is effective. 18.") == wording("Planning is effective.")
