"""The query parameters of the service: what each is called, means and may be; read strictly.

An unknown parameter or value is a 400 that names the known ones, so that a misspelt filter never answers with
everything.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from flask import request

from api.catalogue import catalogue
from api.problems import Problem
from ontology.vocabulary import scheme

_MOST_NAMED = 60
"""A list of known values longer than this is cut to the ones most like what was asked."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a query string."""

    name: str
    description: str
    values: Callable[[], Sequence[str]] | None = None
    """All values there are; None where they cannot be listed."""
    scheme: str | None = None
    """The concept scheme whose slugs are the values."""
    fixed: bool = False
    """Whether ``values`` are the same whatever is loaded."""
    repeatable: bool = True
    """Whether it may be given several times, which means any of the values."""
    check: Callable[[str], str] = str
    """Normalises a value; raises ValueError, saying what is expected."""
    pattern: str | None = None
    """A regular expression, of JSON Schema's kind, that every value matches."""
    example: str | None = None

    def known(self) -> Sequence[str] | None:
        """All values there are, where they can be listed."""
        if self.scheme:
            return tuple(concept.slug for concept in scheme(self.scheme))
        return self.values() if self.values else None

    def read(self, value: str) -> str:
        """The value, checked; raises the 400 that says what is known."""
        known = self.known()
        if known is not None and value not in known:
            raise _unknown_value(self.name, value, known)
        try:
            return self.check(value)
        except ValueError as error:
            raise Problem(400, "unknown-value", f"{self.name}={value}: {error}", parameter=self.name) from None


def _unknown_value(name: str, value: str, known: Sequence[str]) -> Problem:
    if len(known) <= _MOST_NAMED:
        shown, detail = list(known), f"{name}={value} is unknown; known are {', '.join(known) or 'none yet'}."
    else:
        shown = get_close_matches(value, known, n=10, cutoff=0.4)
        likely = f" Did you mean {', '.join(shown[:3])}?" if shown else ""
        detail = f"{name}={value} is none of the {len(known)} known.{likely}"
    return Problem(400, "unknown-value", detail, parameter=name, known=shown)


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DATE_PATTERN = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def _day(value: str, *, last: bool) -> str:
    match = _DATE.fullmatch(value)
    if not match:
        raise ValueError("a date is written 2012, 2012-03 or 2012-03-09")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if day is None and last:
            following = date(year + 1, 1, 1) if month in (None, 12) else date(year, (month or 0) + 1, 1)
            return date.fromordinal(following.toordinal() - 1).isoformat()
        return date(year, month or 1, day or 1).isoformat()
    except ValueError:
        raise ValueError("there is no such day") from None


def first_day(value: str) -> str:
    """``"2012"`` is ``"2012-01-01"``; raises ValueError for what is no year, month or day."""
    return _day(value, last=False)


def last_day(value: str) -> str:
    """``"2012-02"`` is ``"2012-02-29"``; raises ValueError for what is no year, month or day."""
    return _day(value, last=True)


def _words(value: str) -> str:
    if not value.strip():
        raise ValueError("at least one word is expected")
    if len(value) > 200:
        raise ValueError("at most 200 characters are searched for")
    return value


def _organisations() -> Sequence[str]:
    return tuple(one.slug for one in catalogue().organisations.values())


def _authorities() -> Sequence[str]:
    return tuple(one.slug for one in catalogue().organisations.values() if one.kind == "authority")


def _inspections() -> Sequence[str]:
    return tuple(catalogue().inspections_by_slug)


AGENCY = Parameter("agency", "Slug of an organisation that the finding names", _organisations)
AGENCY_TYPE = Parameter("agency_type", "Type of an organisation that the finding names", scheme="agency-type")
ROLE = Parameter("role", "Role of the organisation in the finding", scheme="role")
AUTHORITY = Parameter("authority", "Slug of the authority inspected", _authorities)
INSPECTION = Parameter("inspection", "Slug of the inspection", _inspections)
FRAMEWORK = Parameter("framework", "Framework of the inspection", scheme="framework")
POLARITY = Parameter("polarity", "What the finding says", scheme="polarity")
THEME = Parameter("theme", "Theme of the finding", scheme="theme")
BASIS = Parameter(
    "basis", "Whether the report's own structure states the polarity", lambda: ("inferred", "stated"), fixed=True
)
FROM = Parameter(
    "from",
    "Published on or after this day, month or year",
    repeatable=False,
    check=first_day,
    pattern=_DATE_PATTERN,
    example="2012-03-09",
)
TO = Parameter(
    "to",
    "Published on or before this day, month or year",
    repeatable=False,
    check=last_day,
    pattern=_DATE_PATTERN,
    example="2023",
)
Q = Parameter(
    "q",
    "Words that the text holds, all of them, in any order and case; a phrase in double quotation marks",
    repeatable=False,
    check=_words,
    pattern=r"^(?=.*\S).{1,200}$",
    example='voice "social worker"',
)
TIMESCALE = Parameter("timescale", "Time that the recommendation allows", scheme="timescale")
GRADE = Parameter("grade", "Grade given", scheme="grade")
SOURCE = Parameter(
    "source",
    "Where the judgement was read: in the report, or in a published workbook of outcomes",
    lambda: ("report", "workbook"),
    fixed=True,
)

INSPECTION_FILTERS = (AUTHORITY, INSPECTION, FRAMEWORK, FROM, TO)
FINDING_FILTERS = (AGENCY, AGENCY_TYPE, ROLE, *INSPECTION_FILTERS, POLARITY, THEME, BASIS, Q)


@dataclass(frozen=True, slots=True)
class Selection:
    """The filters of a request: parameter name to the values asked for, at least one each."""

    values: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Sequence[str]]) -> "Selection":
        """A selection that compares equal whichever order the filters were given in."""
        return cls(tuple(sorted((name, tuple(sorted(set(given)))) for name, given in values.items() if given)))

    def get(self, name: str) -> tuple[str, ...]:
        """The values asked for; empty where the filter is not set."""
        return dict(self.values).get(name, ())

    def with_values(self, **values: str) -> "Selection":
        """This selection with filters set to one value each."""
        return Selection.of({**dict(self.values), **{name: (value,) for name, value in values.items()}})

    def __bool__(self) -> bool:
        return bool(self.values)


LIST_NAMES = ("page", "per_page", "format")
"""Parameters of every list."""


def selection(
    parameters: Sequence[Parameter],
    *,
    also: Sequence[str] = LIST_NAMES,
    given: Mapping[str, Sequence[str]] | None = None,
) -> Selection:
    """The filters of the request, or those ``given``.

    Raises a 400 for an unknown parameter or value, or one given too often.
    """
    by_name = {parameter.name: parameter for parameter in parameters}
    known = [*by_name, *also]
    chosen: dict[str, list[str]] = {}
    for name, values in (dict(request.args.lists()) if given is None else given).items():
        if name not in known:
            detail = f"{name} is no parameter here; known are {', '.join(known) or 'none'}."
            raise Problem(400, "unknown-parameter", detail, known=known)
        if len(values) > 1 and not (name in by_name and by_name[name].repeatable):
            raise Problem(400, "repeated-parameter", f"{name} may be given once.", parameter=name)
        if name in by_name:
            chosen[name] = [by_name[name].read(value) for value in values]
    return Selection.of(chosen)
