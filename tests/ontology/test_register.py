"""The register: names, areas, dates, and that no area is left without the bodies the law gives it."""

from datetime import date, timedelta

import pytest

from ontology.register import Organisation, OrganisationKind, Register, register

COVERED = {
    "police": date(2009, 4, 2),
    "nhs-commissioner": date(2009, 4, 2),
    "safeguarding-partnership": date(2009, 4, 2),
    "police-commissioner": date(2009, 4, 2),
    "probation": date(2010, 4, 1),
}


@pytest.fixture(scope="module")
def known() -> Register:
    return register()


def authorities(known: Register) -> list[Organisation]:
    return [one for one in known.organisations.values() if one.kind is OrganisationKind.AUTHORITY]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("London Borough of Barnet", "barnet"),
        ("Royal Borough of Windsor & Maidenhead", "windsor-and-maidenhead"),
        ("Blackpool", "blackpool"),
        ("Lancashire County Council", "lancashire"),
        ("Southend on Sea Borough Council", "southend-on-sea"),
        ("Council of the Isles of Scilly", "isles-of-scilly"),
        ("City of York Council", "york"),
        ("HULL", "kingston-upon-hull"),
        ("St. Helens", "st-helens"),
    ],
)
def test_an_authority_is_known_by_every_form_of_its_name(known: Register, text: str, slug: str) -> None:
    found = known.authority_named(text)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("text", ["", "Atlantis", "council", "Lancashire Constabulary", "the local authority"])
def test_what_names_no_authority_gives_none(known: Register, text: str) -> None:
    assert known.authority_named(text) is None


def test_the_day_tells_two_authorities_of_one_name_apart(known: Register) -> None:
    before, after = (known.authority_named("Dorset", day) for day in (date(2015, 1, 1), date(2021, 1, 1)))
    assert (before and before.slug, after and after.slug) == ("dorset-county", "dorset")


def test_there_are_153_authorities_today(known: Register) -> None:
    assert sum(one.exists_on(date(2025, 1, 1)) for one in authorities(known)) == 153


@pytest.mark.parametrize("agency_type", sorted(COVERED))
@pytest.mark.parametrize("year", range(2009, 2027))
def test_every_area_is_served_in_every_year(known: Register, agency_type: str, year: int) -> None:
    day = max(date(year, 6, 30), COVERED[agency_type])
    bare = [
        one.slug
        for one in authorities(known)
        if one.exists_on(day)
        and not any(
            body.operates_in or agency_type == "probation"
            for body in known.serving(one.slug, agency_type, day)
            if body.kind is OrganisationKind.AGENCY or agency_type == "safeguarding-partnership"
        )
    ]
    assert bare == []


def test_each_area_has_one_territorial_force(known: Register) -> None:
    forces = {
        one.slug: [
            force.slug
            for force in known.serving(one.slug, "police", date(2020, 1, 1))
            if force.subtype == "territorial-force"
        ]
        for one in authorities(known)
    }
    assert {area: found for area, found in forces.items() if len(found) != 1} == {}


@pytest.mark.parametrize(
    ("area", "agency_type", "day", "first"),
    [
        ("blackpool", "police", date(2012, 7, 1), "lancashire-constabulary"),
        ("blackpool", "safeguarding-partnership", date(2012, 7, 1), "blackpool-safeguarding-children-board"),
        ("blackpool", "nhs-commissioner", date(2012, 7, 1), "blackpool-primary-care-trust"),
        ("blackpool", "nhs-commissioner", date(2014, 7, 1), "nhs-blackpool-clinical-commissioning-group"),
        (
            "blackpool",
            "nhs-commissioner",
            date(2023, 7, 1),
            "nhs-lancashire-and-south-cumbria-integrated-care-board",
        ),
        (
            "lancashire",
            "safeguarding-partnership",
            date(2021, 7, 1),
            "childrens-safeguarding-assurance-partnership-pan-lancashire",
        ),
        (
            "blackburn-with-darwen",
            "safeguarding-partnership",
            date(2023, 7, 1),
            "blackburn-with-darwen-local-safeguarding-partnership",
        ),
        ("enfield", "police", date(2015, 1, 1), "metropolitan-police-service"),
        ("haringey", "police-commissioner", date(2018, 1, 1), "mayors-office-for-policing-and-crime"),
        ("norfolk", "probation", date(2013, 1, 1), "norfolk-and-suffolk-probation-trust"),
    ],
)
def test_the_likeliest_body_of_an_area_on_a_day(
    known: Register, area: str, agency_type: str, day: date, first: str
) -> None:
    assert known.serving(area, agency_type, day)[0].slug == first


def test_links_lead_to_organisations_of_the_register(known: Register) -> None:
    organisations = known.organisations
    loose = {
        (one.slug, other)
        for one in organisations.values()
        for other in (*one.succeeded_by, *one.member_of, *one.operates_in)
        if other not in organisations
    }
    assert loose == set()


def test_no_organisation_ends_before_it_begins(known: Register) -> None:
    assert [
        one.slug
        for one in known.organisations.values()
        if one.valid_from and one.valid_to and one.valid_from > one.valid_to
    ] == []


@pytest.mark.parametrize("agency_type", ["local-authority", *COVERED])
def test_who_takes_anothers_place_begins_the_day_after_unless_there_before(known: Register, agency_type: str) -> None:
    never = date.min
    wrong = [
        (one.slug, after.slug)
        for one in known.organisations.values()
        for after in (known.organisations[slug] for slug in one.succeeded_by)
        if one.type == agency_type and one.valid_to and after.valid_from
        if after.valid_from > (one.valid_from or never) and after.valid_from != one.valid_to + timedelta(days=1)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("east-lancashire-teaching-primary-care-trust", "nhs-east-lancashire-clinical-commissioning-group"),
        (
            "nhs-east-lancashire-clinical-commissioning-group",
            "nhs-lancashire-and-south-cumbria-integrated-care-board",
        ),
        ("lancashire-care-nhs-foundation-trust", "lancashire-and-south-cumbria-nhs-foundation-trust"),
        ("lancashire-safeguarding-children-board", "childrens-safeguarding-assurance-partnership-pan-lancashire"),
        ("healthcare-commission", "care-quality-commission"),
        ("cumbria", "cumberland"),
    ],
)
def test_who_succeeded_whom(known: Register, before: str, after: str) -> None:
    assert after in known.organisations[before].succeeded_by
