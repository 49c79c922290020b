import pytest

from loaders.layouts.reading.grades import grade_of, split_grade
from loaders.report import GradeStatus


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("Good", "good"),
        ("Grade 2 (Good)", "good"),
        ("Good (2)", "good"),
        ("Grade 4 (inadequate)", "inadequate"),
        ("Requires improvement to be good", "requires-improvement"),
        ("Adequate", "adequate"),
    ],
)
def test_a_grade_is_read_in_each_form(text: str, grade: str) -> None:
    found = grade_of(text)
    assert found
    assert (found.grade, found.status) == (grade, GradeStatus.GRADED)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Not judged", GradeStatus.NOT_JUDGED),
        ("Not yet introduced", GradeStatus.NOT_YET_INTRODUCED),
        ("No longer made", GradeStatus.NO_LONGER_MADE),
    ],
)
def test_the_ways_of_having_no_grade_stay_apart(text: str, status: GradeStatus) -> None:
    found = grade_of(text)
    assert found
    assert (found.grade, found.status) == (None, status)


@pytest.mark.parametrize("text", ["Good practice", "Go0d", "This is good", ""])
def test_what_is_no_grade_as_a_whole_is_none(text: str) -> None:
    assert grade_of(text) is None


@pytest.mark.parametrize(
    ("heading", "words", "grade"),
    [
        ("Being healthy Grade 2 (Good)", "Being healthy", "good"),
        (
            "The experiences of care leavers: requires improvement",
            "The experiences of care leavers",
            "requires-improvement",
        ),
    ],
)
def test_a_grade_glued_to_a_heading_is_split_off(heading: str, words: str, grade: str) -> None:
    found = split_grade(heading)
    assert found[0] == words
    assert found[1]
    assert found[1].grade == grade


@pytest.mark.parametrize("heading", ["Case study: effective practice", "Grade 2 (Good)", "Immediately:"])
def test_a_heading_without_a_grade_stays_whole(heading: str) -> None:
    assert split_grade(heading) == (heading, None)
