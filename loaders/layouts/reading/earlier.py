"""References to earlier inspections and visits that carry a date (kinds of inspection: ``earlier.csv``).

"the most recent annual unannounced inspection … undertaken in March and October 2010" refers to two. Inspections of
single homes, schools or centres, and of a police force, are none of the authority's.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from loaders.layouts.reading.dates import MONTH, month_number
from loaders.layouts.tables import table
from loaders.report import EarlierInspection, Section

_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_DATED = rf"{_DAY}(?:{MONTH}\s+)?(?:19|20)\d\d"
_DATES = (
    rf"(?P<dates>(?:(?:{_DAY}{MONTH}|(?:19|20)\d\d|{_DATED}|\d{{1,2}}(?=\s*(?:[-–]|to|and)\s*\d{{1,2}}\s+{MONTH}))"
    rf"(?:\s*(?:,|and|to|[-–]|&)\s*)+)*{_DATED})(?!\d|\s*[-–/]\s*\d)"
)
_INSPECTION = (
    r"(?:inspections?|inspected|monitoring\s+visits?|focuss?ed\s+visits?|joint\s+area\s+review|JTAI|ILACS|"
    r"peer\s+review(?=\s+by\s+Ofsted))"
)
_AT = (
    r"(?:in|on|of|from|during|since|dated|published|undertaken|conducted|carried\s+out|between|held|took\s+place|\()\s*"
    r"(?:on\s+|in\s+|early\s+|late\s+|the\s+)?"
)
_GRADE = r"(?:outstanding|good|adequate|inadequate|requir(?:ed|es|ing)\s+improvement|satisfactory)"
_FORMS = (
    # "the … inspection … undertaken in March and October 2010"
    # A number between the two would make the date one of a figure, not of the inspection.
    re.compile(rf"\b{_INSPECTION}\b(?:(?!\bled\s+to\b)[^.;:\d]){{0,110}}?\b{_AT}{_DATES}", re.IGNORECASE),
    # "the 2012 inspection", "the October 2014 inspection of …"
    re.compile(rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir)\s+{_DATES}\s+(?:[\w'’-]+\s+){{0,5}}?{_INSPECTION}\b"),
    # "In June 2015, an Ofsted inspection …"
    re.compile(rf"\b(?:In|On|Since|During|Following)\s+{_DATES},?\s+[^.;:]{{0,60}}?\b{_INSPECTION}\b"),
    # "the fostering service was judged outstanding by Ofsted in October 2011"
    re.compile(
        rf"\b(?P<judged>was|were)\s+(?:judged|found|rated|graded)\s+(?:to\s+be\s+)?{_GRADE}"
        rf"[^.;:]{{0,40}}?\bby\s+Ofsted\s+in\s+{_DATES}",
        re.IGNORECASE,
    ),
)
_SPEAKS_OF_ONE = re.compile(r"inspect|visit|joint area review|JTAI|ILACS|Ofsted", re.IGNORECASE)
_HAS_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS_BEFORE = re.compile(r"(?:[\w'’-]+,?\s+){1,10}$")
_FARTHEST = 120
"""Characters before the word "inspection" in which its own words are looked for."""
_OF_OTHERS = re.compile(
    r"\b(?:children's\s+(?:homes?|centres?)|residential|schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies)|early\s+years|"
    r"childcare|prisons?|fostering\s+agenc(?:y|ies)|hospitals?|trusts?|police|constabulary|force|HMIC|HMICFRS|CQC|PEEL|secure\s+(?:unit|home)|probation)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\b(?:after|following|since|from|at|by|in|of|that)\s+", re.IGNORECASE)
_DETERMINER = re.compile(r"\b(?:the|its|their|both|this|an?)\s", re.IGNORECASE)
_RANGE = re.compile(rf"(\d{{1,2}})(\s+{MONTH})?\s*(?:[-–]|to)\s*\d{{1,2}}\s+({MONTH})", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_PIECE = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?:(?P<month>{MONTH})(?:\s+|$|(?=\W)))?(?P<year>(?:19|20)\d\d)?", re.I
)


class PartialDate(NamedTuple):
    """A year, a month of it, or a day, as precise as the words are."""

    year: int
    month: int | None = None
    day: int | None = None


def partial_dates(text: str) -> tuple[PartialDate, ...]:
    """ "March and October 2010" is two months; a part takes what it lacks from the next, a range is its first day."""
    text = _RANGE.sub(lambda match: f"{match[1]} {match[2] or match[3]}", text)
    found: list[PartialDate] = []
    year: int | None = None
    month: int | None = None
    for piece in reversed(re.split(r"\s*(?:,|\band\b|\bto\b|[-–&])\s*", text)):
        match = _PIECE.fullmatch(piece.strip()) if piece.strip() else None
        alone = re.fullmatch(r"\d{1,2}", piece.strip())
        if alone and year and month:
            found.insert(0, PartialDate(year, month, int(alone.group())))
        elif match and (match["month"] or match["year"]):
            year = int(match["year"]) if match["year"] else year
            month = month_number(match["month"]) if match["month"] else None
            if year:
                found.insert(0, PartialDate(year, month, int(match["day"]) if match["day"] and month else None))
    return tuple(found)


class _Kind(NamedTuple):
    framework: str
    words: re.Pattern[str]
    first: str
    last: str
    """First and last month, "2012-04", in which inspections of the kind were made; empty where it has no bound."""


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(row["framework"], re.compile(row["words"], re.IGNORECASE), row["first"], row["last"])
        for row in table("earlier")
    )


def _framework(words: str, when: PartialDate) -> str | None:
    """The kind that the words name and that was carried out at that time; the same words name others before and after.

    "Arrangements for the protection of children" were a part of broader inspections before they had one of their own.
    """
    plain = words.replace("’", "'")
    earliest, latest = f"{when.year}-{when.month or 1:02}", f"{when.year}-{when.month or 12:02}"
    for kind in _kinds():
        if kind.words.search(plain):
            made = (not kind.first or latest >= kind.first) and (not kind.last or earliest <= kind.last)
            return kind.framework if made else None
    return None


def earlier_inspections(sections: Iterable[Section], start: date | None) -> tuple[EarlierInspection, ...]:
    """The dated references in the paragraphs; ``start``, this inspection's first day, bounds what is earlier."""
    found: dict[tuple[str, PartialDate], EarlierInspection] = {}
    for section in sections:
        for paragraph in section.paragraphs:
            if paragraph.is_table:
                continue
            for words, when in _references(paragraph.text):
                if start and not _before(when, start):
                    continue
                reference = EarlierInspection(
                    words, paragraph.locator, _framework(words, when), when.year, when.month, when.day
                )
                found.setdefault((words, when), reference)
    return tuple(found.values())


def _references(text: str) -> Iterator[tuple[str, PartialDate]]:
    for sentence in _SENTENCE.split(text):
        if not (_HAS_YEAR.search(sentence) and _SPEAKS_OF_ONE.search(sentence)):
            continue
        taken: list[tuple[int, int]] = []
        for form in _FORMS:
            for match in form.finditer(sentence):
                if any(match.start() < end and start < match.end() for start, end in taken):
                    continue
                taken.append(match.span())
                words = _words(sentence, match)
                for when in partial_dates(match["dates"]):
                    if not _OF_OTHERS.search(words) or _framework(words, when):
                        yield words, when


def _words(sentence: str, match: re.Match[str]) -> str:
    """The reference with its own words before it, and without what leads to it.

    "the outcomes of the most recent annual unannounced inspection … 2010" starts at "the most recent".
    """
    before = _WORDS_BEFORE.search(sentence[max(0, match.start() - _FARTHEST) : match.start()])
    if not before or match.group()[:1].isupper():
        return match.group().strip()
    own = before.group()
    if match.groupdict().get("judged"):
        first = _DETERMINER.search(own)
        own = own[first.start() :] if first else own
    else:
        starts = [found.end() for found in _LEADING.finditer(own)]
        starts += [found.start() for found in _DETERMINER.finditer(own)]
        own = own[max(starts, default=0) :]
    return f"{own}{match.group()}".strip()


def _before(when: PartialDate, start: date) -> bool:
    """Whether a date is before ``start``, at the precision it has."""
    if when.month is None:
        return when.year < start.year
    if when.day is None:
        return (when.year, when.month) < (start.year, start.month)
    return (when.year, when.month, when.day) < (start.year, start.month, start.day)
