"""Paragraphs into sentences: what ends one, and what only looks as if it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.findings.sentences import split


def texts(paragraph: str) -> list[str]:
    return [sentence.text for sentence in split(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("Plans are good. Visits are late.", ["Plans are good.", "Visits are late."]),
        ("Are plans good? They are! Visits are late.", ["Are plans good?", "They are!", "Visits are late."]),
        ("‘She listens. She helps.’ Another agreed.", ["‘She listens.", "She helps.’", "Another agreed."]),
        ("They ask, ‘Why?’ The group went on.", ["They ask, ‘Why?’", "The group went on."]),
        ("Plans are good.However, visits are late.", ["Plans are good.", "However, visits are late."]),
        ("Plans are good.3 Visits are late.", ["Plans are good.3", "Visits are late."]),
        ("They said no. The board agreed.", ["They said no.", "The board agreed."]),
        ("Some thought so… Others did not.", ["Some thought so…", "Others did not."]),
        ("Plans are good. (Visits are late.) All agree.", ["Plans are good.", "(Visits are late.)", "All agree."]),
    ],
)
def test_boundaries(paragraph: str, sentences: list[str]) -> None:
    assert texts(paragraph) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Patel and Mrs. Jones chair the board.",
        "Services, e.g. Short breaks, are valued.",
        "Directive No. 5 is followed.",
        "Use rose by 3.5 per cent.",
        "J. K. Brown leads the team.",
        "The site www.example.org.uk helps parents.",
        "The team does well: plans are clear; visits are timely; records are full.",
        "‘Who helps you?’ she asked.",
    ],
)
def test_what_only_looks_like_a_boundary(sentence: str) -> None:
    assert texts(sentence) == [sentence]


@given(st.text(alphabet="Ab .!?’“)3;:…\n", max_size=60))
def test_sentences_are_slices_and_lose_no_word(paragraph: str) -> None:
    sentences = split(paragraph)
    assert all(paragraph[s.start : s.end] == s.text and s.text == s.text.strip() for s in sentences)
    assert "".join(s.text for s in sentences).split() == "".join(paragraph.split()).split() or (
        "".join("".join(s.text.split()) for s in sentences) == "".join(paragraph.split())
    )
