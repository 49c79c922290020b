from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.report import GradeStatus


def test_rows_are_judgements_or_headings() -> None:
    table = "Safeguarding services\t\nOverall effectiveness\tGood\nOutcomes for children and young per\tople"
    assert [(row.text, row.grade and row.grade.grade) for row in rows(table)] == [
        ("Safeguarding services", None),
        ("Overall effectiveness", "good"),
        ("Outcomes for children and young per ople", None),
    ]


def test_a_grade_that_cannot_be_read_is_told_from_none() -> None:
    (row,) = rows("Being healthy\tGo0d")
    assert row.grade
    assert (row.grade.grade, row.grade.status) == (None, GradeStatus.UNREADABLE)


def test_the_part_stands_before_an_aspect_that_two_parts_share() -> None:
    judged = [("One", "Quality"), ("Two", "Quality"), ("Two", "Being healthy"), (None, "Being healthy")]
    assert aspect_slugs(judged) == ["one-quality", "two-quality", "two-being-healthy", "being-healthy"]


def test_a_table_printed_as_running_words_is_read_too() -> None:
    found = rows("Overall effectiveness Good Capacity for improvement Grade 3 (Adequate)\nServices for children")
    assert [(row.text, row.grade and row.grade.grade) for row in found] == [
        ("Overall effectiveness", "good"),
        ("Capacity for improvement", "adequate"),
        ("Services for children", None),
    ]


def test_an_aspect_without_a_letter_has_a_slug_all_the_same() -> None:
    assert aspect_slugs([(None, "***"), (None, "Being healthy"), ("Part", "–")]) == [
        "unnamed-aspect",
        "being-healthy",
        "part",
    ]
