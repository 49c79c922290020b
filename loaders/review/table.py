"""Findings and their codes as CSV, for a spreadsheet or a qualitative-analysis tool, and back.

A coder edits ``polarity``, ``themes`` and ``agencies`` where they are wrong and puts a name in ``reviewer``: a row with
a reviewer is that person's whole coding of the finding, changed or confirmed; a row without one is not taken.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TextIO

from loaders.linking.rows import Row
from loaders.report import Polarity, Role
from loaders.review.codes import NO_FINDING, Codes, Review, ReviewError
from ontology.register import Register
from ontology.vocabulary import scheme

COLUMNS = ("finding", "inspection", "page", "text", "polarity", "themes", "agencies", "reviewer", "reviewed_at")


def write(rows: Iterable[Row], register: Register, out: TextIO) -> int:
    """Write the rows of ``findings.rq`` as CSV; returns how many there were."""
    slugs = {organisation.iri: slug for slug, organisation in register.organisations.items()}
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    count = 0
    for row in rows:
        count += 1
        subjects, mentions = row.get("subjects", "").split(), row.get("mentions", "").split()
        roles = dict.fromkeys(mentions, Role.MENTIONED) | dict.fromkeys(subjects, Role.SUBJECT)
        table.writerow(
            {
                "finding": row["finding"],
                "inspection": _last(row["inspection"]),
                "page": row.get("page", ""),
                "text": row["text"],
                "polarity": _last(row["polarity"]),
                "themes": " ".join(sorted(_last(theme) for theme in row.get("themes", "").split())),
                "agencies": " ".join(sorted(f"{role}:{slugs.get(iri, iri)}" for iri, role in roles.items())),
            }
        )
    return count


def read(source: TextIO, register: Register, now: datetime | None = None) -> Iterator[Review]:
    """The reviews of a table; ``now`` dates those that carry no date.

    Raises :class:`ReviewError` for a table without the columns, and for a code that no scheme or register holds.
    """
    table = csv.DictReader(source)
    missing = set(COLUMNS) - {"inspection", "page", "text", "reviewed_at"} - set(table.fieldnames or ())
    if missing:
        raise ReviewError(f"the table lacks the columns {', '.join(sorted(missing))}")
    for row in table:
        if (row["reviewer"] or "").strip():
            try:
                yield _review(row, register, now or datetime.now(UTC))
            except ValueError as error:
                raise ReviewError(f"line {table.line_num}: {error}") from error


def _review(row: Mapping[str, str | None], register: Register, now: datetime) -> Review:
    cell = {name: (value or "").strip() for name, value in row.items() if isinstance(value, str)}
    if not cell["finding"].startswith("https://w3id.org/safeguarding-graph/id/"):
        raise ValueError(f"{cell['finding']!r} is no identifier of a finding")
    stamp = cell.get("reviewed_at")
    at = datetime.fromisoformat(stamp) if stamp else now
    return Review(
        cell["finding"], cell["reviewer"], at if at.tzinfo else at.replace(tzinfo=UTC), _codes(cell, register)
    )


def _codes(cell: Mapping[str, str], register: Register) -> Codes:
    polarity, themes = cell["polarity"], frozenset(cell["themes"].split())
    if polarity not in {*Polarity, NO_FINDING}:
        raise ValueError(f"polarity {polarity!r} is none of {', '.join(Polarity)}, {NO_FINDING}")
    if unknown := sorted(theme for theme in themes if theme not in scheme("theme")):
        raise ValueError(f"no theme is called {unknown[0]!r}")
    subjects, mentions = set(), set()
    for entry in cell["agencies"].split():
        role, _, slug = entry.partition(":")
        if role not in set(Role) or slug not in register.organisations:
            raise ValueError(f"{entry!r} is not subject: or mentioned: and an organisation of the register")
        mentions.add(register.organisations[slug].iri)
        if role == Role.SUBJECT:
            subjects.add(register.organisations[slug].iri)
    return Codes(polarity, themes, frozenset(subjects), frozenset(mentions))


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
