"""The grades that reports print, and the four ways of having none (``grades.csv``)."""

import re
from functools import cache
from typing import NamedTuple

from loaders.layouts.tables import table
from loaders.report import GradeStatus

_NUMBERED = re.compile(
    r"Grade\s*(?P<point>[1-4])\s*[(:–-]?\s*(?P<words>[A-Za-z][A-Za-z ]*?)\s*\)?\s*\.?", re.IGNORECASE
)
_POINT = re.compile(r"\s*\((?:Grade\s*)?[1-4]\)$", re.IGNORECASE)
_AT_END = re.compile(
    r"(?P<heading>.*?)\s*(?P<grade>Grade\s*[1-4]\s*\([A-Za-z ]+\)|:\s*(?P<after_colon>[A-Za-z ]+))\s*\.?", re.IGNORECASE
)


class Grade(NamedTuple):
    """A grade as printed and what it means."""

    text: str
    grade: str | None
    """Slug of the contract; None where nothing was graded."""
    status: GradeStatus


@cache
def _known() -> dict[str, tuple[str | None, GradeStatus]]:
    return {row["words"]: (row["grade"] or None, GradeStatus(row["status"])) for row in table("grades")}


def grade_of(text: str) -> Grade | None:
    """The grade that ``text`` is as a whole: "Good", "Grade 2 (Good)", "Good (2)", "Not judged"; else None."""
    printed = " ".join(text.split())
    numbered = _NUMBERED.fullmatch(printed)
    words = (numbered["words"] if numbered else _POINT.sub("", printed)).strip(" .*:").lower()
    known = _known().get(words)
    return Grade(printed, *known) if known else None


def split_grade(heading: str) -> tuple[str, Grade | None]:
    """A heading and the grade glued to its end: "Being healthy Grade 2 (Good)", "…care leavers: good".

    A colon counts only where a grade follows it, so that "Case study: effective practice" stays whole.
    """
    match = _AT_END.fullmatch(heading)
    if not match or not match["heading"].strip():
        return heading, None
    grade = grade_of(match["after_colon"] or match["grade"])
    return (match["heading"].strip(" :"), grade) if grade else (heading, None)
