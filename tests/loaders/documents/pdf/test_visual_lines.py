"""Pieces of the text layer that stand on one printed line."""

import pytest

from loaders.documents.pdf.lines import Line
from loaders.documents.pdf.visual_lines import merged


def piece(
    text: str, left: float, right: float, base: float = 500.0, *, size: float = 12.0, raised: bool = False
) -> Line:
    return Line(
        page=1, text=text, left=left, right=right, base=base, size=size, bold=False, bold_to_end=False, font="",
        text_left=left + 6, raised=raised,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rest"), [("3 and so on", "and so on"), ("3and so on", "and so on"), ("12 (see above)", "(see above)")]
)
def test_a_mark_that_opens_a_piece_goes_to_the_words_before_it(text: str, rest: str) -> None:
    (line,) = merged([piece("A sentence ends", 72, 200), piece(text, 201, 300, 504, raised=True)])
    assert line.text.endswith(rest)
    assert [mark.text for mark in line.marks] == [text[: len(text) - len(rest)].strip()]


def test_raised_figures_alone_lose_nothing() -> None:
    lines = merged([piece("A sentence ends", 72, 200), piece("1234", 201, 230, 504, raised=True)])
    assert "".join(line.text for line in lines).replace(" ", "").endswith("1234")
