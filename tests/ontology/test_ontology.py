"""The ontology says what each of its terms means, and has every term of the public contract."""

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import OWL, PROV, RDF, RDFS
from rdflib.term import Node

from ontology.namespaces import BASE, OA, SG
from ontology.vocabulary import ontology_graph

ONTOLOGY = URIRef(f"{BASE}ontology")

CONTRACT_CLASSES = """
    Inspection InspectionReport Section Paragraph Judgement Finding Recommendation LocalAuthority PartnerAgency
    AgencyGroup
"""

CONTRACT_PROPERTIES = """
    inspects framework conductedBy leadInspector startDate endDate report refersTo legalBasis addressee office
    sha256 pageCount order heading number page text inspection aspect aspectText grade gradeText gradePoint judges
    polarity paragraph concerns mentions theme basis confidence timescale dueDate refersToParagraph addressedTo
    agencyType operatesIn validFrom validTo succeededBy precededBy gssCode ofstedUrn region statisticalNeighbour
"""


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return ontology_graph()


@pytest.fixture(scope="module")
def terms(ontology: Graph) -> list[Node]:
    return sorted(subject for subject in set(ontology.subjects()) if str(subject).startswith(str(SG)))


@pytest.mark.parametrize("name", CONTRACT_CLASSES.split())
def test_every_class_of_the_contract_is_there(ontology: Graph, name: str) -> None:
    assert (SG[name], RDF.type, OWL.Class) in ontology


@pytest.mark.parametrize("name", CONTRACT_PROPERTIES.split())
def test_every_property_of_the_contract_is_there(ontology: Graph, name: str) -> None:
    assert ontology.value(SG[name], RDF.type) in (OWL.ObjectProperty, OWL.DatatypeProperty)


def test_every_term_has_a_label_a_comment_and_a_home(ontology: Graph, terms: list[Node]) -> None:
    for term in terms:
        for predicate in (RDFS.label, RDFS.comment):
            value = ontology.value(term, predicate)
            assert isinstance(value, Literal), (term, predicate)
            assert value.language == "en"
        assert ontology.value(term, RDFS.isDefinedBy) == ONTOLOGY


def test_the_ontology_names_its_version(ontology: Graph) -> None:
    version = ontology.value(ONTOLOGY, OWL.versionInfo)
    assert ontology.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")


def test_every_class_specialises_one_of_a_vocabulary_in_wide_use(ontology: Graph, terms: list[Node]) -> None:
    for term in terms:
        if (term, RDF.type, OWL.Class) in ontology:
            above = set(ontology.transitive_objects(term, RDFS.subClassOf)) - {term}
            assert any(not str(parent).startswith(BASE) for parent in above), term


def test_what_the_contract_says_of_classes_holds(ontology: Graph) -> None:
    for below, above in (
        (SG.Inspection, PROV.Activity),
        (SG.InspectionReport, PROV.Entity),
        (SG.Recommendation, SG.Finding),
        (SG.Finding, OA.Annotation),
    ):
        assert above in set(ontology.transitive_objects(below, RDFS.subClassOf))
    assert (SG.UnseenInspection, RDFS.subClassOf, SG.Inspection) not in ontology


def test_a_concerned_agency_is_a_mentioned_one(ontology: Graph) -> None:
    assert (SG.concerns, RDFS.subPropertyOf, SG.mentions) in ontology


def test_domains_and_ranges_entail_nothing(ontology: Graph) -> None:
    assert not list(ontology.subject_objects(RDFS.domain))
    assert not list(ontology.subject_objects(RDFS.range))


def test_no_blank_node_stands_in_the_ontology(ontology: Graph) -> None:
    assert not [node for triple in ontology for node in triple if isinstance(node, BNode)]
