"""Where a report and a workbook disagree about the same inspection.

Two records are of the same inspection when authority and framework are the same and either the publication is, or the
first days are less than a month apart: the workbook has slips in its days as well.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from loaders.linking.rows import Ask, Row

_SAME_INSPECTION = 31
"""Days between first days of fieldwork that may be a slip."""
_NO_GRADE = "other"


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """One point of disagreement."""

    inspection: str
    """IRI of the inspection as the report dates it."""
    what: str
    """``start``, ``published`` or the aspect as the report prints it."""
    report: str
    workbook: str
    """What each says, as printed."""
    source: str
    """IRI of the workbook."""


@dataclass
class _Record:
    inspection: str
    authority: str
    framework: str
    source: str
    start: date | None
    published: date | None
    grades: dict[str, Row] = field(default_factory=dict)
    """Broad aspect to the row that grades it."""


def compare(ask: Ask) -> tuple[list[Difference], int]:
    """All differences, in order, and how many judgements were compared."""
    query = files("loaders.workbook").joinpath("judgements.rq").read_text(encoding="utf-8")
    reported, recorded = _records(ask(query))
    differences: list[Difference] = []
    compared = 0
    for report in reported:
        for record in recorded[report.authority, report.framework]:
            if _same(report, record):
                compared += len(report.grades.keys() & record.grades.keys())
                differences.extend(_days(report, record))
                differences.extend(_grades(report, record))
    return sorted(differences), compared


def _records(rows: Iterable[Row]) -> tuple[list[_Record], dict[tuple[str, str], list[_Record]]]:
    """The reports' records, and the workbooks' by authority and framework."""
    found: dict[tuple[str, str], _Record] = {}
    for row in rows:
        if "authority" not in row or "framework" not in row:
            continue
        source = row.get("source", "")
        record = found.setdefault(
            (row["inspection"], source),
            _Record(
                row["inspection"],
                row["authority"],
                row["framework"],
                source,
                _day(row, "start"),
                _day(row, "published"),
            ),
        )
        record.grades[row["aspect"]] = row
    reported = [record for record in found.values() if not record.source]
    recorded: dict[tuple[str, str], list[_Record]] = defaultdict(list)
    for record in found.values():
        if record.source:
            recorded[record.authority, record.framework].append(record)
    return reported, recorded


def _same(report: _Record, record: _Record) -> bool:
    if report.published and report.published == record.published:
        return True
    return bool(report.start and record.start and abs((report.start - record.start).days) <= _SAME_INSPECTION)


def _grades(report: _Record, record: _Record) -> Iterable[Difference]:
    """The aspects graded otherwise, and those that only one of the two grades."""
    for aspect in sorted(report.grades.keys() | record.grades.keys()):
        ours, theirs = report.grades.get(aspect), record.grades.get(aspect)
        if _grade(ours) != _grade(theirs):
            named = ours or theirs
            assert named
            yield Difference(report.inspection, named["aspectText"], _said(ours), _said(theirs), record.source)


def _grade(row: Row | None) -> str | None:
    """The grade, None where none is given: an aspect without a grade and an aspect that is not there are alike."""
    return None if row is None or row["grade"].endswith(f"/{_NO_GRADE}") else row["grade"]


def _said(row: Row | None) -> str:
    return "(not judged)" if row is None else row["gradeText"] or "(empty)"


def _days(report: _Record, record: _Record) -> Iterable[Difference]:
    for what, ours, theirs in (
        ("start", report.start, record.start),
        ("published", report.published, record.published),
    ):
        if ours and theirs and ours != theirs:
            yield Difference(report.inspection, what, ours.isoformat(), theirs.isoformat(), record.source)


def _day(row: Row, name: str) -> date | None:
    return date.fromisoformat(row[name][:10]) if name in row else None
