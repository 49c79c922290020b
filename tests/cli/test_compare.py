"""``compare``: a table of outcomes is loaded like a report, and held against the reports."""

from pathlib import Path

import pytest

TABLE = """Local authority name,Inspection date,Publication date,Inspection type,Overall effectiveness
Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good
"""


@pytest.fixture
def load(run, own_store: Path, tmp_path: Path):
    """Loads a table into a copy of the store of the samples."""

    def loaded(table: str):
        file = tmp_path / "outcomes.csv"
        file.write_text(table, encoding="utf-8")
        return run("load", file, "--store", own_store, "--jobs", "1")

    return loaded


def test_a_table_of_outcomes_loads_and_without_its_report_nothing_differs(run, load, own_store: Path) -> None:
    ran = load(TABLE)
    assert (ran.code, "1 inspections and visits, 1 judgements" in ran.out) == (0, True)
    assert run("compare", "--store", own_store).out == "0 judgements compared, 0 differences\n"


def test_a_table_of_something_else_is_rejected_with_its_reason(load) -> None:
    ran = load("length,width\n1,2\n")
    assert (ran.code, "no table with an authority" in ran.err) == (1, True)
