"""Characters of a text layer, mended so that quotations read as printed."""

import pytest

from loaders.documents.mending import Joiner, mend


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("an out-of\ufffehours team", "an out-of-hours team"),
        ("a multi\u0002agency plan", "a multi-agency plan"),
        ("o\ufb03cers identi\ufb01ed", "officers identified"),
        ("a\u00a0wide\u2003space   here", "a wide space here"),
        ("stray \u0007bell\u200b and hy\u00adphen", "stray bell and hyphen"),
        ("\uf0b7 private glyph", "private glyph"),
        ("‘curly’ and 'straight' – \"as printed\"", "‘curly’ and 'straight' – \"as printed\""),
        ("two lines \n kept", "two lines\nkept"),
        ("parted\x0cby a page", "parted by a page"),
    ],
)
def test_characters_are_mended(printed: str, read: str) -> None:
    assert mend(printed) == read


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["one line", "and another"], "one line and another"),
        (["a multi\ufffe", "agency plan"], "a multi-agency plan"),
        (["a child-", "centred plan"], "a child-centred plan"),
        (["the assess-", "ment, an assessment"], "the assessment, an assessment"),
        (["the well-", "being, wellbeing and well-being"], "the well-being, wellbeing and well-being"),
        (["pre-", "and post-natal care"], "pre- and post-natal care"),
        (["kept up-", "to-date"], "kept up-to-date"),
        (["from 2011-", "12 on"], "from 2011-12 on"),
        (["a dash –", "and more"], "a dash – and more"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_unless_the_document_knows_the_word_without(lines: list[str], read: str) -> None:
    assert Joiner(lines).join(lines) == read
