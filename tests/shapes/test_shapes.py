"""Every shape passes what is right and names what is wrong: the examples in ``shapes/examples``.

``<topic>_PASS….ttl`` conforms. ``<topic>_XFAIL….ttl`` does not, and says in ``# fails: node property`` lines exactly
which nodes and properties are wrong; ``-`` stands for the node itself or for a longer path.
"""

from functools import cache
from pathlib import Path

import pytest
from rdflib import BNode, Graph, URIRef
from rdflib.namespace import OWL, RDF, SH
from rdflib.term import Node

import shapes
from ontology.namespaces import SG
from ontology.vocabulary import ontology_graph, scheme
from shapes import validation
from shapes.validation import ValidationReport, report, shape_files, shapes_graph

EXAMPLES = Path(shapes.__file__).parent / "examples"
PASSING = sorted(path.stem for path in EXAMPLES.glob("*_PASS*.ttl"))
FAILING = sorted(path.stem for path in EXAMPLES.glob("*_XFAIL*.ttl"))


def example(name: str) -> Graph:
    return Graph().parse(EXAMPLES / f"{name}.ttl")


@cache
def validated(name: str) -> ValidationReport:
    # What needs the register is tried against the organisations of one example.
    register = example("organisation_PASS") if name.startswith("known_organisation") else None
    return report(example(name), register)


def expected_failures(name: str) -> set[tuple[str, str]]:
    manager = example(name).namespace_manager

    def expand(word: str) -> str:
        if word == "-":
            return ""
        return word[1:-1] if word.startswith("<") else str(manager.expand_curie(word))

    lines = (EXAMPLES / f"{name}.ttl").read_text(encoding="utf-8").splitlines()
    words = [line.removeprefix("# fails:").split() for line in lines if line.startswith("# fails:")]
    return {(expand(node), expand(path)) for node, path in words}


@pytest.mark.parametrize("name", PASSING)
def test_what_is_right_conforms(name: str) -> None:
    assert not validated(name).violations


@pytest.mark.parametrize("name", FAILING)
def test_what_is_wrong_fails_where_it_is_wrong_and_nowhere_else(name: str) -> None:
    found = {(violation.focus, violation.path) for violation in validated(name).violations}
    assert found == expected_failures(name)


@pytest.mark.parametrize("file", [name.removesuffix(".ttl") for name in shape_files()])
def test_every_shape_file_has_an_example_that_passes_and_one_that_fails(file: str) -> None:
    assert any(name.startswith(f"{file}_PASS") for name in PASSING)
    assert any(name.startswith(f"{file}_XFAIL") for name in FAILING)


def test_every_constraint_is_broken_by_some_example() -> None:
    # The shapes are read once a process, so that the reports of all examples name the same nodes.
    graph = validation._shapes().graph
    broken = {shape for name in FAILING for shape in validated(name).graph.objects(None, SH.sourceShape)}
    checked = set(graph.subjects(RDF.type, SH.PropertyShape))
    assert {str(graph.value(shape, SH.message)) for shape in checked - broken} == set()


def test_every_class_of_the_ontology_has_a_shape() -> None:
    targeted = set(shapes_graph().objects(None, SH.targetClass))
    assert set(ontology_graph().subjects(RDF.type, OWL.Class)) - targeted == set()


def test_every_shape_says_what_to_do() -> None:
    graph = shapes_graph()
    silent = [
        node
        for node in set(graph.objects(None, SH.property))
        if graph.value(node, SH.message) is None and not _within_alternatives(graph, node)
    ]
    assert silent == []


def _within_alternatives(graph: Graph, node: Node) -> bool:
    """Whether a property shape is part of a sh:or, whose own message is what a person reads."""
    return any(isinstance(parent, BNode) for parent in graph.subjects(SH.property, node))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("polarity", SG.polarity),
        ("role", SG.role),
        ("theme", SG.theme),
        ("timescale", SG.timescale),
        ("framework", SG.framework),
        ("grade", SG.grade),
        ("grade-status", SG.gradeStatus),
        ("agency-type", SG.agencyType),
    ],
)
def test_lists_of_allowed_concepts_agree_with_their_scheme(name: str, path: URIRef) -> None:
    graph = shapes_graph()
    top_level = {shape for node in graph.subjects(RDF.type, SH.NodeShape) for shape in graph.objects(node, SH.property)}
    lists = [
        set(graph.items(members))
        for shape in top_level
        if graph.value(shape, SH.path) == path
        for members in graph.objects(shape, SH["in"])
    ]
    assert lists
    assert all(members == {concept.iri for concept in scheme(name)} for members in lists)
