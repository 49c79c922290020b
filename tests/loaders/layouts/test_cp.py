from collections.abc import Callable
from datetime import date

from loaders.report import DateSource, Report

ReadText = Callable[..., Report]

SAMPLE = """# Inspection of local authority arrangements for the protection of children

## Blackpool Borough Council

**Lead inspector:** Ann Sample HMI
**Inspection dates:** 4 June – 13 June 2012

© Crown copyright 2012

## Contents

Overall effectiveness\t2
Record of main findings\t9

# Inspection of local authority arrangements for the protection of children

## Overall effectiveness

1. Arrangements are good.

## Areas for improvement

2. The authority should act as follows.

### Immediately:

- visit each child on time

### Within six months:

- agree a plan for early help

## About this inspection

3. Inspectors read 40 case files.

4. All of it was carried out under section 136 of the Education and Inspections Act 2006.

## The quality of practice

### Good

5. Practice is good.

## Record of main findings

Local authority arrangements for the protection of children\t
Overall effectiveness\tGood
The quality of practice\tGood
"""


def test_facts_judgements_and_recommendations_are_read(read_text: ReadText) -> None:
    report = read_text(SAMPLE)
    assert (report.framework, report.authority, report.start, report.end) == (
        "cp",
        "blackpool",
        date(2012, 6, 4),
        date(2012, 6, 13),
    )
    assert [(one.aspect, one.grade, one.part) for one in report.judgements] == [
        ("overall-effectiveness", "good", None),
        ("the-quality-of-practice", "good", None),
    ]
    assert [one.stated.timescale for one in report.paragraphs if one.stated] == ["immediately", "within-six-months"]
    assert [one.number for one in report.paragraphs if one.number] == ["1", "2", "3", "4", "5"]
    assert report.legal_basis == ("section 136 of the Education and Inspections Act 2006",)


def test_a_grade_below_a_heading_opens_no_section(read_text: ReadText) -> None:
    graded = [(section.heading, section.grade) for section in read_text(SAMPLE).sections if section.grade]
    assert graded == [("The quality of practice", "good")]


def test_a_report_that_prints_no_date_of_publication_takes_it_from_its_file(read_text: ReadText) -> None:
    assert read_text(SAMPLE).published is None
    named = read_text(SAMPLE, "blackpool 20 july 2012.md")
    assert (named.published, named.published_source) == (date(2012, 7, 20), DateSource.FILE_NAME)
