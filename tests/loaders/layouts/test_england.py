"""The published reports of England: each is read whole by one layout, or refused for a true reason."""

from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.errors import NotAReport
from loaders.layouts import layouts_of, read_report
from loaders.report import Report
from ontology.register import register

FOLDER = Path(__file__).parents[4] / "shared" / "reports" / "england"
FILES = sorted(FOLDER.glob("*_childrens-services_*.pdf")) + sorted(FOLDER.glob("*_area-send_*.pdf"))
LETTERS = sorted(FOLDER.glob("*_joint_*.pdf"))
JUDGEMENTS = {"sif": {6, 7}, "ilacs": {4, 5}, "lac": {5}, "area-send": {0}}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FILES, reason="needs the published reports in ../shared"),
]


def numbers(report: Report) -> list[int]:
    return [int(paragraph.number) for paragraph in report.paragraphs if paragraph.number and paragraph.number.isdigit()]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_report_is_read_whole(path: Path) -> None:
    if path.read_bytes().lstrip()[:1] == b"<":
        with pytest.raises(NotAReport, match="web page"):
            open_document(path)
        return
    document = open_document(path)
    assert len([name for name in layouts_of(document) if name != "other"]) == 1
    report = read_report(document, register())
    assert report.start
    assert report.end
    assert report.published
    assert report.start <= report.end <= report.published
    assert len(report.lead_inspectors) == 1
    assert len(report.judgements) in JUDGEMENTS[report.framework]
    assert any(paragraph.stated for paragraph in report.paragraphs)
    found = numbers(report)
    assert found == list(range(1, len(found) + 1))
    assert report.remarks == ()


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_a_joint_letter_is_read_whole(path: Path) -> None:
    report = read_report(open_document(path), register())
    if report.framework == "other":
        assert [remark.code for remark in report.remarks] == ["unknown-layout", "no-inspection-dates"]
        return
    assert report.framework == "jtai"
    assert report.start
    assert report.end
    assert report.published
    assert report.start <= report.end <= report.published
    assert len(report.inspectorates) >= 3
    assert report.addressees
    assert any(one.stated.kind.is_recommendation for one in report.paragraphs if one.stated)
    assert report.statement_of_action
    assert report.remarks == ()
