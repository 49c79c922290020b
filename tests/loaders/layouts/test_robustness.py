"""Whatever blocks come: a clean refusal, or a report that keeps every word."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.documents import open_document
from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import LoadError
from loaders.layouts import LAYOUTS, layout, read_report
from loaders.layouts.accounting import word_share
from ontology.register import register

EXAMPLES = sorted((Path(__file__).resolve().parents[3] / "examples").glob("*-20*.md"))
WORDS = st.sampled_from(
    [
        "Areas for improvement",
        "Immediately:",
        "Grade 2 (Good)",
        "Record of main findings",
        "Being healthy\tGood",
        "Dear partnership",
        "Yours sincerely",
        "Contents",
        "© Crown copyright",
        "Inspection dates: 31 June 2012",
        "the inspection in 2007 and",
        "Copy: Ann Sample",
        "3",
    ]
)
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=st.one_of(WORDS, st.text(max_size=60)),
    number=st.one_of(st.none(), st.sampled_from(["1", "7", "2.1"])),
    level=st.integers(0, 4),
    size=st.one_of(st.none(), st.sampled_from([8.0, 12.0, 14.0])),
    page=st.one_of(st.none(), st.integers(1, 9)),
)


@cache
def example(path: Path) -> Document:
    return open_document(path)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(EXAMPLES),
    cut=st.tuples(st.integers(0, 40), st.integers(0, 40)),
    strange=st.lists(st.tuples(st.integers(0, 60), BLOCKS), max_size=6),
)
def test_a_damaged_report_is_refused_or_kept_whole(
    path: Path, cut: tuple[int, int], strange: list[tuple[int, Block]]
) -> None:
    blocks = list(example(path).blocks)
    del blocks[cut[0] : cut[1]]
    for place, block in strange:
        blocks.insert(place, block)
    document = replace(example(path), blocks=tuple(blocks))
    try:
        report = read_report(document, register())
    except LoadError:
        return
    assert not word_share(document, report).missing
    locators = [paragraph.locator for paragraph in report.paragraphs]
    assert len(set(locators)) == len(locators)
    aspects = [judgement.aspect for judgement in report.judgements]
    assert len(set(aspects)) == len(aspects)


@pytest.mark.parametrize("name", LAYOUTS)
@settings(max_examples=10, deadline=None)
@given(blocks=st.lists(BLOCKS, max_size=12))
def test_a_layout_that_is_handed_anything_refuses_it_cleanly(name: str, blocks: list[Block]) -> None:
    document = Document("any.txt", "0" * 64, "text/plain", tuple(blocks), "")
    if not layout(name).recognises(document):
        return
    with pytest.raises(LoadError):
        layout(name).read(document, register())
