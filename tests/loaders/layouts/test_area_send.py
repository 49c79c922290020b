"""Area SEND inspections of local area partnerships."""

from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.layouts import area_send, layouts_of
from loaders.layouts.accounting import word_share
from loaders.report import SectionRole, StatedKind
from ontology.register import register

H, P, B, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE


def block(kind: BlockKind, text: str, page: int = 1) -> Block:
    return Block(kind, text, page, level=1 if kind in (H, B) else 0)


def document(team: str = "Ofsted\tCare Quality Commission\nAda Example, Ofsted HMI lead inspector\tBo Sample, CQC lead inspector") -> Document:  # fmt: skip # noqa: E501
    blocks = (
        block(H, "Local area partnership report"),
        block(H, "Area SEND inspection of Enfield Local Area Partnership"),
        block(P, "Inspection dates: 13 to 17 March 2023\nDate of previous inspection: 4 to 8 July 2016"),
        block(H, "Inspection outcome"),
        block(P, "The arrangements lead to inconsistent experiences and outcomes."),
        block(H, "What is the area partnership doing that is effective?", 2),
        block(B, "Leaders listen to families.", 2),
        block(H, "Areas for priority action", 3),
        block(
            T,
            "Responsible body\tAreas for priority action\nEnfield Council\tLeaders should cut waiting times at once.",
            3,
        ),
        block(H, "Areas for improvement", 4),
        block(H, "Areas for improvement", 4),
        block(P, "Leaders should improve plans so that:", 4),
        block(B, "they are current;", 4),
        block(P, "Leaders should share what they know.", 4),
        block(H, "Inspection team", 5),
        block(T, team, 5),
        block(P, "If you are not happy with the inspection, say so.", 5),
    )
    return Document("area_2023-08-02.pdf", "0" * 64, "application/pdf", blocks, "", 5)


def test_the_facts_of_cover_and_team() -> None:
    report = area_send.read(document(), register())
    assert (report.framework, report.authority) == ("area-send", "enfield")
    assert report.inspectorates == ("ofsted", "care-quality-commission")
    assert (report.start, report.end, report.published) == (date(2023, 3, 13), date(2023, 3, 17), date(2023, 8, 2))
    assert report.judgements == ()


@pytest.mark.parametrize(
    "team",
    [
        "Ada Example HMI, Ofsted Lead inspector\tBo Sample, CQC lead inspector",
        "Bo Sample, CQC lead inspector\nAda Example, Ofsted HMI Lead Inspector",
        "Ada Example, Ofsted lead inspector",
        "Ada Example, HMI Lead inspector",
    ],
)
def test_the_lead_inspector_is_ofsteds(team: str) -> None:
    assert [person.name for person in area_send.read(document(team), register()).lead_inspectors] == ["Ada Example"]


def test_the_inspection_before_is_referred_to_by_its_first_day() -> None:
    (earlier,) = area_send.read(document(), register()).earlier_inspections
    assert (earlier.framework, earlier.year, earlier.month, earlier.day) == ("area-send", 2016, 7, 4)


def test_priority_actions_are_the_actions_of_the_table_and_improvements_whole_paragraphs() -> None:
    report = area_send.read(document(), register())
    assert [(one.text, one.stated.kind) for one in report.paragraphs if one.stated] == [
        ("Leaders should cut waiting times at once.", StatedKind.PRIORITY_ACTION),
        ("Leaders should improve plans so that:\nthey are current;", StatedKind.AREA_FOR_IMPROVEMENT),
        ("Leaders should share what they know.", StatedKind.AREA_FOR_IMPROVEMENT),
    ]


def test_what_is_effective_is_read_as_an_account_not_as_a_list_of_strengths() -> None:
    report = area_send.read(document(), register())
    section = next(one for one in report.sections if "effective" in one.heading)
    assert section.role is SectionRole.NARRATIVE
    assert section.paragraphs[0].stated is None


def test_every_word_is_in_the_report_and_no_other_layout_takes_it() -> None:
    given = document()
    assert word_share(given, area_send.read(given, register())).share == 1
    assert [name for name in layouts_of(given) if name != "other"] == ["area_send"]
