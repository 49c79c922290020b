"""The facts of the five published reports of Lancashire, counted by hand."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.layouts import read_report
from loaders.report import Report, StatedKind
from ontology.register import Register

pytestmark = pytest.mark.shared
SLAC_BLACKBURN = "blackburn-with-darwen-safeguarding-and-looked-after-children-2012.txt"
SLAC_LANCASHIRE = "lancashire-safeguarding-and-looked-after-children-2012.txt"
CP = "blackpool-protection-of-children-2012.txt"
CRA = "blackburn-with-darwen-contact-referral-and-assessment-2010.txt"
JTAI = "blackburn-with-darwen-joint-targeted-area-inspection-2023.txt"


@pytest.fixture
def read(published: Path, organisations: Register) -> dict[str, Report]:
    folder = published / "lancashire"
    return {path.name: read_report(open_document(path), organisations) for path in sorted(folder.glob("*.txt"))}


def kinds(report: Report) -> dict[StatedKind, int]:
    return Counter(one.stated.kind for one in report.paragraphs if one.stated)


def test_paragraph_numbers_are_complete(read: dict[str, Report]) -> None:
    for name, last in ((SLAC_BLACKBURN, 105), (SLAC_LANCASHIRE, 156), (CP, 39)):
        assert [one.number for one in read[name].paragraphs if one.number] == [str(n) for n in range(1, last + 1)]


def test_judgements_are_complete(read: dict[str, Report]) -> None:
    assert {name: len(report.judgements) for name, report in read.items() if report.judgements} == {
        SLAC_BLACKBURN: 22,
        SLAC_LANCASHIRE: 22,
        CP: 4,
    }


def test_stated_lists_are_complete(read: dict[str, Report]) -> None:
    assert kinds(read[CRA]) == {
        StatedKind.REQUIREMENT_MET: 9,
        StatedKind.STRENGTH: 6,
        StatedKind.AREA_FOR_DEVELOPMENT: 6,
    }
    assert kinds(read[JTAI]) == {StatedKind.AREA_FOR_IMPROVEMENT: 8, StatedKind.STRENGTH: 7}
    for name, count in ((SLAC_BLACKBURN, 11), (SLAC_LANCASHIRE, 22), (CP, 16)):
        assert kinds(read[name]) == {StatedKind.AREA_FOR_IMPROVEMENT: count}
        assert all(one.stated.timescale for one in read[name].paragraphs if one.stated)


def test_a_wrong_heading_of_the_record_is_put_right(read: dict[str, Report]) -> None:
    parts = Counter(one.part for one in read[SLAC_BLACKBURN].judgements)
    assert parts == {"Safeguarding services": 10, "Services for looked after children": 12}
    assert [one.code for one in read[SLAC_BLACKBURN].remarks] == ["part-contradicted"]


def test_people_powers_and_statement(read: dict[str, Report]) -> None:
    assert len(read[JTAI].addressees) == 4
    assert len(read[CRA].addressees) == 1
    assert len(read[CRA].copy_recipients) == 4
    assert read[CP].legal_basis == ("section 136 of the Education and Inspections Act 2006",)
    assert read[CRA].legal_basis == ("section 138 of the Education and Inspections Act 2006",)
    statement = read[JTAI].statement_of_action
    assert statement
    assert (statement.due, statement.lead) == (date(2023, 10, 23), "BwD Children's Services")


def test_evidence_and_earlier_inspections(read: dict[str, Report]) -> None:
    counts = {name: [(one.kind, one.count) for one in report.evidence] for name, report in read.items()}
    assert counts[SLAC_BLACKBURN] == [("children-and-young-people", 52), ("parents-and-carers", 16), ("case-files", 48)]
    assert counts[SLAC_LANCASHIRE] == [
        ("children-and-young-people", 87),
        ("parents-and-carers", 32),
        ("case-files", 84),
    ]
    assert counts[CP] == [("case-files", 111)]
    earlier = {(one.framework, one.year, one.month) for one in read[SLAC_BLACKBURN].earlier_inspections}
    assert earlier == {("cra", 2010, 3), ("cra", 2010, 10)}
