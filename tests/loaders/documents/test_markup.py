"""Markup is told from words."""

import pytest

from loaders.documents import markup


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("**bold** and *slanted* and __both__", "bold and slanted and both"),
        ('<b>bold</b> and <a href="mailto:a@b.uk">a@b.uk</a>', "bold and a@b.uk"),
        ("[the site](http://example.org/a_b) here", "the site here"),
        ("see <https://example.org>", "see https://example.org"),
        ("health &amp; care 3 \\* 4", "health & care 3 * 4"),
        ("a * b and snake_case_word", "a * b and snake_case_word"),
        ("fewer than <5% and > 3", "fewer than <5% and > 3"),
    ],
)
def test_inline_markup_goes_and_words_stay(marked: str, words: str) -> None:
    assert markup.inline(marked) == words


@pytest.mark.parametrize(
    ("line", "bold"),
    [("**All of it**", True), ("**Safe** **Grade 2 (Good)**", True), ("<b>All</b>", True), ("**Label:** value", False)],
)
def test_a_line_is_bold_only_as_a_whole(line: str, bold: bool) -> None:
    assert markup.is_bold(line) is bold


def test_html_lists_unfold_to_lines() -> None:
    lines = [line.strip() for line in markup.unfold("Such as <ul class='x'><li>one</li><li>two</li></ul>").splitlines()]
    assert [line for line in lines if line] == ["Such as", "- one</li>", "- two</li>"]
