"""Reports of no layout that is known."""

from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import LaterPart, NotAReport, UnknownAuthority
from loaders.layouts import other, read_report
from loaders.layouts.accounting import word_share
from ontology.register import register

H, P = BlockKind.HEADING, BlockKind.PARAGRAPH


def document(
    title: str = "Inspection of progress in safeguarding children in the London Borough of Barnet",
) -> Document:
    blocks = (
        Block(H, title, 1, level=1),
        Block(P, "Care Quality Commission\nOfsted\nPublished: 3 July 2009", 1),
        Block(P, "© Crown copyright 2009", 2),
        Block(H, "Key findings", 3, level=1),
        Block(P, "Inspectors found good work. The inspection team saw this in the inspected files.", 3, number="1"),
        Block(P, "The inspectors also met staff whom earlier inspections had not.", 3, number="2"),
    )
    return Document("r.pdf", "0" * 64, "application/pdf", blocks, "", 3)


def test_text_and_facts_of_the_cover_are_kept_and_nothing_is_judged() -> None:
    report = read_report(document(), register())
    assert (report.framework, report.authority, report.published) == ("other", "barnet", date(2009, 7, 3))
    assert report.inspectorates == ("care-quality-commission", "ofsted")
    assert report.judgements == ()
    assert [one.number for one in report.paragraphs] == ["1", "2"]


def test_the_report_says_that_its_layout_is_unknown() -> None:
    assert "unknown-layout" in {remark.code for remark in read_report(document(), register()).remarks}


def test_every_word_is_in_the_report() -> None:
    given = document()
    assert word_share(given, other.read(given, register())).share == 1


def test_a_later_part_of_a_report_is_told_from_a_report() -> None:
    blocks = tuple(
        Block(P, f"The inspectors found that inspection {number} had helped.", 1, number=str(number))
        for number in range(41, 47)
    )
    part = Document("part-2.pdf", "0" * 64, "application/pdf", blocks, "", 1)
    with pytest.raises(LaterPart, match="starts at paragraph 41"):
        read_report(part, register())


def test_a_report_on_no_authority_is_refused() -> None:
    with pytest.raises(UnknownAuthority):
        read_report(document("Inspection of safeguarding children in Atlantis"), register())


def test_a_text_that_is_no_inspection_report_is_refused() -> None:
    newsletter = Document("n.txt", "0" * 64, "text/plain", (Block(P, "News for families of Barnet, summer 2009"),), "")
    with pytest.raises(NotAReport, match=r"n\.txt"):
        read_report(newsletter, register())
