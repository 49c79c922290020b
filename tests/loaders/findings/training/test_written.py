"""The sentences written to learn from: how they are read, and that no published report holds them."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from loaders.findings.polarity import LABELS
from loaders.findings.training.material import digest, plain
from loaders.findings.training.written import passage, written

SHARED = Path(__file__).resolve().parents[5] / "shared"
EVALUATE, REPORTS = SHARED / "evaluate", SHARED / "reports"
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


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """All runs of nine words."""
    words = plain(text).split()
    yield from zip(*(words[start:] for start in range(9)), strict=False)


def text_of(report: Path) -> str:
    """All that is printed on its pages; nothing where it is a web page by the name of a PDF."""
    if report.suffix == ".txt":
        return report.read_text(encoding="utf-8")
    if not report.read_bytes().startswith(b"%PDF"):
        return ""
    with pypdfium2.PdfDocument(report) as pages:
        return "\n".join(page.get_textpage().get_text_range() for page in pages)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("One two three, four five six seven eight nine", "Zero one two three four five six seven eight nine.", True),
        ("One two three four five six seven eight nine", "One two three four five six seven eight ten.", False),
    ],
)
def test_nine_words_in_a_row_are_a_run(one: str, other: str, shared: bool) -> None:
    assert set(runs(one)).isdisjoint(runs(other)) is not shared


@pytest.mark.shared
@pytest.mark.skipif(not REPORTS.is_dir(), reason=f"the published reports are not there: {REPORTS}")
def test_no_sentence_shares_nine_words_in_a_row_with_a_page_of_a_report() -> None:
    reports = [file for file in REPORTS.rglob("*") if file.suffix in (".pdf", ".txt")]
    printed = {hash(run) for report in reports for run in runs(text_of(report))}
    assert len(printed) > 100_000
    assert [sentence for sentence, _ in written() if any(hash(run) in printed for run in runs(sentence))] == []
