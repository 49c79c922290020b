"""The sentences written to learn from: how they are read, and that no published report holds them."""

import csv
import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from loaders.findings.polarity import LABELS
from loaders.findings.training.material import digest, plain
from loaders.findings.training.written import passage, written

EVALUATE = Path(__file__).resolve().parents[5] / "shared" / "evaluate"
FOLDER = files("loaders.findings.training")


@pytest.mark.parametrize("opening", ["@ ilacs | The front door | good", "@ sif | A board | -", "@@ jtai"])
def test_a_passage_gives_its_sentences_with_their_labels(opening: str) -> None:
    block = f"{opening}\nn There are two teams.\ns Both act quickly.\nw Records are poor.\nm Plans are good, but late."
    assert list(passage(block)) == [
        ("There are two teams.", "none"),
        ("Both act quickly.", "strength"),
        ("Records are poor.", "weakness"),
        ("Plans are good, but late.", "mixed"),
    ]


@pytest.mark.parametrize("block", ["@ ilacs | The front door | good\nx A label that is none.", "No layout is named."])
def test_a_block_that_is_no_passage_is_refused(block: str) -> None:
    with pytest.raises(ValueError, match="written"):
        list(passage(block))


def test_each_file_holds_passages_of_the_layout_it_is_named_for() -> None:
    named = {file.name.removesuffix(".txt"): file for file in (FOLDER / "written").iterdir()}
    assert set(named) == {"area-send", "ilacs", "jtai", "sif", "slac"}
    for layout, file in named.items():
        openings = [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("@")]
        assert {line.lstrip("@").split("|")[0].strip() for line in openings} == {layout}


def test_every_label_is_found_and_no_sentence_twice() -> None:
    assert {polarity for _, polarity in written()} == set(LABELS)
    counts = Counter(plain(sentence) for sentence, _ in written())
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_sentence_that_was_labelled_in_a_report_is_among_them() -> None:
    with (FOLDER / "labels.csv").open(encoding="utf-8") as file:
        labelled = {row["digest"] for row in csv.DictReader(file)}
    assert labelled.isdisjoint(digest(sentence) for sentence, _ in written())


@pytest.mark.shared
@pytest.mark.skipif(not EVALUATE.is_dir(), reason=f"the labelled sentences are not there: {EVALUATE}")
@pytest.mark.parametrize("part", ["dev", "train"])
def test_no_sentence_of_the_shared_sets_is_among_them(part: str) -> None:
    lines = (EVALUATE / part / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    known = {plain(json.loads(line)["sentence"]) for line in lines}
    assert known.isdisjoint(plain(sentence) for sentence, _ in written())
