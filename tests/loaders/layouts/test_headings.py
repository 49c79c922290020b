import pytest

from loaders.layouts.headings import Headings, plain
from loaders.report import SectionRole, StatedKind


@pytest.mark.parametrize("layout", ["slac", "cp", "cra", "jtai"])
def test_every_table_can_be_read(layout: str) -> None:
    assert Headings.of(layout).rules


def test_a_heading_is_compared_without_emphasis_quotes_and_final_colon() -> None:
    assert plain("**Children’s  homes:**") == "Children's homes"


def test_a_rule_matches_the_whole_heading() -> None:
    headings = Headings.of("jtai")
    known = headings.meaning("What needs to improve?")
    assert known
    assert (known.role, known.stated) == (SectionRole.IMPROVEMENTS, StatedKind.AREA_FOR_IMPROVEMENT)
    assert headings.meaning("What needs to improve is clear") is None


def test_a_rule_may_hold_within_a_role_only() -> None:
    headings = Headings.of("cp")
    assert headings.meaning("Immediately", SectionRole.NARRATIVE) is None
    assert headings.meaning("Immediately", SectionRole.IMPROVEMENTS)
