"""The sentences written to learn from: how they are read, and that no published report holds them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from loaders.findings.polarity import LABELS
from loaders.findings.training.material import plain
from loaders.findings.training.written import passage, written

EVALUATE = Path(__file__).resolve().parents[5] / "shared" / "evaluate"
PASSAGE = """@ ilacs | The front door | good
n The front door has two teams.
s Both answer quickly.
w Neither keeps good records."""


def test_sentences_of_a_passage_stand_beside_one_another() -> None:
    first, second, third = passage(PASSAGE)
    assert [x.polarity for x in (first, second, third)] == ["none", "strength", "weakness"]
    assert (first.candidate.previous, first.candidate.following) == (None, "Both answer quickly.")
    assert (third.candidate.previous, third.candidate.following) == ("Both answer quickly.", None)
    assert (first.candidate.framework, first.candidate.headings, first.candidate.grade) == (
        "ilacs",
        ("The front door",),
        "good",
    )


def test_sentences_of_a_list_stand_alone() -> None:
    for example in passage("@@ jtai\ns Police act at once.\nn Police attend.\nm Police act at once, but not always."):
        assert (example.candidate.previous, example.candidate.following) == (None, None)
        assert (example.candidate.headings, example.candidate.grade) == (("",), None)


@pytest.mark.parametrize("block", ["@ ilacs | The front door | good\nx A label that is none.", "No layout is named."])
def test_a_block_that_is_none_is_refused(block: str) -> None:
    with pytest.raises(ValueError, match="written"):
        list(passage(block))


def test_every_written_sentence_has_a_label_a_layout_and_its_own_words() -> None:
    examples = written()
    assert {x.polarity for x in examples} == set(LABELS)
    assert {x.candidate.framework for x in examples} == {"sif", "ilacs", "jtai", "area-send", "lac"}
    counts = Counter(plain(x.candidate.sentence.text) for x in examples)
    assert [text for text, count in counts.items() if count > 1] == []
    for x in examples:
        assert x.candidate.paragraph.text[x.candidate.sentence.start : x.candidate.sentence.end] == (
            x.candidate.sentence.text
        )


@pytest.mark.shared
@pytest.mark.skipif(not EVALUATE.is_dir(), reason=f"the labelled sentences are not there: {EVALUATE}")
@pytest.mark.parametrize("part", ["dev", "train"])
def test_no_labelled_sentence_of_a_report_is_among_them(part: str) -> None:
    lines = (EVALUATE / part / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    known = {plain(json.loads(line)["sentence"]) for line in lines}
    assert known.isdisjoint(plain(x.candidate.sentence.text) for x in written())
