"""Tables of a PDF: rows made by height, although cells wrap and stand in any order."""

from collections.abc import Callable
from typing import Any

from loaders.documents.model import Block, BlockKind, Document

Read = Callable[..., Document]
OfKind = Callable[[Document, BlockKind], list[Block]]
TABLE = BlockKind.TABLE
FULL = "Social workers visit children as often as they need to, and listen well to each of them"


def rows(document: Document) -> list[tuple[tuple[str, ...], ...]]:
    return [block.rows for block in document.blocks if block.kind is TABLE]


def test_rows_of_one_line_each(typesetter: Any, read: Read) -> None:
    typesetter.lines(FULL, "and act on it.")
    for left, right in (("Judgement", "Grade"), ("Overall effectiveness", "Good"), ("Leadership", "Inadequate")):
        typesetter.line(left, space=30).line(right, 330, at=typesetter.height)
    typesetter.lines(FULL, FULL)
    assert rows(read(typesetter)) == [
        (("Judgement", "Grade"), ("Overall effectiveness", "Good"), ("Leadership", "Inadequate"))
    ]


def test_a_cell_that_wraps_meets_the_one_beside_it(typesetter: Any, read: Read) -> None:
    typesetter.line("Judgement").line("Grade", 330, at=typesetter.height)
    for first, second, grade in (
        ("The experiences of children", "who need help", "Good"),
        ("The impact of leaders on", "social work practice", "Requires improvement"),
    ):
        typesetter.line(first, space=30).line(second).line(grade, 330, at=typesetter.height - 7)
    typesetter.line("Overall effectiveness", space=30).line("Requires", 330, at=typesetter.height)
    typesetter.line("improvement", 330)
    assert rows(read(typesetter)) == [
        (
            ("Judgement", "Grade"),
            ("The experiences of children who need help", "Good"),
            ("The impact of leaders on social work practice", "Requires improvement"),
            ("Overall effectiveness", "Requires improvement"),
        )
    ]


def test_a_contents_page_is_a_table_of_titles_and_pages(typesetter: Any, read: Read) -> None:
    typesetter.lines("Contents", size=20)
    for title, page in (("About this inspection", "2"), ("Service information", "13")):
        typesetter.line(title, space=26).line(page, 510, at=typesetter.height)
    typesetter.line(f"Overall effectiveness {'.' * 97} 4", space=26)
    assert rows(read(typesetter)) == [
        (("About this inspection", "2"), ("Service information", "13"), ("Overall effectiveness", "4"))
    ]


def test_prose_above_and_below_stays_outside(typesetter: Any, read: Read) -> None:
    typesetter.lines("The grades are:", FULL, "and so on.").line("A short line.", space=26)
    typesetter.line("Good", space=60).line("exceeds what is asked", 200, at=typesetter.height)
    typesetter.line("Adequate", space=26).line("only meets what is", 200, at=typesetter.height)
    typesetter.line("asked", 200).lines("Another short line.", FULL)
    document = read(typesetter)
    assert rows(document) == [(("Good", "exceeds what is asked"), ("Adequate", "only meets what is asked"))]
    assert "A short line." in [block.text for block in document.blocks]


def test_a_heading_with_its_grade_beside_is_no_table(typesetter: Any, read: Read, of_kind: OfKind) -> None:
    typesetter.lines("The experiences of", "children in care", bold=True, size=14)
    typesetter.line("Good", 350, bold=True, at=typesetter.height - 8).lines(FULL, FULL)
    document = read(typesetter)
    assert rows(document) == []
    assert " ".join(block.text for block in of_kind(document, BlockKind.HEADING)) == (
        "The experiences of children in care Good"
    )


def test_a_bullet_and_its_text_are_no_cells(typesetter: Any, read: Read) -> None:
    for words in ("first thing", "second thing"):
        typesetter.line("-", space=26).line(words, 110, at=typesetter.height)
    assert rows(read(typesetter)) == []


def test_page_numbers_flush_right_stay_in_their_column(typesetter: Any, read: Read) -> None:
    for title, page, left in (("Summary", "2", 516), ("Recommendations", "10", 509), ("Annexes", "107", 502)):
        typesetter.line(title, space=26).line(page, left, at=typesetter.height)
    assert rows(read(typesetter)) == [(("Summary", "2"), ("Recommendations", "10"), ("Annexes", "107"))]


def test_judgements_set_in_below_others_are_rows_of_the_same_table(typesetter: Any, read: Read) -> None:
    for left, title, grade in (
        (72, "1. Children who need help", "Good"),
        (120, "2.1 Adoption", "Outstanding"),
        (72, "3. Leadership", "Inadequate"),
    ):
        typesetter.line(title, left, bold=left == 72, space=30).line(grade, 380, at=typesetter.height)
    assert rows(read(typesetter)) == [
        (("1. Children who need help", "Good"), ("2.1 Adoption", "Outstanding"), ("3. Leadership", "Inadequate"))
    ]
