"""Judgements from the table of a cover, also where the print broke its cells.

The first reading takes each row as aspect and grade. Where rows came out broken, the words are read on: an aspect that
is known (``aspects.csv``) starts at its first words, and the grade in it may stand between its lines.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from loaders.layouts.headings import plain
from loaders.layouts.reading.grades import Grade, grade_of
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.layouts.tables import table
from loaders.report import GradeStatus, Judgement, Section

_GRADE_WORDS = (
    r"(?P<grade>outstanding|good|requires improvement(?: to be good)?|adequate|inadequate|not judged|not graded|"
    r"(?:judgement )?not yet introduced|(?:judgement )?no longer made)"
)
_GRADED_HEADING = re.compile(
    rf".+?\s(?:(?:is|are)\s+)?(?:that it (?:is )?)?{_GRADE_WORDS.replace('requires', 'requires?')}"
    r"(?:\s+and is not yet good)?(?:\s+because)?\W*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d(?:\.\d)?\.?\s+")


def judgements_in(texts: Iterable[str], page: int | None = None) -> tuple[Judgement, ...]:
    """The judgements that a cover's texts state, in the order of the table."""
    given = list(texts)
    by_row = [
        (_aspect(row.text), row.grade)
        for text in given
        if "\t" in text
        for row in rows(_joined(text))
        # A cell that is no grade counts beside a known aspect only: the table's own heading is no judgement.
        if row.grade and (row.grade.status is not GradeStatus.UNREADABLE or known(_aspect(row.text)))
    ]
    by_words = list(_in_words(" ".join(" ".join(given).split())))
    readable = all(known(aspect) and grade.status is not GradeStatus.UNREADABLE for aspect, grade in by_row)
    whole = readable and len(by_row) >= len(by_words)
    found = by_row if whole or len(by_row) > len(by_words) else by_words
    slugs = aspect_slugs((None, aspect) for aspect, _ in found)
    return tuple(
        Judgement(aspect, name, grade.grade, grade.text, grade.status, page=page)
        for (aspect, grade), name in zip(found, slugs, strict=True)
    )


def graded(section: Section) -> Section:
    """A section whose heading says its grade in words, with that grade: "Leadership and governance are good"."""
    match = _GRADED_HEADING.fullmatch(section.heading)
    grade = grade_of(match["grade"]) if match and not section.grade else None
    return replace(section, grade=grade.grade) if grade else section


def _joined(table: str) -> str:
    """Rows with a grade that the print broke, "Requires" over "improvement", put together again."""
    lines: list[str] = []
    for line in table.split("\n"):
        rest = line.strip()
        if lines and rest and "\t" not in rest:
            before, _, last = lines[-1].rpartition("\t")
            if before.strip() and not grade_of(last) and grade_of(f"{last} {rest}"):
                lines[-1] = f"{before}\t{last} {rest}"
                continue
        lines.append(line)
    return "\n".join(lines)


def known(aspect: str) -> bool:
    """Whether the words are an aspect of the table of aspects."""
    text = plain(aspect).lower()
    return any(text == name.lower() for name in aspects())


def begins_with_aspect(text: str) -> bool:
    """Whether a line starts with a known aspect, the last words of which may stand in the next."""
    words = plain(_aspect(text)).lower()
    return any(words.startswith(name.lower()) or name.lower().startswith(f"{words} ") for name in aspects() if words)


def _aspect(text: str) -> str:
    return _NUMBER.sub("", " ".join(text.split()))


def _in_words(text: str) -> Iterator[tuple[str, Grade]]:
    """Aspects with their grades from running words; a grade may stand after the aspect or between its last words."""
    words = text.replace("’", "'")
    found: list[tuple[int, int, str, Grade]] = []
    for aspect in sorted(aspects(), key=len, reverse=True):
        for match in _pattern(aspect).finditer(words):
            if any(match.start() < end and start < match.end() for start, end, _, _ in found):
                continue
            text_of_grade = next(value for value in match.groups() if value)
            grade = grade_of(text_of_grade)
            if grade:
                found.append((match.start(), match.end(), aspect, grade))
    for _, _, aspect, grade in sorted(found, key=lambda one: one[0]):
        yield aspect, grade


@cache
def _pattern(aspect: str) -> re.Pattern[str]:
    """The aspect with a grade after it, or after any but its first two words."""
    parts = [re.escape(word) for word in aspect.replace("’", "'").split()]
    grade = _GRADE_WORDS.replace("?P<grade>", "")
    after = r"\s+".join(parts) + rf"\s+{grade}\b"
    between = [
        r"\s+".join(parts[:cut]) + rf"\s+{grade}\s+" + r"\s+".join(parts[cut:]) + r"\b" for cut in range(2, len(parts))
    ]
    return re.compile(rf"\b(?:{'|'.join((after, *between))})", re.IGNORECASE)


@cache
def aspects() -> tuple[str, ...]:
    """The aspects that covers' tables judge, as printed."""
    return tuple(row["aspect"] for row in table("aspects"))
