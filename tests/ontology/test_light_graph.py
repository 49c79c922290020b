"""A light graph is rdflib's graph in all that can be asked of it, and its N-Triples are read back as they were."""

from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Node

from ontology.light_graph import LightGraph, Statement, ntriples
from ontology.namespaces import SG, same

SEATON, MARSH = URIRef("http://example.org/seaton"), URIRef("http://example.org/marsh")
WORDS = Literal("plans are thorough", datatype=XSD.string)

NODES: list[Node] = [SEATON, MARSH]
PROPERTIES: list[Node] = [SG.text, SG.mentions]
VALUES: list[Node] = [*NODES, WORDS, Literal("plans are thorough"), Literal(1), Literal("1"), Literal("ja", lang="de")]

statements = st.tuples(st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(VALUES))
patterns = [(s, p, o) for s, p, o in product([None, *NODES], [None, *PROPERTIES], [None, *VALUES])]


@pytest.fixture
def graph() -> LightGraph:
    graph = LightGraph()
    graph.add((SEATON, SG.text, WORDS))
    graph.add((SEATON, SG.mentions, MARSH))
    return graph


@settings(deadline=None, max_examples=40)
@given(st.lists(statements), st.lists(st.sampled_from(patterns), max_size=2), st.lists(statements, max_size=3))
def test_it_answers_as_rdflibs_own_graph_does(
    first: list[Statement], removed: list[tuple[Node | None, Node | None, Node | None]], then: list[Statement]
) -> None:
    light, own = LightGraph(), Graph()
    for graph in (light, own):
        for statement in first:
            graph.add(statement)
        for pattern in removed:
            set(graph.triples((None, SG.text, None)))  # so that an index is there to go stale
            graph.remove(pattern)
        for statement in then:
            graph.add(statement)
    assert len(light) == len(own)
    for pattern in patterns:
        assert Counter(light.triples(pattern)) == Counter(own.triples(pattern))
        assert (pattern in light) == (pattern in own)
    for node, predicate in product(NODES, PROPERTIES):
        assert set(light.objects(node, predicate)) == set(own.objects(node, predicate))


def test_statements_keep_the_order_they_were_made_in(graph: LightGraph) -> None:
    assert list(graph) == [(SEATON, SG.text, WORDS), (SEATON, SG.mentions, MARSH)]


def test_a_path_of_properties_is_followed(graph: LightGraph) -> None:
    graph.add((MARSH, SG.text, WORDS))
    assert list(graph.objects(SEATON, SG.mentions / SG.text)) == [WORDS]
    assert list(graph.subjects(SG.mentions / SG.text, WORDS)) == [SEATON]


def test_the_values_at_the_end_of_a_path_are_found_for_several_nodes(graph: LightGraph) -> None:
    graph.add((MARSH, SG.text, WORDS))
    graph.add((MARSH, SG.heading, Literal("Marsh")))
    found = graph.values([SEATON, MARSH], [[SG.mentions]])
    assert {node: list(values) for node, values in found.items()} == {SEATON: [MARSH], MARSH: []}
    found = graph.values([SEATON], [[SG.mentions], [SG.text, SG.heading]])
    assert {node: list(values) for node, values in found.items()} == {SEATON: [WORDS, Literal("Marsh")]}


def test_several_properties_of_a_node_are_stated_at_once(graph: LightGraph) -> None:
    graph.describe(SEATON, [(SG.text, WORDS), (SG.mentions, SEATON), (SG.heading, WORDS)])
    assert list(graph.triples((SEATON, SG.mentions, None))) == [
        (SEATON, SG.mentions, MARSH),
        (SEATON, SG.mentions, SEATON),
    ]
    assert len(graph) == 4


def test_a_light_graph_is_made_of_any_other_and_of_itself_not_again(graph: LightGraph) -> None:
    own = Graph()
    own += graph
    assert set(LightGraph.of(own)) == set(own)
    assert LightGraph.of(graph) is graph


def test_those_who_say_a_thing_are_found(graph: LightGraph) -> None:
    assert list(graph.sayers(SG.mentions, MARSH)) == [SEATON]
    assert list(graph.sayers(SG.mentions, SEATON)) == []


def test_it_takes_what_another_graph_says(graph: LightGraph) -> None:
    assert set(LightGraph() + graph) == set(graph)


def test_a_term_of_a_vocabulary_is_one_object() -> None:
    assert SG.text is SG.text
    assert SG.text == URIRef(f"{SG}text")
    assert same(URIRef("http://example.org/unheard-of")) is same(URIRef("http://example.org/unheard-of"))


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([XSD.string, XSD.integer, None]))
def test_what_was_written_is_read_back(text: str, datatype: URIRef | None) -> None:
    graph = Graph().add((SEATON, SG.text, Literal(text, datatype=datatype, normalize=False)))
    assert set(Graph().parse(data=ntriples(graph), format="nt")) == set(graph)


def test_a_statement_is_a_line(graph: LightGraph) -> None:
    graph.add((SEATON, SG.text, Literal('says "so"\non two lines\\', lang="en")))
    graph.add((BNode("b"), RDF.type, SG.Remark))
    assert ntriples(graph).decode().splitlines() == [
        f'<{SEATON}> <{SG.text}> "plans are thorough"^^<{XSD.string}> .',
        f'<{SEATON}> <{SG.text}> "says \\"so\\"\\non two lines\\\\"@en .',
        f"<{SEATON}> <{SG.mentions}> <{MARSH}> .",
        f"_:b <{RDF.type}> <{SG.Remark}> .",
    ]


def test_an_iri_that_is_none_is_not_written(graph: LightGraph) -> None:
    graph.add((SEATON, SG.mentions, URIRef("http://example.org/two words")))
    with pytest.raises(Exception, match="does not look like a valid URI"):
        ntriples(graph)
