import pytest

from loaders.layouts.reading.cover import Label, labelled, unlabelled


@pytest.mark.parametrize(
    "cover",
    [
        "Inspection dates: 4 – 8 June 2012\nLead inspector: Ann Sample HMI\nAge group: All\nPublished: 9 July 2012",
        "**Inspection dates:** 4 – 8 June 2012\n**Published:** 9 July 2012\n**Reporting inspector:** Ann Sample HMI",
        "Inspection dates: 4 – 8 June 2012 Reporting inspector Ann Sample HMI\nAge group:AllPublished:9 July 2012",
    ],
)
def test_labelled_facts_are_found_however_they_are_set(cover: str) -> None:
    found = labelled(cover)
    assert found[Label.DATES] == "4 – 8 June 2012"
    assert found[Label.INSPECTOR] == "Ann Sample HMI"
    assert found[Label.PUBLISHED] == "9 July 2012"


def test_a_label_in_a_sentence_is_none() -> None:
    assert labelled("This is not the published report, which is elsewhere.") == {}


def test_title_and_area_stand_before_the_first_label() -> None:
    assert (
        unlabelled("Inspection of services\nNorthtown\nInspection dates: 1 June 2012")
        == "Inspection of services\nNorthtown\n"
    )
