"""What the lists that paragraphs stand in state."""

import pytest

from loaders.layouts.drafts import cited_paragraphs


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Improve plans (paragraphs 23, 34).", ("23", "34")),
        ("Improve plans (paragraph 12–14 and 20).", ("12", "13", "14", "20")),
        ("Improve plans in 12 weeks.", ()),
    ],
)
def test_cited_paragraphs_are_written_out(text: str, numbers: tuple[str, ...]) -> None:
    assert cited_paragraphs(text) == numbers
