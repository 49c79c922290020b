"""Where a mention stands in a sentence; every sentence here was written for the purpose."""

from datetime import date

import pytest

from loaders.findings.agencies import AgencyContext
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import words_of
from loaders.findings.agencies.positions import Position, position_of, row_of
from ontology.register import register


@pytest.mark.parametrize(
    ("text", "place", "position"),
    [
        ("Most schools act at once.", 0, Position("opens")),
        ("However, the police act at once.", 0, Position("opens")),
        ("Schools value this.", 0, Position("opens and says")),
        ("Children receive prompt support from the police.", 0, Position("from", "giving")),
        ("Children are referred quickly to the police.", 0, Position("to", "handing")),
        ("Plans are clear, and schools are late.", 0, Position("clause and", "verb")),
        ("Staff say that schools report late.", 0, Position("clause that", "says")),
        ("Staff challenge schools.", 0, Position("object", "enabling")),
        ("Staff trace schools.", 0, Position("object")),
    ],
)
def test_a_mention_hangs_on_the_word_before_it(text: str, place: int, position: Position) -> None:
    assert place_of(text, place) == position


@pytest.mark.parametrize("place", [0, 1, 2])
def test_agencies_in_a_row_stand_where_the_first_stands(place: int) -> None:
    assert place_of("Children receive help from the police, schools and GPs.", place) == Position("from", "giving")


def test_words_between_end_a_row() -> None:
    assert place_of("The police work hard while schools wait.", 1) == Position("clause while")


def place_of(text: str, place: int) -> Position:
    words = words_of(text)
    context = AgencyContext.of_text("", "norfolk", date(2015, 6, 1), "sif", register())
    return position_of(row_of(place, mentions(words, context), words), words)
