"""Judgements from a cover's table, whole or broken by the print."""

import pytest

from loaders.layouts.graded_aspects import judgements_in
from loaders.report import GradeStatus

LEADERS = "The impact of leaders on social work practice with children and families"


def grades(*texts: str) -> dict[str, str | None]:
    return {judgement.aspect_text: judgement.grade for judgement in judgements_in(texts)}


def test_each_row_is_an_aspect_and_its_grade() -> None:
    table = f"Judgement\tGrade\n{LEADERS}\tGood\nOverall effectiveness\tRequires improvement to be good"
    assert grades(table) == {LEADERS: "good", "Overall effectiveness": "requires-improvement"}


def test_a_grade_between_the_lines_of_a_broken_cell_is_found() -> None:
    broken = f"{LEADERS.replace('practice', 'Outstanding practice')} Overall effectiveness Good"
    assert grades(broken) == {LEADERS: "outstanding", "Overall effectiveness": "good"}


def test_the_number_before_an_aspect_is_left_out() -> None:
    assert grades("2.1\tAdoption performance\tGood") == {"Adoption performance": "good"}


def test_an_aspect_that_no_table_had_before_is_a_judgement_too() -> None:
    table = f"{LEADERS}\tGood\nThe experiences and progress of kinship families\tGood"
    assert grades(table)["The experiences and progress of kinship families"] == "good"


def test_care_leavers_judged_with_children_in_care_are_one_judgement() -> None:
    assert grades("The experiences and progress of children in care and care leavers Good") == {
        "The experiences and progress of children in care and care leavers": "good"
    }


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("Not judged", GradeStatus.NOT_JUDGED),
        ("Not yet introduced", GradeStatus.NOT_YET_INTRODUCED),
        ("No longer made", GradeStatus.NO_LONGER_MADE),
    ],
)
def test_the_ways_of_having_no_grade_stay_apart(printed: str, status: GradeStatus) -> None:
    (judgement,) = judgements_in([f"Adoption performance\t{printed}"])
    assert (judgement.grade, judgement.status) == (None, status)


def test_prose_states_no_judgement() -> None:
    assert judgements_in(["Leaders are good at listening, and overall the council knows its services."]) == ()
