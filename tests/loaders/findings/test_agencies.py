"""Which organisations a sentence speaks of; every sentence here was written for the purpose."""

from datetime import date

import pytest

from loaders.findings.agencies import AgencyContext, spoken_of
from loaders.report import Role
from ontology.register import register

EXPLAINED = (
    "The Norfolk Safeguarding Children Board (NSCB) publishes a plan. "
    "Staff of the early help and safeguarding hub (EHaSH) use it."
)


def context(area: str = "norfolk", day: date = date(2015, 6, 1), framework: str = "sif") -> AgencyContext:
    return AgencyContext.of_text(EXPLAINED, area, day, framework, register())


def linked(text: str, where: AgencyContext | None = None, previous: str = "") -> set[str]:
    return {one.agency.rsplit("/", 1)[1] for one in spoken_of(text, where or context(), previous).links}


def rules(text: str, where: AgencyContext | None = None) -> dict[str, str]:
    return {text[one.start : one.end]: one.rule for one in spoken_of(text, where or context()).links}


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Norfolk Constabulary acts at once.", {"norfolk-constabulary"}),
        ("The police act at once.", {"norfolk-constabulary"}),
        ("The NSCB has no plan.", {"norfolk-safeguarding-children-board"}),
        ("The board’s plan is clear.", {"norfolk-safeguarding-children-board"}),
        ("Social workers visit often.", {"norfolk"}),
        ("Personal advisers and the virtual school help.", {"norfolk"}),
        ("Health visitors and GPs refer too late.", {"health-visitors-in-norfolk", "gps-in-norfolk"}),
        ("Work in the MASH is timely.", {"multi-agency-safeguarding-hub-in-norfolk"}),
        ("Cafcass and Ofsted agree.", {"cafcass", "ofsted"}),
        ("The stable team knows each child.", {"norfolk"}),
        ("The CAMHS team knows each child.", {"child-and-adolescent-mental-health-services-in-norfolk"}),
        ("Norfolk has a clear plan.", {"norfolk"}),
        ("Norfolk’s performance is strong.", {"norfolk"}),
        ("The police and crime commissioner pays.", {"norfolk-police-and-crime-commissioner"}),
        ("Devon and Cornwall Police helped.", {"devon-and-cornwall-police"}),
        ("Multi-agency information is used.", {"partner-agencies-in-norfolk"}),
        ("Partnership data is used.", {"partner-agencies-in-norfolk"}),
        ("A wide range of agencies take part.", {"partner-agencies-in-norfolk"}),
        ("Each primary school has a plan.", {"schools-in-norfolk"}),
        ("Physiotherapy services are late.", {"therapists-in-norfolk"}),
        ("The trust’s safeguarding team is small.", {"nhs-trusts-in-norfolk"}),
        ("Police, social work teams and GPs met.", {"norfolk-constabulary", "norfolk", "gps-in-norfolk"}),
        ("Managers in the MASH give advice.", {"multi-agency-safeguarding-hub-in-norfolk"}),
    ],
)
def test_an_agency_is_known_by_name_abbreviation_or_description(text: str, slugs: set[str]) -> None:
    assert linked(text) == slugs


@pytest.mark.parametrize(
    "text",
    [
        "Children in Norfolk are safe.",
        "Few children are excluded from school.",
        "Staff and professionals know the child.",
        "Their emotional health and wellbeing improved.",
        "Health needs are met.",
        "Inspectors judge this to be good.",
        "Workers were placed under delegated authority.",
        "Adults at college play a part in education.",
        "Refuge was sought elsewhere.",
        "Few cases meet the social care threshold.",
        "The team around the family meets.",
        "Pupils were excluded from previous schools.",
    ],
)
def test_a_place_or_a_thing_is_nobody(text: str) -> None:
    assert linked(text) == set()


@pytest.mark.parametrize(
    ("day", "framework", "text", "slug"),
    [
        (date(2010, 5, 1), "slac", "The LSCB meets.", "blackpool-safeguarding-children-board"),
        (
            date(2021, 5, 1),
            "ilacs",
            "The safeguarding partnership meets.",
            "childrens-safeguarding-assurance-partnership-pan-lancashire",
        ),
        (date(2010, 5, 1), "slac", "The PCT pays.", "blackpool-primary-care-trust"),
        (date(2016, 5, 1), "sif", "The CCG pays.", "nhs-blackpool-clinical-commissioning-group"),
        (date(2023, 5, 1), "jtai", "The ICB pays.", "nhs-lancashire-and-south-cumbria-integrated-care-board"),
        (date(2012, 5, 1), "cp", "Managers decide.", "blackpool"),
        (date(2023, 5, 1), "area-send", "Leaders decide.", "blackpool-local-area-partnership"),
    ],
)
def test_the_day_and_the_kind_of_inspection_decide_whom_a_description_means(
    day: date, framework: str, text: str, slug: str
) -> None:
    assert linked(text, context("blackpool", day, framework)) == {slug}


def test_leaders_are_nobody_where_several_agencies_are_inspected() -> None:
    assert linked("Leaders decide.", context("blackpool", date(2023, 5, 1), "jtai")) == set()


def test_where_several_commissioners_could_be_meant_the_group_is_linked() -> None:
    where = context("lancashire", date(2012, 3, 1), "slac")
    assert linked("The PCT pays.", where) == {"health-commissioners-in-lancashire"}
    assert linked("NHS East Lancashire pays.", where) == {"east-lancashire-teaching-primary-care-trust"}


def test_a_description_behind_another_place_means_that_place() -> None:
    assert linked("Suffolk children’s services helped.") == {"suffolk"}


def test_education_counts_beside_another_agency_only() -> None:
    assert "schools-in-norfolk" in linked("The police and education share information.")
    assert "schools-in-norfolk" not in linked("The police value their education.")


@pytest.mark.parametrize(
    ("previous", "text", "slugs"),
    [
        ("Social workers visit often.", "They know the children.", {"norfolk"}),
        ("Social workers visit often.", "As a result, they know the children.", {"norfolk"}),
        ("Most staff from the police visit.", "They know the children.", {"norfolk-constabulary"}),
        ("Norfolk’s safeguarding board is new.", "It has a plan.", {"norfolk-safeguarding-children-board"}),
        ("The police and GPs visit.", "They know the children.", {"norfolk-constabulary", "gps-in-norfolk"}),
        ("The children are happy.", "They know the children.", set()),
        ("Children like social workers.", "They know the children.", set()),
        ("Social workers visit often.", "It is good.", set()),
        ("Social workers visit often.", "Children say they know the plan.", set()),
    ],
)
def test_a_pronoun_counts_where_the_sentence_before_opens_with_those_it_can_mean(
    previous: str, text: str, slugs: set[str]
) -> None:
    assert linked(text, previous=previous) == slugs


def test_this_service_is_the_one_named_before_else_the_councils() -> None:
    assert linked("This service is new.", previous="The substance misuse service is here.") == {
        "substance-misuse-services-in-norfolk"
    }
    assert linked("This service is new.", previous="Help is near.") == {"norfolk"}


def test_a_second_mention_of_the_same_kind_takes_up_the_first() -> None:
    text = "The corporate parenting board is new and the board has no plan."
    assert linked(text) == {"norfolk"}
    assert linked("The Riverside Strategic Board is new and the Board has no plan.") == set()


def test_each_link_keeps_its_words_and_its_rule() -> None:
    assert rules("Norfolk Police, the NSCB and health visitors met.") == {
        "Norfolk Police": "alias",
        "NSCB": "abbreviation",
        "health visitors": "kind-in-area",
    }


def test_an_organisation_is_linked_once() -> None:
    assert len(spoken_of("Social workers tell the council what social workers need.", context()).links) == 1


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("The police respond quickly to every call.", "The police", Role.SUBJECT),
        ("Children value the support provided by social workers.", "social workers", Role.SUBJECT),
        ("The council has strong relationships with the police.", "the police", Role.MENTIONED),
        ("Children are referred promptly to the MASH by social workers.", "MASH", Role.MENTIONED),
        ("Children are referred promptly to the MASH by social workers.", "social workers", Role.SUBJECT),
        ("Schools praise the help that social workers give.", "Schools", Role.MENTIONED),
        ("The judiciary is positive about social work reports.", "judiciary", Role.MENTIONED),
        ("Good links between the police and schools help.", "schools", Role.SUBJECT),
        ("Children get prompt help from health visitors and GPs.", "GPs", Role.SUBJECT),
        ("The council challenges schools.", "schools", Role.MENTIONED),
    ],
)
def test_what_an_agency_does_makes_it_the_subject(text: str, words: str, role: Role) -> None:
    assert {text[one.start : one.end]: one.role for one in spoken_of(text, context()).links}[words] is role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Riverside Family Centre helps.", ("Riverside Family Centre",)),
        ("Norfolk Constabulary and the Riverside Trust help.", ("Riverside Trust",)),
        ("The Riverside NHS Foundation Trust helps.", ("Riverside NHS Foundation Trust",)),
        ("An NHS Foundation Trust helps.", ()),
        ("Norfolk Health Services help.", ()),
        ("Norfolk Constabulary helps.", ()),
        ("The trust helps in the centre.", ()),
    ],
)
def test_names_that_nobody_bears_are_told(text: str, names: tuple[str, ...]) -> None:
    assert spoken_of(text, context()).unresolved == names
