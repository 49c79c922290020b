"""The concept schemes hold the slugs of the public contract, and each concept says what it means."""

import pytest
from rdflib import BNode, Literal
from rdflib.namespace import DCTERMS, RDF, SKOS

from loaders.report import GradeStatus, Polarity, Role
from ontology.identifiers import concept_iri
from ontology.namespaces import SCHEME, SG
from ontology.vocabulary import SCHEME_NAMES, scheme, schemes_graph

CONTRACT = {
    "framework": """slac cra cp lac sif ilacs ilacs-focused-visit ilacs-monitoring-visit jtai area-send other""",
    "polarity": "strength weakness mixed",
    "role": "subject mentioned",
    "timescale": "immediately within-three-months within-six-months",
    "grade": "outstanding good requires-improvement adequate inadequate other",
    "agency-type": """local-authority safeguarding-partnership strategic-partnership nhs-commissioner nhs-provider
        primary-care police police-commissioner probation youth-justice cafcass education voluntary-sector housing court
        inspectorate central-government partnership-generic other""",
    "theme": """early-help contact-referral-and-thresholds assessment child-protection-enquiries planning-and-review
        domestic-abuse exploitation missing-children neglect substance-misuse mental-health physical-health
        disability-and-send education-attainment voice-of-the-child family-participation advocacy-and-complaints
        placements-and-fostering adoption-and-permanence care-leavers youth-offending workforce-and-caseloads
        supervision-and-management-oversight training performance-and-quality-assurance leadership-and-governance
        partnership-working information-sharing recording equality-and-diversity allegations-and-safe-recruitment
        commissioning-and-resources""",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_a_scheme_holds_exactly_the_slugs_of_the_contract(name: str) -> None:
    assert set(scheme(name).concepts) == set(CONTRACT[name].split())


@pytest.mark.parametrize("name", SCHEME_NAMES)
def test_every_concept_has_label_definition_and_the_iri_of_its_slug(name: str) -> None:
    for concept in scheme(name):
        assert concept.iri == concept_iri(name, concept.slug)
        assert concept.label
        assert concept.definition.endswith(".")


def test_the_schemes_speak_of_the_same_things_as_the_report_model() -> None:
    assert set(scheme("polarity").concepts) == set(Polarity)
    assert set(scheme("role").concepts) == set(Role)
    assert set(scheme("grade-status").concepts) == set(GradeStatus)


def test_grades_stand_on_a_scale_of_four_points() -> None:
    points = {grade.slug: grade.grade_point for grade in scheme("grade")}
    assert points == {
        "outstanding": 1,
        "good": 2,
        "adequate": 3,
        "requires-improvement": 3,
        "inadequate": 4,
        "other": None,
    }


def test_adequate_and_requires_improvement_are_close_and_not_the_same() -> None:
    graph = schemes_graph()
    adequate, improvement = SCHEME["grade/adequate"], SCHEME["grade/requires-improvement"]
    assert (adequate, SKOS.closeMatch, improvement) in graph
    assert (adequate, SKOS.exactMatch, improvement) not in graph


def test_timescales_are_counted_in_months() -> None:
    months = {timescale.slug: timescale.months for timescale in scheme("timescale")}
    assert months == {"immediately": 0, "within-three-months": 3, "within-six-months": 6}


def test_every_framework_but_other_has_years_inspectorates_and_legal_basis() -> None:
    graph = schemes_graph()
    for framework in scheme("framework"):
        for predicate in (SG.firstYear, SG.conductedBy, SG.legalBasis):
            assert (graph.value(framework.iri, predicate) is not None) is (framework.slug != "other")


def test_a_framework_that_ended_has_a_successor_that_began_no_later_than_the_year_after() -> None:
    graph = schemes_graph()
    ended = list(graph.subject_objects(SG.lastYear))
    assert ended
    for framework, last in ended:
        successors = list(graph.objects(framework, DCTERMS.isReplacedBy))
        assert successors
        for successor in successors:
            assert int(str(graph.value(successor, SG.firstYear))) <= int(str(last)) + 1


def test_broader_concepts_belong_to_the_same_scheme() -> None:
    for name in SCHEME_NAMES:
        assert all(concept.broader is None or concept.broader in scheme(name) for concept in scheme(name))
    assert scheme("aspect")["overall-effectiveness"].broader == "overall"


def test_every_concept_stands_in_a_scheme_by_its_slug() -> None:
    graph = schemes_graph()
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        within = str(graph.value(concept, SKOS.inScheme))
        assert (concept, SKOS.notation, Literal(str(concept).removeprefix(f"{within}/"))) in graph
        assert (graph.value(concept, SKOS.inScheme), RDF.type, SKOS.ConceptScheme) in graph


def test_no_blank_node_stands_in_the_schemes() -> None:
    assert not [node for triple in schemes_graph() for node in triple if isinstance(node, BNode)]


def test_an_unknown_scheme_or_concept_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="colour"):
        scheme("colour")
    with pytest.raises(KeyError, match=r"theme.*weather"):
        scheme("theme")["weather"]
