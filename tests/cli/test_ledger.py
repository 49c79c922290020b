from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from cli.ledger import Entry, Ledger

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
