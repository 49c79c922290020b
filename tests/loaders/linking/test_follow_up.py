"""A recommendation is followed by later findings on its matter, in the same area, and by nothing else."""

from dataclasses import replace

import pytest

from loaders.linking.follow_up import FollowUp, Statement, follow_ups

RETURN_HOMES = Statement(
    iri="https://example.org/id/recommendation/seaton-2012/1",
    inspection="seaton-2012",
    day="2012-03-09",
    is_recommendation=True,
    text="Offer every child who has been missing from home a prompt return interview",
    themes=frozenset({"missing-children"}),
    agencies=frozenset({"seaton-council"}),
)
PUT_RIGHT = Statement(
    iri="https://example.org/id/finding/seaton-2015/12-1",
    inspection="seaton-2015",
    day="2015-06-01",
    is_recommendation=False,
    text="Children missing from home now have a prompt return interview from a worker they know",
    themes=frozenset({"missing-children"}),
    agencies=frozenset({"seaton-council"}),
)
UNLIKE = replace(
    PUT_RIGHT,
    iri="https://example.org/id/finding/seaton-2015/40-2",
    text="Adopters wait too long to be matched and approved",
)


def links(*statements: Statement) -> list[FollowUp]:
    return list(follow_ups(statements))


def test_a_later_finding_in_similar_words_on_the_same_theme_follows() -> None:
    (link,) = links(RETURN_HOMES, PUT_RIGHT, UNLIKE)
    assert link.later is PUT_RIGHT
    assert {"interview", "return", "missing"} <= set(link.shared_words)
    assert 0 < link.confidence <= 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(UNLIKE, id="other words"),
        pytest.param(replace(PUT_RIGHT, themes=frozenset({"training"})), id="another theme"),
        pytest.param(
            replace(PUT_RIGHT, themes=frozenset({"missing-children", "training", "recording"})),
            id="the theme among others",
        ),
        pytest.param(replace(PUT_RIGHT, day="2010-01-01"), id="earlier"),
        pytest.param(replace(PUT_RIGHT, day=RETURN_HOMES.day), id="the same day"),
    ],
)
def test_nothing_else_does(other: Statement) -> None:
    filler = replace(
        UNLIKE, iri="https://example.org/id/finding/seaton-2015/41-1", text="Staff morale is high", themes=frozenset()
    )
    assert links(RETURN_HOMES, other, filler) == []


def test_half_of_the_themes_in_common_are_enough() -> None:
    (link,) = links(RETURN_HOMES, replace(PUT_RIGHT, themes=frozenset({"missing-children", "recording"})))
    assert link.earlier is RETURN_HOMES


def test_how_alike_two_findings_are_does_not_depend_on_the_others_of_the_area() -> None:
    (alone,) = links(RETURN_HOMES, PUT_RIGHT)
    (among_others,) = links(RETURN_HOMES, PUT_RIGHT, UNLIKE)
    assert alone.confidence == pytest.approx(among_others.confidence)


def test_a_shared_agency_raises_the_confidence() -> None:
    (with_agency,) = links(RETURN_HOMES, PUT_RIGHT, UNLIKE)
    (without,) = links(RETURN_HOMES, replace(PUT_RIGHT, agencies=frozenset()), UNLIKE)
    assert with_agency.confidence > without.confidence


def test_findings_that_are_no_recommendation_are_not_followed() -> None:
    assert links(replace(RETURN_HOMES, is_recommendation=False), PUT_RIGHT) == []
