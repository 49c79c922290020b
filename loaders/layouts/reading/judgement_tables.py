"""Tables of judgements: rows of an aspect and its grade, under headings that span the table."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.layouts.headings import plain
from loaders.layouts.reading.grades import Grade, grade_of
from loaders.report import GradeStatus
from ontology.identifiers import slug

_GRADE_IN_WORDS = re.compile(
    r"(?:Grade\s*[1-4]\s*\()?\b(?:Outstanding|Good|Adequate|Inadequate|Requires improvement)\b\)?(?:\s*\([1-4]\))?"
    r"(?=\s+[A-Z]|\s*$)"
)


class Row(NamedTuple):
    """One row: an aspect with its grade, or, with ``grade`` None, a heading within the table."""

    text: str
    grade: Grade | None


def rows(table: str) -> Iterator[Row]:
    """The rows of a table's text (cells joined with tabs): see :class:`loaders.documents.model.Block`.

    A heading that the print broke over two cells is put together again; a cell that stands where a grade is expected
    and is none is given with :attr:`GradeStatus.UNREADABLE`.
    """
    for line in table.split("\n"):
        if "\t" not in line:
            yield from _rows_in_words(line)
            continue
        cells = [" ".join(cell.split()).strip("*") for cell in line.split("\t")]
        filled = [cell for cell in cells if cell]
        if not filled:
            continue
        grade = grade_of(filled[-1]) if len(filled) > 1 else None
        if grade:
            yield Row(" ".join(filled[:-1]), grade)
        elif len(filled) > 1 and _looks_graded(filled[-1]):
            yield Row(" ".join(filled[:-1]), Grade(filled[-1], None, GradeStatus.UNREADABLE))
        else:
            yield Row(" ".join(filled), None)


def _rows_in_words(line: str) -> Iterator[Row]:
    """Rows of a table that the print gave as running words: "Overall effectiveness Good Capacity for improvement Good".

    Each capitalised grade before another capital, or at the end, closes a row; what is left is a heading.
    """
    words = " ".join(line.split()).strip("*")
    end = 0
    for match in _GRADE_IN_WORDS.finditer(words):
        grade, aspect = grade_of(match.group()), words[end : match.start()].strip()
        if grade and aspect:
            yield Row(aspect, grade)
            end = match.end()
    if rest := words[end:].strip():
        yield Row(rest, None)


def _looks_graded(cell: str) -> bool:
    """Whether a last cell is meant as a grade: it starts like one ("Go0d", "2"), not like a word's rest."""
    return cell[:1].isupper() or cell[:1].isdigit()


def aspect_slugs(judged: Iterable[tuple[str | None, str]]) -> list[str]:
    """A slug for each (part, aspect), unique: the part is put before it where two parts share the aspect."""
    pairs = [(part, plain(aspect)) for part, aspect in judged]
    counts = Counter(_slug(aspect) for _, aspect in pairs)
    taken: Counter[str] = Counter()
    slugs = []
    for part, aspect in pairs:
        name = _slug(f"{part} {aspect}") if part and counts[_slug(aspect)] > 1 else _slug(aspect)
        taken[name] += 1
        slugs.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return slugs


def _slug(aspect: str) -> str:
    """The slug of an aspect, or of none where a damaged print left no letter of it beside the grade."""
    try:
        return slug(aspect)
    except ValueError:
        return "unnamed-aspect"
