"""Whatever stands below a title: a report with every word in it, or an error that says what is wrong."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import LoadError
from loaders.layouts import read_report
from loaders.layouts.accounting import word_share
from ontology.register import register

HELP = "children in need of help and protection"
TITLES = {
    "ilacs": "Inspection of Barnet local authority children's services\nInspection dates: 10 to 14 June 2024\n"
    "The impact of leaders on social work practice with children and families Good",
    "sif": f"London Borough of Barnet\nInspection of services for {HELP}, children looked after and care leavers\n"
    "Inspection date: 3 April – 27 April 2017\nReport published: 9 June 2017",
    "area_send": "Area SEND inspection of Barnet Local Area Partnership\nInspection dates: 20 to 24 March 2023",
    "lac": "Inspection of looked after children services\nBarnet\nInspection dates: 8 – 12 July 2013",
}
PHRASES = st.sampled_from(
    [
        "Contents", "Recommendations", "Areas for improvement", "Areas for priority action", "Inspection outcome",
        "What needs to improve?", "Summary", "Inspection findings", "Good", "Requires improvement", "to be good",
        "The Local Safeguarding Children Board is good", "Children's services in Barnet are inadequate",
        "Judgement\tGrade", "Overall effectiveness\tGood\nAll\tNot judged", "Responsible body\tAction\nCouncil\tAct",
        "Key judgement\tJudgement grade\nLeadership, management and governance\tGood", "Inspection team",
        "Ada Example, HMI lead inspector", "Lead inspector:", "Published: 31 February 2019", "Inspection dates: soon",
        "At 31 March 2014, 10 children were being looked after. Of this number:", "© Crown copyright 2015", "",
        "Any complaints about the inspection or the report", "Information about this local authority area",
    ]
)  # fmt: skip
BLOCKS = st.builds(
    Block,
    kind=st.sampled_from(BlockKind),
    text=st.one_of(PHRASES, st.text(max_size=40)),
    page=st.integers(1, 4),
    number=st.one_of(st.none(), st.integers(0, 20).map(str)),
    level=st.integers(0, 3),
    size=st.sampled_from([None, 12.0, 14.0]),
)


@pytest.mark.parametrize("layout", TITLES)
@settings(deadline=None, max_examples=60)
@given(blocks=st.lists(BLOCKS, max_size=12))
def test_any_blocks_give_a_whole_report_or_an_error_with_a_reason(layout: str, blocks: list[Block]) -> None:
    title = tuple(Block(BlockKind.HEADING, line, 1, level=1) for line in TITLES[layout].split("\n"))
    document = Document("r_2024-07-23.pdf", "0" * 64, "application/pdf", (*title, *blocks), "", 4)
    try:
        report = read_report(document, register())
    except LoadError:
        return
    assert word_share(document, report).missing == {}
