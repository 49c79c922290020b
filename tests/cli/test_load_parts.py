"""``load`` of a report that was published in two files."""

from pathlib import Path

import pytest

CUT = "## About this inspection"
MORE = "\n\nThe inspectors of each inspection of Blackpool read what inspectors of the inspection before had inspected."


@pytest.fixture
def parts(examples: Path, tmp_path: Path) -> tuple[Path, Path]:
    text = (examples / "blackpool-cp-2012.md").read_text(encoding="utf-8")
    place = text.index(CUT)
    first, later = tmp_path / "part 1.md", tmp_path / "part 2.md"
    first.write_text(text[:place], encoding="utf-8")
    later.write_text(text[place:] + MORE, encoding="utf-8")
    return first, later


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_parts_are_one_report(run, parts: tuple[Path, Path], order: tuple[int, int], tmp_path: Path) -> None:
    store = tmp_path / "store"
    ran = run("load", *(parts[place] for place in order), "--store", store, "--jobs", "1")
    assert ran.code == 0
    last = ran.out.splitlines()[1]
    assert "4 judgements" in last
    assert "replaces part 1.md" in last
    again = run("load", *parts, "--store", store, "--jobs", "1")
    assert [line.split()[0] for line in again.out.splitlines()[:2]] == ["duplicate", "unchanged"]


def test_a_later_part_alone_is_refused_with_advice(run, parts: tuple[Path, Path], tmp_path: Path) -> None:
    ran = run("load", parts[1], "--store", tmp_path / "store", "--jobs", "1")
    assert ran.code == 1
    assert "load it together with the first" in ran.err
