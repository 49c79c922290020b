"""Numbers as reports print them."""

import re
from decimal import Decimal

import pytest

from loaders.layouts.reading.numbers import NUMBER, number


@pytest.mark.parametrize(
    ("printed", "value"), [("48", 48), ("1,356", 1356), ("81.5", "81.5"), ("Twelve", 12), ("no", 0), ("none", 0)]
)
def test_a_number_has_its_value_in_figures_and_in_words(printed: str, value: str | int) -> None:
    assert re.fullmatch(NUMBER, printed, re.IGNORECASE)
    assert number(printed) == Decimal(value)


@pytest.mark.parametrize("printed", ["several", "oneself", "-"])
def test_other_words_are_no_numbers(printed: str) -> None:
    assert not re.fullmatch(NUMBER, printed, re.IGNORECASE)
