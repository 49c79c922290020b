"""Prepared shapes find what pySHACL finds with the shapes as their files have them."""

from collections import Counter
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

import shapes
from ontology.light_graph import LightGraph
from ontology.namespaces import ID, SG
from shapes import validation
from shapes.prepared import PreparedShapes
from shapes.validation import shapes_graph

EXAMPLES = sorted((Path(shapes.__file__).parent / "examples").glob("*.ttl"))
DETAILS = (SH.focusNode, SH.value, SH.resultMessage, SH.resultSeverity, SH.sourceConstraintComponent)


def results(found: Graph) -> Counter[tuple[Node | None, ...]]:
    return Counter(
        tuple(found.value(result, detail) for detail in DETAILS) for result in found.objects(None, SH.result)
    )


def as_written(graph: Graph, written: Graph) -> Counter[tuple[Node | None, ...]]:
    _, found, _ = pyshacl.validate(graph, shacl_graph=written)
    assert isinstance(found, Graph)
    return results(found)


def as_prepared(graph: Graph, prepared: PreparedShapes) -> Counter[tuple[Node | None, ...]]:
    return results(validation._validated(LightGraph.of(graph), prepared).graph)


@pytest.fixture(scope="module")
def written() -> Graph:
    return shapes_graph()


@pytest.fixture(scope="module")
def prepared(written: Graph) -> PreparedShapes:
    return PreparedShapes(written)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_every_result_is_the_same(example: Path, written: Graph, prepared: PreparedShapes) -> None:
    graph = Graph().parse(example)
    assert as_prepared(graph, prepared) == as_written(graph, written)


def test_instances_of_a_class_below_another_are_looked_at(written: Graph, prepared: PreparedShapes) -> None:
    own, remark = URIRef("http://example.org/Doubt"), ID["report/seaton-slac-2011-05-06/remark/1"]
    graph = Graph().add((remark, RDF.type, own))
    assert as_prepared(graph, prepared) == Counter()
    graph.add((own, RDFS.subClassOf, SG.Remark))
    assert as_prepared(graph, prepared) == as_written(graph, written)
    assert len(as_prepared(graph, prepared)) == 2


def test_the_shapes_given_stay_as_they_are() -> None:
    graph = shapes_graph()
    before = set(graph)
    PreparedShapes(graph)
    assert set(graph) == before
