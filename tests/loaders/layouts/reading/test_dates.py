from datetime import date

import pytest

from loaders.layouts.reading.dates import Period, day, day_in_file_name, period, periods


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2 and 3 March 2010", (2010, 3, 2), (2010, 3, 3)),
        ("18 June – 27 June 2012", (2012, 6, 18), (2012, 6, 27)),
        ("23 January – 3 February 2012", (2012, 1, 23), (2012, 2, 3)),
        ("Between 4 and 8 December 2017, inspectors", (2017, 12, 4), (2017, 12, 8)),
        ("took place from 22 to 26 May 2023.", (2023, 5, 22), (2023, 5, 26)),
        ("8 –12 July 2013", (2013, 7, 8), (2013, 7, 12)),
        ("2, 3 and 4 March 2010", (2010, 3, 2), (2010, 3, 4)),
        ("Monday 4 to Friday 8 March 2013", (2013, 3, 4), (2013, 3, 8)),
        ("12 December – 13 January 2023", (2022, 12, 12), (2023, 1, 13)),
        ("9 March 2012", (2012, 3, 9), (2012, 3, 9)),
        ("10 June 2019 – 14 June 2019", (2019, 6, 10), (2019, 6, 14)),
        ("10-14 and 21 June 2019", (2019, 6, 10), (2019, 6, 21)),
        ("27 February - 2 March & 6 to 9 March 2023", (2023, 2, 27), (2023, 3, 9)),
        ("From 10th June to 14th June, 2019", (2019, 6, 10), (2019, 6, 14)),
        ("10June–14June 2019", (2019, 6, 10), (2019, 6, 14)),
        ("10 to14 June2019", (2019, 6, 10), (2019, 6, 14)),
        ("10/06/2019 to 14/06/2019", (2019, 6, 10), (2019, 6, 14)),
        ("10.06.2019 – 14.06.2019", (2019, 6, 10), (2019, 6, 14)),
    ],
)
def test_a_period_is_read_as_printed(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    assert period(text) == Period(date(*start), date(*end))


@pytest.mark.parametrize("text", ["27 June – 18 June 2012", "12 July – 8 June 2012"])
def test_a_period_that_contradicts_itself_is_not_put_right(text: str) -> None:
    found = period(text)
    assert found
    assert found.end < found.start


@pytest.mark.parametrize(
    "text", ["31 June 2012", "in 2012", "March 2012", "paragraphs 3 and 4", "14/13/2019", "2.1.2 and 3", ""]
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert period(text) is None
    assert day(text) is None


def test_every_run_of_days_is_found_in_order() -> None:
    assert [found.end for found in periods("due by 1 May 2020, seen on 3 May 2020")] == [
        date(2020, 5, 1),
        date(2020, 5, 3),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "area_joint_2023-07-14.pdf",
        "Area 14 july 2023.pdf",
        "area-14-07-2023.pdf",
        "20230714_area.pdf",
        "JTAI 14th_July_2023.pdf",
        "14.07.2023.txt",
        "July 14, 2023.md",
    ],
)
def test_a_date_in_a_file_name_is_found_in_any_common_form(name: str) -> None:
    assert day_in_file_name(name) == date(2023, 7, 14)


@pytest.mark.parametrize("name", ["50004567.pdf", "report.pdf", "2023-13-41.pdf", "area_2023.pdf"])
def test_a_file_name_without_a_date_gives_none(name: str) -> None:
    assert day_in_file_name(name) is None
