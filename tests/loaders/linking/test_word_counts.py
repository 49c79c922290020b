"""A word that few findings have makes those that share it alike; names of places and people do not count."""

import pytest

from loaders.linking.word_counts import LEAST_INSPECTIONS, WordCounts, counted, word_counts, words_of


def test_the_table_holds_the_words_of_reports_and_how_rare_they_are() -> None:
    counts = word_counts()
    assert 0 < counts.words["pathway"] < counts.words["children"] < counts.findings
    assert counts.rarity("pathway") > counts.rarity("children") >= 1


@pytest.mark.parametrize("place", ["lancashire", "seaton", "blackpool"])
def test_names_of_places_are_not_in_it(place: str) -> None:
    assert place not in word_counts().words


def test_words_are_lower_case_of_three_letters_or_more_and_without_the_commonest_of_english() -> None:
    assert words_of("The Quality of PEPs is up") == ["quality", "peps"]


def test_a_word_counts_once_a_finding_and_only_where_many_inspections_have_it() -> None:
    everywhere = [(f"seaton-{number}", "Plans and more plans") for number in range(LEAST_INSPECTIONS)]
    here = [("hillton-1", "Hillton plans")] * LEAST_INSPECTIONS
    assert counted([*everywhere, *here]) == WordCounts(2 * LEAST_INSPECTIONS, {"plans": 2 * LEAST_INSPECTIONS})
