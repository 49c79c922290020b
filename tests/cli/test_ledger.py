from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from cli.ledger import Entry, Ledger, version_of

ENTRY = Entry("abc", "1", "a.pdf", "http://example.org/g", "g", "slac", paged=True, held=True, remarks=0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.jsonl"


def test_what_was_recorded_is_found_again(path: Path) -> None:
    Ledger.open(path).record(ENTRY)
    ledger = Ledger.open(path)
    assert ledger.entry("abc") == ENTRY
    assert ledger.holder(ENTRY.graph) == ENTRY
    assert ledger.entry("other") is None


def test_the_last_word_on_a_file_counts(path: Path) -> None:
    ledger = Ledger.open(path)
    ledger.record(ENTRY)
    ledger.record(replace(ENTRY, loader="2"))
    found = Ledger.open(path).entry("abc")
    assert found is not None
    assert found.loader == "2"


def test_a_line_that_a_killed_load_left_is_passed_over_and_spoils_nothing(path: Path) -> None:
    Ledger.open(path).record(ENTRY)
    with path.open("a") as stream:
        stream.write('{"sha256": "def", "loa')
    Ledger.open(path).record(replace(ENTRY, sha256="ghi", graph="http://example.org/h"))
    ledger = Ledger.open(path)
    assert ledger.entry("abc") == ENTRY
    assert ledger.entry("def") is None
    assert ledger.entry("ghi") is not None


def test_a_graph_passes_from_one_file_to_another(path: Path) -> None:
    ledger = Ledger.open(path)
    ledger.record(ENTRY)
    ledger.record(replace(ENTRY, sha256="new"))
    ledger.record(replace(ENTRY, held=False))
    for each in (ledger, Ledger.open(path)):
        holder = each.holder(ENTRY.graph)
        assert holder is not None
        assert holder.sha256 == "new"


def test_unresolved_names_are_counted_over_what_the_store_holds(path: Path) -> None:
    ledger = Ledger.open(path)
    ledger.record(replace(ENTRY, unresolved={"Engage": 2, "Forum": 1}))
    ledger.record(replace(ENTRY, sha256="b", graph="http://example.org/h", unresolved={"Engage": 1}))
    ledger.record(replace(ENTRY, sha256="c", held=False, unresolved={"Engage": 9}))
    assert ledger.unresolved() == Counter({"Engage": 3, "Forum": 1})


@pytest.mark.parametrize(
    ("changed", "counts"),
    [
        ("loaders/reader.py", True),
        ("loaders/findings/words.csv", True),
        ("loaders/findings/models/network.npz", True),
        ("loaders/findings/training/fitting.py", False),
        ("loaders/findings/training/written/sif.txt", False),
        ("loaders/README.md", False),
    ],
)
def test_a_loader_is_another_when_its_code_data_or_models_change(changed: str, counts: bool, tmp_path: Path) -> None:
    file = tmp_path / changed
    file.parent.mkdir(parents=True)
    file.write_text("as it was")
    before = version_of({"loaders": tmp_path / "loaders"})
    assert version_of({"loaders": tmp_path / "loaders"}) == before
    file.write_text("as it is")
    assert (version_of({"loaders": tmp_path / "loaders"}) != before) is counts
