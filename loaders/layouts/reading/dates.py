"""Dates as inspection reports print them: days, periods, and dates in file names.

"2 and 3 March 2010", "18 June – 27 June 2012", "23 January – 3 February 2012", "Between 4 and 8 December 2017",
"22 to 26 May 2023", "22/05/2023 to 26/05/2023": a run of days of which the last is complete and the others take from it
what they lack.
"""

import re
from datetime import date
from typing import NamedTuple

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
"""A month's name or usual abbreviation, as a regular expression."""
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_DAY = rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<month>{MONTH})\.?)?(?:,?\s*(?P<year>\d{{4}}))?"
_PART = re.compile(_DAY, re.IGNORECASE)
_LOOSE_DAY = re.sub(r"\(\?P<\w+?>", "(?:", _DAY)
_SEPARATOR = r"(?:\s*(?:[-–—‒−]|,|&|\bto\b|\band\b|\buntil\b)\s*)+"
_RUN = re.compile(
    rf"(?<![\w/])(?:{_LOOSE_DAY}{_SEPARATOR})*{_WEEKDAY}\d{{1,2}}(?:st|nd|rd|th)?\s*{MONTH}\.?,?\s*\d{{4}}(?!\d)",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    r"(?<![\d/.])(?P<day>\d{1,2})(?P<sign>[/.])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})(?![\d/])"
)
_UNSPACED = re.compile(rf"(?<=\d)(?={MONTH}\b)|(?<=\d)(?=to\b)|(?<=\bto)(?=\d)", re.IGNORECASE)
"""Where the print lost a space: "10June to14 June"."""
_LONGEST_OVER_NEW_YEAR = 120
"""Days: "12 December – 13 January 2023" began in 2022; "12 July – 8 June 2012" contradicts itself instead."""


class Period(NamedTuple):
    """First and last day as printed; the first is after the last where the report contradicts itself."""

    start: date
    end: date


def month_number(name: str) -> int:
    """``"March"`` and ``"mar"`` are 3. Raises KeyError for what is no month."""
    return _MONTH_NUMBER[name[:3].lower()]


def periods(text: str) -> tuple[Period, ...]:
    """Every run of days in ``text``, in order; runs with a day that no calendar has are left out."""
    written = _UNSPACED.sub(" ", _IN_FIGURES.sub(_in_words, text))
    found = (_period(match.group()) for match in _RUN.finditer(written))
    return tuple(period for period in found if period)


def _in_words(figures: re.Match[str]) -> str:
    """ "14/06/2019" as "14 June 2019", day before month; what is no month stays."""
    month = int(figures["month"])
    return f"{figures['day']} {MONTHS[month - 1]} {figures['year']}" if 1 <= month <= len(MONTHS) else figures.group()


def period(text: str) -> Period | None:
    """The first run of days in ``text``; a single day is both start and end."""
    return next(iter(periods(text)), None)


def day(text: str) -> date | None:
    """The first complete day in ``text``."""
    found = period(text)
    return found.end if found else None


def _period(text: str) -> Period | None:
    days: list[date] = []
    month: int | None = None
    year: int | None = None
    for part in reversed(list(_PART.finditer(text))):
        own_month = month_number(part["month"]) if part["month"] else month
        own_year = int(part["year"]) if part["year"] else year
        if own_month is None or own_year is None:
            return None
        try:
            found = date(own_year, own_month, int(part["day"]))
            if not part["year"] and days and found > days[0]:
                earlier = found.replace(year=own_year - 1)
                found = earlier if (days[0] - earlier).days <= _LONGEST_OVER_NEW_YEAR else found
        except ValueError:
            return None
        days.insert(0, found)
        month, year = own_month, own_year
    return Period(days[0], days[-1]) if days else None


_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FILE_NAME_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?(?P<day>[0-3]\d)(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)[-_. ](?P<month>0?[1-9]|1[0-2])[-_. ]{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[-_. ]*(?P<name>{MONTH})[-_. ]*{_YEAR}(?!\d)",
        rf"(?P<name>{MONTH})[-_. ]*(?P<day>[0-3]?\d)(?:st|nd|rd|th)?[-_., ]+{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>[0-3]\d)(?P<month>0[1-9]|1[0-2]){_YEAR}(?!\d)",
    )
)


def day_in_file_name(name: str) -> date | None:
    """The date in a file's name: 2023-07-14, 20230714, 14-07-2023, "14 july 2023", 14th_July_2023; day before month."""
    for pattern in _FILE_NAME_DATES:
        for match in pattern.finditer(name):
            parts = match.groupdict()
            month = month_number(parts["name"]) if parts.get("name") else int(parts["month"])
            try:
                return date(int(parts["year"]), month, int(parts["day"]))
            except ValueError:
                continue
    return None
