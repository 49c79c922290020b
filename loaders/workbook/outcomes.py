"""Rows of a table of outcomes as typed outcomes (``columns.csv``: what a column holds; ``kinds.csv``: what a kind is).

A table begins at the row that names an authority, a publication date and at least one judgement; what stands before
and between tables (titles, notes) is no outcome. A row that cannot be read is reported, never dropped in silence.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from loaders.errors import NotAReport
from loaders.layouts.reading.dates import day
from loaders.layouts.reading.grades import grade_of
from loaders.report import GradeStatus, Judgement, Remark
from loaders.workbook.tables import Cell, Row, rows
from ontology.identifiers import slug
from ontology.register import Organisation, Register

CARE_LEAVERS_FROM = date(2023, 1, 1)
"""From this day on care leavers are judged apart, as the workbook notes; before it their cell is empty therefore."""
OVERALL_UNTIL = date(2026, 4, 1)
"""From this day on no overall judgement is made."""
_OVERALL = "Overall effectiveness"
_CARE_LEAVERS = "The experiences and progress of care leavers"
_IN_CARE = "The experiences and progress of children in care"
_IN_CARE_BEFORE = "The experiences and progress of children in care and care leavers"
_PRE_DATES = "inspection_pre_dates_judgement"
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})")
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[ T].*)?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One inspection or visit as the table records it."""

    authority: str
    """Slug of the register."""
    authority_text: str
    framework: str
    kind_text: str
    """The kind as printed, e.g. "ILACS Short Inspection"; empty where the table has no such column."""
    start: date | None
    published: date
    judgements: tuple[Judgement, ...]
    theme: str | None
    sheet: str
    row: int

    @property
    def inspection(self) -> str:
        """Slug of the inspection."""
        return f"{self.authority}-{self.framework}-{self.published.isoformat()}"


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All that a file records; an inspection that stands in several sheets is there once."""

    file_name: str
    sha256: str
    outcomes: tuple[Outcome, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    field: str
    aspect: str


def read_outcomes(path: Path, register: Register) -> Outcomes:
    """Read a table of outcomes. Raises a :class:`loaders.errors.LoadError`; NotAReport where there is no such table."""
    found: dict[str, Outcome] = {}
    remarks: list[Remark] = []
    seen = False
    columns: tuple[_Column | None, ...] = ()
    sheet = None
    by_code = _authorities_by_code(register)
    for row in rows(path):
        if row.sheet != sheet:
            sheet, columns = row.sheet, ()
        headings = _columns(row)
        if headings:
            columns, seen = headings, True
        elif columns and any(row.cells):
            outcome = _outcome(row, columns, register, by_code)
            if isinstance(outcome, Remark):
                remarks.append(outcome)
            else:
                found[outcome.inspection] = _merged(found.get(outcome.inspection), outcome)
    if not seen:
        raise NotAReport(f"{path.name} holds no table with an authority, a publication date and judgements")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Outcomes(path.name, digest, tuple(found.values()), tuple(remarks))


def _merged(first: Outcome | None, second: Outcome) -> Outcome:
    """Sheets repeat each other; a later one adds the kind and the theme that the first lacks."""
    if first is None:
        return second
    return replace(
        first,
        kind_text=first.kind_text or second.kind_text,
        theme=first.theme or second.theme,
        judgements=first.judgements or second.judgements,
    )


def _columns(row: Row) -> tuple[_Column | None, ...]:
    """What each column holds where the row is a table's row of headings, else nothing."""
    found = tuple(_column(" ".join(str(cell).split())) for cell in row.cells)
    fields = {column.field for column in found if column}
    return found if {"authority", "published", "grade"} <= fields else ()


def _column(heading: str) -> _Column | None:
    return next((column for pattern, column in _known_columns() if pattern.fullmatch(heading)), None)


def _outcome(
    row: Row, columns: tuple[_Column | None, ...], register: Register, by_code: dict[str, Organisation]
) -> Outcome | Remark:
    fields = {column.field: cell for column, cell in zip(columns, row.cells, strict=False) if column}
    name, code = str(fields.get("authority", "")), str(fields.get("code", ""))
    place = f"{row.sheet} row {row.number}".strip()
    authority = by_code.get(code) or register.authority_named(name)
    if authority is None:
        return Remark("unknown-authority", f"{place}: {name!r} ({code}) is no authority of the register")
    published = _day(fields.get("published", ""))
    if published is None:
        return Remark("unreadable-date", f"{place}: no publication date in {fields.get('published', '')!r}")
    kind = str(fields.get("kind", ""))
    framework = _framework(kind)
    if framework is None:
        return Remark("unknown-kind", f"{place}: {kind!r} is no known kind of inspection")
    start = _day(fields.get("start", ""))
    graded = [
        (column.aspect, str(cell))
        for column, cell in zip(columns, row.cells, strict=False)
        if column and column.field == "grade"
    ]
    judged = framework == "ilacs"
    return Outcome(
        authority=authority.slug,
        authority_text=name,
        framework=framework,
        kind_text=kind,
        start=start,
        published=published,
        judgements=tuple(_judgements(graded, start or published)) if judged else (),
        theme=str(fields.get("theme", "")) or None,
        sheet=row.sheet,
        row=row.number,
    )


def _judgements(graded: list[tuple[str, str]], held: date) -> Iterator[Judgement]:
    early = held < CARE_LEAVERS_FROM
    for aspect, text in graded:
        # Before care leavers were judged apart, the column headed "children in care" holds the judgement of both.
        printed = _IN_CARE_BEFORE if early and aspect == _IN_CARE else aspect
        grade = grade_of(text) if text else None
        if grade:
            yield Judgement(printed, slug(printed), grade.grade, text, grade.status)
        elif aspect == _CARE_LEAVERS and early and text in ("", _PRE_DATES):
            yield Judgement(printed, slug(printed), None, text, GradeStatus.NOT_YET_INTRODUCED)
        elif aspect == _OVERALL and held >= OVERALL_UNTIL and not text:
            yield Judgement(printed, slug(printed), None, text, GradeStatus.NO_LONGER_MADE)
        else:
            status = GradeStatus.UNREADABLE if text else GradeStatus.NOT_JUDGED
            yield Judgement(printed, slug(printed), None, text, status)


def _framework(kind: str) -> str | None:
    """The framework of a kind; a table without kinds is one of full inspections under the present framework."""
    if not kind:
        return "ilacs"
    return next((framework for pattern, framework in _known_kinds() if pattern.fullmatch(kind)), None)


def _day(cell: Cell) -> date | None:
    if isinstance(cell, date):
        return cell
    match = _SLASHED.fullmatch(cell)
    try:
        if match:
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, int(match[2]), int(match[1]))
        return date.fromisoformat(cell[:10]) if _ISO.fullmatch(cell) else day(cell)
    except ValueError:
        return None


def _authorities_by_code(register: Register) -> dict[str, Organisation]:
    return {
        code: organisation
        for organisation in register.organisations.values()
        if (code := (organisation.identifiers or {}).get("gss"))
    }


@cache
def _known_columns() -> tuple[tuple[re.Pattern[str], _Column], ...]:
    return tuple(
        (re.compile(row["heading"], re.IGNORECASE), _Column(row["field"], row["aspect"]))
        for row in _table("columns.csv")
    )


@cache
def _known_kinds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["kind"], re.IGNORECASE), row["framework"]) for row in _table("kinds.csv"))


def _table(name: str) -> list[dict[str, str]]:
    text = files("loaders.workbook").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
