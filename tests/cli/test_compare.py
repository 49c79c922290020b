"""``compare``: a table of outcomes is loaded like a report, and held against the reports."""

from pathlib import Path

import pytest

from cli.exits import Exit
from cli.main import main

TABLE = """Local authority name,Inspection date,Publication date,Inspection type,Overall effectiveness
Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good
"""


def test_a_table_of_outcomes_loads_and_without_its_report_nothing_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, store = tmp_path / "outcomes.csv", str(tmp_path / "store")
    path.write_text(TABLE, encoding="utf-8")
    assert main(["load", "--store", store, "--jobs", "1", str(path)]) == Exit.DONE
    assert "1 inspections and visits, 1 judgements" in capsys.readouterr().out
    assert main(["compare", "--store", store]) == Exit.DONE
    assert capsys.readouterr().out == "0 judgements compared, 0 differences\n"


def test_a_table_of_something_else_is_rejected_with_its_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sizes.csv"
    path.write_text("length,width\n1,2\n", encoding="utf-8")
    assert main(["load", "--store", str(tmp_path / "store"), "--jobs", "1", str(path)]) != Exit.DONE
    assert "no table with an authority" in capsys.readouterr().err
