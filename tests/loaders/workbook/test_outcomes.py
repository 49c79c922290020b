"""Tables of outcomes: CSV and workbooks to typed outcomes."""

from datetime import date
from pathlib import Path

import pytest

from loaders.errors import LoadError, NotAReport, UnreadableFile
from loaders.report import GradeStatus
from loaders.workbook import Outcomes, read_outcomes
from ontology.register import register

HEADINGS = (
    "Web link,Local authority area code,Local authority name,Inspection date,Publication date,Inspection type,"
    "Overall effectiveness,The experiences and progress of children in care,"
    "The experiences and progress of care leavers"
)
SHARED = Path(__file__).parents[4] / "shared" / "reference" / "outcomes"


def read(folder: Path, *rows: str, headings: str = HEADINGS) -> Outcomes:
    path = folder / "outcomes.csv"
    path.write_text("\n".join(("A title,,", headings, *rows)), encoding="utf-8")
    return read_outcomes(path, register())


def test_a_row_is_an_inspection_with_its_judgements(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path, "page,E09000003,Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good,Outstanding,Good"
    ).outcomes
    assert (found.authority, found.framework, found.start) == ("barnet", "ilacs", date(2024, 6, 10))
    assert found.inspection == "barnet-ilacs-2024-07-23"
    assert [judgement.grade for judgement in found.judgements] == ["good", "outstanding", "good"]


def test_an_empty_cell_for_care_leavers_before_2023_means_not_yet_introduced(tmp_path: Path) -> None:
    early, late = read(
        tmp_path,
        "page,E09000003,Barnet,2019-05-13,2019-07-01,ILACS Standard Inspection,Good,Good,",
        "page,E09000003,Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good,Good,",
    ).outcomes
    assert early.judgements[-1].status is GradeStatus.NOT_YET_INTRODUCED
    assert late.judgements[-1].status is GradeStatus.NOT_JUDGED


def test_an_empty_overall_judgement_from_april_2026_on_is_no_longer_made(tmp_path: Path) -> None:
    before, after = read(
        tmp_path,
        "page,,Barnet,2026-03-09,2026-05-18,ILACS Short Inspection,,Good,Good",
        "page,,Enfield,2026-04-27,2026-06-17,ILACS Short Inspection,,Good,Good",
    ).outcomes
    assert before.judgements[0].status is GradeStatus.NOT_JUDGED
    assert after.judgements[0].status is GradeStatus.NO_LONGER_MADE


def test_before_2023_the_column_of_children_in_care_judges_care_leavers_too(tmp_path: Path) -> None:
    (early,) = read(tmp_path, "page,,Barnet,2019-05-13,2019-07-01,ILACS Standard Inspection,Good,Good,").outcomes
    assert early.judgements[1].aspect_text == "The experiences and progress of children in care and care leavers"


def test_a_visit_has_no_judgements(tmp_path: Path) -> None:
    (visit,) = read(tmp_path, "page,E09000003,Barnet,2025-01-08,2025-02-10,ILACS Focused Visit,,,").outcomes
    assert (visit.framework, visit.judgements) == ("ilacs-focused-visit", ())


def test_an_inspection_listed_twice_is_read_once(tmp_path: Path) -> None:
    row = "page,E09000003,Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good,Good,Good"
    assert len(read(tmp_path, row, row).outcomes) == 1


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("page,X1,Atlantis,2024-06-10,2024-07-23,ILACS Short Inspection,Good,Good,Good", "unknown-authority"),
        ("page,,Barnet,2024-06-10,soon,ILACS Short Inspection,Good,Good,Good", "unreadable-date"),
        ("page,,Barnet,2024-06-10,2024-07-23,Stocktake,Good,Good,Good", "unknown-kind"),
    ],
)
def test_a_row_that_cannot_be_read_is_reported(tmp_path: Path, row: str, code: str) -> None:
    found = read(tmp_path, row)
    assert (found.outcomes, [remark.code for remark in found.remarks]) == ((), [code])


def test_days_and_codes_of_another_table_of_outcomes_are_read(tmp_path: Path) -> None:
    headings = "local_authority,inspection_start_date,publication_date,inspection_framework,overall_effectiveness_grade"
    (found,) = read(tmp_path, "barnet,10/06/2024,23/07/24,short,good", headings=headings).outcomes
    assert (found.start, found.published) == (date(2024, 6, 10), date(2024, 7, 23))


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAReport, match="no table"):
        read(tmp_path, "1,2,3", headings="length,width,height")


@pytest.mark.parametrize("name", ["broken.ods", "broken.xlsx", "broken.csv"])
def test_bytes_that_are_no_table_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xff\xfe\x00no table at all")
    with pytest.raises(LoadError):
        read_outcomes(path, register())


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"gone\.csv"):
        read_outcomes(tmp_path / "gone.csv", register())


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the published tables in ../shared")
def test_the_published_workbook_is_read_whole() -> None:
    (path,) = SHARED.glob("*.ods")
    found = read_outcomes(path, register())
    assert found.remarks == ()
    kinds = {outcome.framework for outcome in found.outcomes}
    assert kinds == {"ilacs", "ilacs-focused-visit", "ilacs-monitoring-visit"}
    # 271 rows of history, all of them full inspections, and each of the latest is one of them.
    assert sum(outcome.framework == "ilacs" for outcome in found.outcomes) >= 271
    statuses = {judgement.status for outcome in found.outcomes for judgement in outcome.judgements}
    assert statuses <= {GradeStatus.GRADED, GradeStatus.NOT_YET_INTRODUCED}
