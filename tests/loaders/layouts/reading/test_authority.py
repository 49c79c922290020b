"""Which authority a report is about."""

from datetime import date

import pytest

from loaders.errors import UnknownAuthority
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.dates import Period
from ontology.register import register


@pytest.mark.parametrize("name", ["Barnet", "London Borough of Barnet", "the London Borough of Barnet", "Barnet’s"])
def test_an_authority_is_known_by_each_form_of_its_name(name: str) -> None:
    found, printed = authority_in(["Nowhere", name], register(), None)
    assert (found.slug, printed) == ("barnet", name)


@pytest.mark.parametrize(("day", "slug"), [(date(2016, 3, 1), "dorset-county"), (date(2021, 10, 1), "dorset")])
def test_the_days_of_the_inspection_tell_a_council_from_its_successor_of_the_same_name(day: date, slug: str) -> None:
    assert authority_in(["Dorset"], register(), Period(day, day))[0].slug == slug


def test_where_no_authority_is_named_the_words_in_its_place_are_told() -> None:
    with pytest.raises(UnknownAuthority, match="'Nowhere'"):
        authority_in(["Nowhere"], register(), None)
