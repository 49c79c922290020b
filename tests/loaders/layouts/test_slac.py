from collections.abc import Callable
from datetime import date

import pytest

from loaders.errors import ContradictoryReport, UnknownAuthority
from loaders.report import DateSource, GradeStatus, Person, Report, SectionRole

ReadText = Callable[..., Report]

SAMPLE = """# Inspection of safeguarding and looked after children services

## Blackpool

**Inspection dates:** 4 – 15 June 2012
**Reporting inspector:** Ann Sample HMI
**Age group:** All
**Published:** 13 July 2012

© Crown copyright 2012

## Contents

About this inspection\t2
Overall effectiveness\t3
Record of main findings\t4

## About this inspection

1. The team was two of Her Majesty's Inspectors and one inspector from the Care Quality Commission.
2. Inspectors used:
- a review of 30 case files
- the outcome of the unannounced inspection of contact, referral and assessment in May 2011.

## Safeguarding services

### Overall effectiveness

**Grade 3 (Adequate)**

3. Services are adequate overall, and managers know where they must improve.

### Areas for improvement

4. The authority and its partners should take the following action.

**Immediately:**
- make sure that every case has a named worker

**Within three months:**
- train all managers in supervision

## Safeguarding outcomes for children and young people

### Ambition and prioritisation

**Grade 2 (Good)**

5. Ambition is good.

## Services for looked after children

### Overall effectiveness

**Grade 2 (Good)**

6. Services for looked after children are good.

### Ambition and prioritisation

**Grade 2 (Good)**

7. Ambition for them is good too.

## Record of main findings

{record}
"""
RECORD = """Safeguarding services\t
Overall effectiveness\tAdequate
{middle}\t
Ambition and prioritisation\tGood
Services for looked after children\t
Overall effectiveness\tGood
Ambition and prioritisation\t{last}"""


def sample(middle: str = "Safeguarding outcomes for children and young people", last: str = "Good") -> str:
    return SAMPLE.format(record=RECORD.format(middle=middle, last=last))


def test_cover_and_method_give_the_facts(read_text: ReadText) -> None:
    report = read_text(sample())
    assert (report.framework, report.authority, report.authority_text) == ("slac", "blackpool", "Blackpool")
    assert (report.start, report.end, report.published) == (date(2012, 6, 4), date(2012, 6, 15), date(2012, 7, 13))
    assert report.published_source is DateSource.PRINTED
    assert report.lead_inspectors == (Person("Ann Sample", "HMI"),)
    assert report.inspectorates == ("ofsted", "care-quality-commission")
    assert [(one.kind, one.count) for one in report.evidence] == [("case-files", 30)]
    assert [(one.framework, one.year, one.month) for one in report.earlier_inspections] == [("cra", 2011, 5)]


def test_recommendations_carry_their_timescale(read_text: ReadText) -> None:
    stated = [(one.text.split()[0], one.stated.timescale) for one in read_text(sample()).paragraphs if one.stated]
    assert stated == [("make", "immediately"), ("train", "within-three-months")]


def test_the_record_judges_each_aspect_in_its_part(read_text: ReadText) -> None:
    assert [(one.aspect, one.grade) for one in read_text(sample()).judgements] == [
        ("safeguarding-services-overall-effectiveness", "adequate"),
        ("safeguarding-services-ambition-and-prioritisation", "good"),
        ("services-for-looked-after-children-overall-effectiveness", "good"),
        ("services-for-looked-after-children-ambition-and-prioritisation", "good"),
    ]


def test_a_wrong_heading_of_the_record_is_put_right_by_the_account_and_remarked_on(read_text: ReadText) -> None:
    report = read_text(sample(middle="Services for looked after children"))
    assert report.judgements[1].part == "Safeguarding services"
    assert "part-contradicted" in {remark.code for remark in report.remarks}
    assert "part-contradicted" not in {remark.code for remark in read_text(sample()).remarks}


def test_a_grade_that_differs_from_its_heading_is_remarked_on(read_text: ReadText) -> None:
    report = read_text(sample(last="Outstanding"))
    assert report.judgements[3].grade == "outstanding"
    assert [remark.code for remark in report.remarks] == ["grades-differ"]


def test_a_grade_that_cannot_be_read_stays_unread(read_text: ReadText) -> None:
    report = read_text(sample(last="Go0d"))
    assert (report.judgements[3].grade, report.judgements[3].status) == (None, GradeStatus.UNREADABLE)
    assert [remark.code for remark in report.remarks] == ["unrecognised-grade"]


def test_without_a_record_the_graded_headings_judge(read_text: ReadText) -> None:
    report = read_text(SAMPLE.format(record=""))
    assert [one.grade for one in report.judgements] == ["adequate", "good", "good", "good"]
    assert "no-record" in {remark.code for remark in report.remarks}


def test_roles_tell_account_from_method_and_record(read_text: ReadText) -> None:
    roles = [section.role for section in read_text(sample()).sections]
    assert roles[0] is SectionRole.METHOD
    assert roles[-1] is SectionRole.RECORD


@pytest.mark.parametrize(
    ("printed", "instead"),
    [("4 – 15 June 2012", "15 – 4 June 2012"), ("13 July 2012", "13 May 2012")],
)
def test_dates_that_exclude_each_other_are_refused(read_text: ReadText, printed: str, instead: str) -> None:
    with pytest.raises(ContradictoryReport):
        read_text(sample().replace(printed, instead))


def test_an_area_of_no_authority_is_refused(read_text: ReadText) -> None:
    with pytest.raises(UnknownAuthority, match="Nowhere"):
        read_text(sample().replace("Blackpool", "Nowhere"))
