"""Figures about an area, from its sections of context."""

from datetime import date
from decimal import Decimal

import pytest

from loaders.layouts.reading.observations import observations
from loaders.layouts.tables import table
from loaders.report import Observation, Paragraph, Section, SectionRole
from ontology.vocabulary import scheme


def read(*texts: str, role: SectionRole = SectionRole.CONTEXT) -> list[Observation]:
    paragraphs = tuple(Paragraph(f"s1-{place}", text) for place, text in enumerate(texts, 1))
    return list(observations([Section(1, "Information about this area", role, paragraphs=paragraphs)]))


def test_a_figure_has_its_day_its_rate_and_its_sentence() -> None:
    text = "At 30 June 2015, 410 children were being looked after by the council (a rate of 61.5 per 10,000 children)."
    (found,) = read(text)
    assert found == Observation(
        "children-looked-after", Decimal(410), "children", date(2015, 6, 30), Decimal("61.5"), text, "s1-1"
    )


def test_the_figure_before_is_an_observation_of_its_own() -> None:
    now, before = read(
        "At 30 June 2015, 90 children were the subject of a child protection plan. "
        "This is a rise from 75 (11 per 10,000 children) at 31 March 2014."
    )
    assert (now.value, now.as_of) == (90, date(2015, 6, 30))
    assert (before.measure, before.value, before.as_of) == ("child-protection-plans", 75, date(2014, 3, 31))
    assert before.rate_per_10000 == 11


def test_a_figure_that_only_compares_is_not_taken_for_the_one_of_the_day() -> None:
    found = read(
        "At 3 May 2015, 124 children were the subject of a child protection plan. This is a rise from 96 at "
        "3 May 2014, but fewer than in 2013 when 163 children were the subject of a child protection plan."
    )
    assert [(one.value, one.as_of) for one in found] == [(124, date(2015, 5, 3)), (96, date(2014, 5, 3))]


def test_an_item_takes_its_day_and_sense_from_the_line_that_leads_to_it() -> None:
    found = read(
        "At 1 May 2016, 200 children were being looked after by the local authority. Of this number:",
        "62 (or 31%) live outside the local authority area",
        "In the last 12 months:",
        "there have been nine adoptions",
    )
    assert [(one.measure, one.value, one.as_of) for one in found] == [
        ("children-looked-after", 200, date(2016, 5, 1)),
        ("living-outside-area", 62, date(2016, 5, 1)),
        ("adoptions", 9, None),
    ]


def test_the_same_words_under_another_lead_are_another_measure() -> None:
    found = read(
        "Pupils who get free school meals:",
        "in primary schools is 12% (the national average is 16%)",
        "Pupils with English as an additional language:",
        "in primary schools is 8.5% (the national average is 19%)",
    )
    assert [(one.measure, one.value) for one in found] == [
        ("free-school-meals-primary", 12),
        ("english-additional-language-primary", Decimal("8.5")),
    ]


def test_a_count_in_the_inspectors_account_is_no_fact_of_the_area() -> None:
    assert read("At 30 June 2015, 410 children were being looked after.", role=SectionRole.NARRATIVE) == []


def test_words_that_no_pattern_knows_give_no_figure() -> None:
    assert read("Some 410 of the town's gardens were visited by children in 2015.") == []


def test_every_measure_that_is_looked_for_is_a_concept_of_the_scheme() -> None:
    measures = {row["measure"] for row in table("observations")}
    assert measures <= set(scheme("measure").concepts)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "At 3 May 2016, 200 children were looked after and 75 were the subject of a child protection plan.",
            {("children-looked-after", 200), ("child-protection-plans", 75)},
        ),
        (
            "It is an authority of about 140,000 people, of whom some 40,000 are under 19.",
            {("population", 140000), ("children-under-19", 40000)},
        ),
        ("The council has 32,900 children and young people (0–19 year-olds).", {("children-under-19", 32900)}),
        ("45 (12%) were placed in residential children’s homes", {("living-in-residential-homes", 45)}),
    ],
)
def test_each_figure_of_a_sentence_is_taken(sentence: str, figures: set[tuple[str, int]]) -> None:
    found = read("At 3 May 2016, 300 children were being looked after.", "Of these children:", sentence)[1:]
    assert {(one.measure, int(one.value)) for one in found} == figures


def test_each_earlier_figure_of_a_sentence_is_taken() -> None:
    found = read(
        "At 3 May 2016, 120 children were being looked after. "
        "This is a rise from 115 (33 per 10,000 children) at 31 March 2015, and a fall from 147 at 1 June 2012."
    )
    assert [(int(one.value), one.as_of) for one in found] == [
        (120, date(2016, 5, 3)),
        (115, date(2015, 3, 31)),
        (147, date(2012, 6, 1)),
    ]
