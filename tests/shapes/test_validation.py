"""What the validator gives back, whatever the shapes are."""

from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SH, XSD

from ontology.namespaces import ID, SG
from shapes.validation import Violation, report, validate

REMARK = URIRef(ID["report/seaton-slac-2011-05-06/remark/1"])


def remark(code: str) -> Graph:
    graph = Graph()
    graph.add((REMARK, RDF.type, SG.Remark))
    graph.add((REMARK, SG.remarkCode, Literal(code)))
    graph.add((REMARK, SG.text, Literal("Goood")))
    return graph


def test_a_violation_names_node_property_value_and_what_to_do() -> None:
    (violation,) = validate(remark("Not A Slug"))
    assert violation == Violation(
        focus=str(REMARK),
        path=str(SG.remarkCode),
        message="A remark has exactly one code, a slug such as unrecognised-grade.",
        value="Not A Slug",
        severity="Violation",
    )
    assert str(violation).endswith("a slug such as unrecognised-grade. Found: Not A Slug")


def test_a_graph_that_conforms_has_no_violation() -> None:
    assert validate(remark("unrecognised-grade")) == ()
    assert report(remark("unrecognised-grade")).conforms


def test_strings_conform_with_and_without_their_datatype_written_out() -> None:
    graph = remark("unrecognised-grade")
    graph.set((REMARK, SG.remarkCode, Literal("unrecognised-grade", datatype=XSD.string)))
    assert validate(graph) == ()


def test_violations_stand_in_a_stable_order() -> None:
    graph = Graph()
    for number in range(9, 0, -1):
        graph.add((URIRef(f"{REMARK}{number}"), RDF.type, SG.Remark))
    found = validate(graph)
    assert list(found) == sorted(found)
    assert len(found) == 18


def test_the_report_in_turtle_says_the_same() -> None:
    result = report(remark("Not A Slug"))
    read = Graph().parse(data=result.turtle(), format="turtle")
    assert list(read.objects(None, SH.focusNode)) == [REMARK]


def test_validation_leaves_the_graph_as_it_was() -> None:
    graph = remark("unrecognised-grade")
    graph.add((URIRef(ID["finding/seaton-slac-2011-05-06/7-1"]), SG.mentions, URIRef(ID["agency/ofsted"])))
    before = set(graph)
    register = Graph().add((URIRef(ID["agency/ofsted"]), RDF.type, SG.PartnerAgency))
    assert validate(graph, register) == ()
    assert set(graph) == before


def test_an_organisation_is_looked_up_only_where_there_is_a_register() -> None:
    graph = Graph().add((URIRef(ID["finding/x/7-1"]), SG.mentions, URIRef(ID["agency/nobody"])))
    assert validate(graph) == ()
    (violation,) = validate(graph, Graph())
    assert violation.focus == str(ID["agency/nobody"])
