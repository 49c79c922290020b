"""Ofsted's lead inspector among the inspectors of two inspectorates."""

import pytest

from loaders.documents.model import Block, BlockKind
from loaders.layouts.reading.lead_inspector import lead_inspector


def named(*blocks: Block) -> list[tuple[str, str | None]]:
    return [(person.name, person.office) for person in lead_inspector(blocks)]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("Ann Sample, HMI Lead Inspector", "HMI"),
        ("Ann Sample, Ofsted HMI, lead inspector", "Ofsted HMI"),
        ("Ann Sample, His Majesty’s Inspector (lead inspector)", "His Majesty’s Inspector"),
        ("Ann Sample, Senior HMI and Lead Inspector", "Senior HMI"),
        ("Ann Sample, lead HMI", None),
        ("Ann Sample, HMI (lead)", "HMI"),
        ("Lead inspector: Ann Sample, HMI", "HMI"),
        ("Ann Sample\nHMI, lead inspector", "HMI"),
        ("Bo Dell, CQC lead inspector\tAnn Sample, Ofsted lead inspector", "Ofsted"),
        ("Ann Sample, Ofsted lead inspector Bo Dell, CQC lead inspector", "Ofsted"),
    ],
)
def test_the_lead_inspector_is_found_however_the_line_is_set(line: str, office: str | None) -> None:
    assert named(Block(BlockKind.PARAGRAPH, line)) == [("Ann Sample", office)]


def test_a_post_may_stand_in_the_cell_below_the_name() -> None:
    rows = (("Bo Dell", "Ann Sample"), ("CQC, lead inspector", "HMI, lead inspector"))
    text = "\n".join("\t".join(row) for row in rows)
    assert named(Block(BlockKind.TABLE, text, rows=rows)) == [("Ann Sample", "HMI")]


@pytest.mark.parametrize("line", ["Ann Sample, HMI", "Bo Dell, CQC lead inspector", "Leadership team", ""])
def test_nobody_else_is_taken_for_it(line: str) -> None:
    assert named(Block(BlockKind.PARAGRAPH, line)) == []
