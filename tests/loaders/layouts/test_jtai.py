from collections.abc import Callable
from datetime import date

from loaders.report import Person, Report, SectionRole, StatedKind

ReadText = Callable[..., Report]

LATER = """14 July 2023

Ann Sample, Director of Children's Services, Blackpool Bo Dell, Chief Constable, Lancashire Constabulary

Dear Blackpool partnership

## Joint targeted area inspection of Blackpool

This letter is about the multi-agency response to children who go missing in Blackpool.

This inspection took place from 22 to 26 May 2023. It was made by inspectors of Ofsted, the Care Quality Commission (CQC) and, for the police, His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS).

### Headline findings

Leaders work well together.

# What needs to improve?

- The sharing of records.

#### Strengths

- Schools help children early.

## Main findings

Police officers listen to children. In this area they are strong.

## Next steps

We have determined that Blackpool Council is the principal authority and should prepare a written statement of proposed action.

It should send the written statement of action by 23 October 2023.

Yours sincerely

Cy Doe
National Director
"""  # noqa: E501 - paragraphs of a letter
EARLIER = """30 January 2018

Ann Sample, Director of Children's Services, Blackpool Council

Dear local partnership

## Joint targeted area inspection of the multi-agency response to abuse and neglect in Blackpool

Between 4 and 8 December 2017, Ofsted, the Care Quality Commission and HMI Probation looked at neglect in Blackpool. This inspection included a ‘deep dive’ focus on the response to older children.

## Key Strengths

- The police speak with children.

## Areas for improvement

- Thresholds are applied unevenly.

### Case study: area for improvement

A child waited for weeks.

## Next steps

The local authority should prepare a written statement by 11 May 2018.

Yours sincerely
"""  # noqa: E501 - paragraphs of a letter


def test_the_letters_of_2022_on(read_text: ReadText) -> None:
    report = read_text(LATER)
    assert (report.framework, report.authority, report.published) == ("jtai", "blackpool", date(2023, 7, 14))
    assert (report.start, report.end) == (date(2023, 5, 22), date(2023, 5, 26))
    assert report.inspectorates == (
        "ofsted",
        "care-quality-commission",
        "hm-inspectorate-of-constabulary-and-fire-rescue-services",
    )
    assert report.addressees == (
        Person("Ann Sample", "Director of Children's Services, Blackpool"),
        Person("Bo Dell", "Chief Constable, Lancashire Constabulary"),
    )
    assert report.deep_dive == "children who go missing"
    assert report.statement_of_action
    assert (report.statement_of_action.due, report.statement_of_action.lead) == (
        date(2023, 10, 23),
        "Blackpool Council",
    )
    assert [one.stated.kind for one in report.paragraphs if one.stated] == [
        StatedKind.AREA_FOR_IMPROVEMENT,
        StatedKind.STRENGTH,
    ]
    assert report.judgements == ()


def test_the_letters_of_2016_to_2020(read_text: ReadText) -> None:
    report = read_text(EARLIER)
    assert (report.start, report.end) == (date(2017, 12, 4), date(2017, 12, 8))
    assert report.inspectorates == ("ofsted", "care-quality-commission", "hm-inspectorate-of-probation")
    assert report.deep_dive == "older children"
    assert [one.stated.kind for one in report.paragraphs if one.stated] == [
        StatedKind.STRENGTH,
        StatedKind.AREA_FOR_IMPROVEMENT,
    ]
    assert [section.role for section in report.sections if section.heading.startswith("Case")] == [
        SectionRole.NARRATIVE
    ]


def test_paragraphs_without_numbers_have_stable_locators(read_text: ReadText) -> None:
    locators = [one.locator for one in read_text(LATER).paragraphs]
    assert locators == [one.locator for one in read_text(LATER).paragraphs]
    assert len(set(locators)) == len(locators)
    assert locators[0] == "s1-1"
