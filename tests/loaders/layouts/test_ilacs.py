"""Inspections of local authority children's services."""

from dataclasses import replace
from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import UnknownAuthority
from loaders.layouts import ilacs, layouts_of
from loaders.layouts.accounting import word_share
from loaders.report import DateSource, GradeStatus, SectionRole, StatedKind
from ontology.register import register

LEADERS = "The impact of leaders on social work practice with children and families"
TABLE = f"Judgement\tGrade\n{LEADERS}\tGood\nThe experiences and progress of care leavers\tOutstanding"


def block(kind: BlockKind, text: str, number: str | None = None, page: int = 1) -> Block:
    return Block(kind, text, page, number=number, level=1 if kind in (BlockKind.HEADING, BlockKind.ITEM) else 0)


def document(
    area: str = "Inspection of Barnet local authority children's services",
    dates: str = "Inspection dates: 10 to 14 June 2024\nLead inspector: Ada Example, His Majesty's Inspector",
    table: str = TABLE,
    name: str = "report_2024-07-23.pdf",
) -> Document:
    blocks = (
        *(block(BlockKind.HEADING, line) for line in area.split("\n")),
        block(BlockKind.PARAGRAPH, dates),
        block(BlockKind.TABLE, table),
        block(BlockKind.PARAGRAPH, "Services here have become much better since the last visit."),
        block(BlockKind.HEADING, "What needs to improve?", page=2),
        block(BlockKind.ITEM, "How soon children are seen.", page=2),
        block(BlockKind.ITEM, "The record of visits.", page=2),
        block(BlockKind.HEADING, "The experiences and progress of children in care: good", page=2),
        block(BlockKind.PARAGRAPH, "Children come into care when they need to.", "1", 2),
        block(BlockKind.PARAGRAPH, "They know their social workers well.", "2", 2),
        block(
            BlockKind.PARAGRAPH,
            "The Office for Standards in Education, Children’s Services and Skills (Ofsted) …",
            page=3,
        ),
        block(BlockKind.PARAGRAPH, "© Crown copyright 2024", page=3),
    )
    return Document(name, "0" * 64, "application/pdf", blocks, "", 3)


def test_the_facts_of_the_cover() -> None:
    report = ilacs.read(document(), register())
    assert (report.framework, report.authority, report.inspectorates) == ("ilacs", "barnet", ("ofsted",))
    assert (report.start, report.end) == (date(2024, 6, 10), date(2024, 6, 14))
    assert (report.published, report.published_source) == (date(2024, 7, 23), DateSource.FILE_NAME)
    assert [person.name for person in report.lead_inspectors] == ["Ada Example"]
    assert report.rights == "© Crown copyright 2024"


def test_the_judgements_are_those_of_the_table() -> None:
    report = ilacs.read(document(), register())
    assert [(one.aspect_text, one.grade) for one in report.judgements] == [
        (LEADERS, "good"),
        ("The experiences and progress of care leavers", "outstanding"),
    ]


def test_a_report_without_an_overall_judgement_gets_none_invented() -> None:
    aspects = [one.aspect_text for one in ilacs.read(document(), register()).judgements]
    assert "Overall effectiveness" not in aspects


def test_an_overall_judgement_that_the_report_says_is_no_longer_made_is_said_to_be_so() -> None:
    given = document()
    said = block(BlockKind.PARAGRAPH, "Ofsted no longer makes an overall effectiveness judgement.", page=2)
    report = ilacs.read(replace(given, blocks=(*given.blocks[:4], said, *given.blocks[4:])), register())
    last = report.judgements[-1]
    assert (last.aspect_text, last.grade, last.status) == ("Overall effectiveness", None, GradeStatus.NO_LONGER_MADE)


def test_a_heading_that_the_layout_does_not_know_is_remarked_on() -> None:
    given = document()
    report = ilacs.read(
        replace(given, blocks=(*given.blocks[:-2], block(BlockKind.HEADING, "Postscript", page=3), *given.blocks[-2:])),
        register(),
    )
    assert [remark.text for remark in report.remarks if remark.code == "unrecognised-heading"] == ["Postscript"]


def test_what_needs_to_improve_is_a_list_of_areas_for_improvement() -> None:
    report = ilacs.read(document(), register())
    stated = [(one.text, one.stated.kind) for one in report.paragraphs if one.stated]
    assert stated == [
        ("How soon children are seen.", StatedKind.AREA_FOR_IMPROVEMENT),
        ("The record of visits.", StatedKind.AREA_FOR_IMPROVEMENT),
    ]


def test_a_graded_heading_opens_numbered_paragraphs() -> None:
    section = ilacs.read(document(), register()).sections[-1]
    assert (section.heading, section.grade) == ("The experiences and progress of children in care", "good")
    assert (section.role, [one.number for one in section.paragraphs]) == (SectionRole.NARRATIVE, ["1", "2"])


def test_the_council_may_stand_before_the_title() -> None:
    cover = document("London Borough of Barnet\nInspection of children's social care services")
    assert ilacs.read(cover, register()).authority == "barnet"


def test_an_area_that_is_no_authority_is_refused() -> None:
    with pytest.raises(UnknownAuthority, match="Atlantis"):
        ilacs.read(document("Inspection of Atlantis local authority children's services"), register())


def test_dates_that_cannot_be_read_are_remarked_on() -> None:
    report = ilacs.read(document(dates="Inspection dates: in the summer"), register())
    assert {"unreadable-date", "no-lead-inspector"} <= {remark.code for remark in report.remarks}


def test_every_word_is_in_the_report() -> None:
    given = document()
    assert word_share(given, ilacs.read(given, register())).share == 1


def test_no_other_layout_takes_it() -> None:
    assert [name for name in layouts_of(document()) if name != "other"] == ["ilacs"]


def test_a_report_that_only_mentions_such_an_inspection_is_none() -> None:
    mention = Block(BlockKind.PARAGRAPH, "We had an Inspection of Barnet local authority children's services in 2024.")
    assert not ilacs.recognises(Document("n", "0" * 64, "text/plain", (mention,), ""))
