"""``stats``: what the store holds."""

import csv
import io
from pathlib import Path


def parts(text: str) -> dict[str, list[list[str]]]:
    """The rows of each part, by the name of its first column."""
    tables = (list(csv.reader(io.StringIO(part))) for part in text.split("\n\n"))
    return {names[0]: rows for names, *rows in tables}


def test_by_class_framework_authority_and_inspection(run, loaded: Path) -> None:
    ran = run("stats", "--store", loaded, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    by = parts(ran.out)
    classes = {name.rsplit("#")[-1]: int(number) for name, number in by["class"]}
    assert {name: classes[name] for name in ("Inspection", "Judgement", "Recommendation")} == {
        "Inspection": 5,
        "Judgement": 48,
        "Recommendation": 63,
    }
    assert [(name, inspections, judgements) for name, inspections, _, judgements in by["framework"]] == [
        ("cp", "1", "4"),
        ("cra", "1", "0"),
        ("jtai", "1", "0"),
        ("slac", "2", "44"),
    ]
    assert by["authority"] == [
        ["Blackburn with Darwen Borough Council", "3", "2010-03-31", "2023-07-14"],
        ["Blackpool Council", "1", "2012-06-27", "2012-06-27"],
        ["Lancashire County Council", "1", "2012-03-09", "2012-03-09"],
    ]
    assert len(by["inspection"]) == 5
    assert sum(int(findings) for _, findings in by["inspection"]) >= classes["Recommendation"]


def test_a_table_for_people_names_the_state(run, loaded: Path) -> None:
    lines = run("stats", "--store", loaded).out.splitlines()
    assert ["sg:Judgement", "48"] in [line.split() for line in lines]
    current = (loaded / "current").read_text().strip()
    assert lines[-1].startswith(f"snapshot {current}, ")


def test_names_that_the_register_does_not_know(run, own_store: Path, letters: Path) -> None:
    """A project that never was."""
    letter = sorted(letters.iterdir())[0]
    text = letter.read_text(encoding="utf-8")
    unknown = "- The Nowhere Lanterns Project has clear policies and shares information well.\n"
    letter.write_text(text.replace("- Ethnicity is recorded", unknown + "- Ethnicity is recorded"), encoding="utf-8")
    assert run("load", letter, "--store", own_store, "--jobs", "1").code == 0
    ran = run("stats", "--unresolved", "--store", own_store, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert "Nowhere Lanterns Project" in {row["name"] for row in rows}
    assert [int(row["findings"]) for row in rows] == sorted((int(row["findings"]) for row in rows), reverse=True)
