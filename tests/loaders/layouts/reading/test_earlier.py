from datetime import date

import pytest

from loaders.layouts.reading.earlier import PartialDate, earlier_inspections, partial_dates
from loaders.report import Paragraph, Section, SectionRole


def references(text: str, start: date | None = date(2016, 5, 9)) -> list[tuple[str, str | None, int, int | None]]:
    section = Section(1, "About", SectionRole.METHOD, paragraphs=(Paragraph("1", text),))
    found = earlier_inspections([section], start)
    return [(one.text, one.framework, one.year, one.month) for one in found]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("March and October 2010", [(2010, 3, None), (2010, 10, None)]),
        ("12 March 2015", [(2015, 3, 12)]),
        ("2012 and 2013", [(2012, None, None), (2013, None, None)]),
        ("12 – 14 June 2013", [(2013, 6, 12)]),
    ],
)
def test_dates_are_as_precise_as_the_words(text: str, dates: list[tuple[int, int | None, int | None]]) -> None:
    assert partial_dates(text) == tuple(PartialDate(*one) for one in dates)


def test_one_reference_may_name_two_inspections() -> None:
    words = "the last unannounced inspection of contact, referral and assessment, held in March and October 2010"
    assert references(f"We also used {words}.") == [(words, "cra", 2010, 3), (words, "cra", 2010, 10)]


@pytest.mark.parametrize(
    ("text", "framework", "year", "month"),
    [
        (
            "The last inspection of the council's arrangements for the protection of children was in May 2012.",
            "cp",
            2012,
            5,
        ),
        ("In June 2015, an Ofsted inspection found delay.", None, 2015, 6),
        ("The fostering service, failing before, was judged good by Ofsted in October 2011.", None, 2011, 10),
        ("Leaders have acted since the 2014 inspection.", None, 2014, None),
        ("A monitoring visit took place in January 2016.", "ilacs-monitoring-visit", 2016, 1),
    ],
)
def test_each_form_of_reference_is_read(text: str, framework: str | None, year: int, month: int | None) -> None:
    assert [found[1:] for found in references(text)] == [(framework, year, month)]


@pytest.mark.parametrize(
    "text",
    [
        "All children's homes inspections in 2012 went well.",
        "The inspection was made under the Education and Inspections Act 2006.",
        "The next inspection will be in June 2017.",
        "The last inspection found much to do.",
        "An inspection of the police force in 2014 praised it.",
        "At the time of the inspection there were 388 children, fewer than in 2014.",
    ],
)
def test_what_is_no_earlier_inspection_of_the_authority_is_left_out(text: str) -> None:
    assert references(text) == []


def test_words_name_a_kind_only_while_it_was_made() -> None:
    words = "The previous inspection of arrangements for the protection of children was in"
    assert [found[1] for found in references(f"{words} July 2012.")] == ["cp"]
    assert [found[1] for found in references(f"{words} July 2011.")] == [None]
