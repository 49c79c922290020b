"""The graphs that every report builds on: ontology, concept schemes and register, each a named graph of its own."""

from collections.abc import Callable
from importlib import import_module

from rdflib import Graph

from ontology.namespaces import GRAPH
from ontology.vocabulary import ontology_graph, schemes_graph


def _register() -> Graph:
    try:
        graph: Graph = import_module("ontology.register_graph").register_graph()
    except ModuleNotFoundError:  # until it lands
        return Graph()
    return graph


FOUNDATIONS: dict[str, Callable[[], Graph]] = {
    str(GRAPH["ontology"]): ontology_graph,
    str(GRAPH["schemes"]): schemes_graph,
    str(GRAPH["register"]): _register,
}
LINKS = str(GRAPH["links"])
"""Derived over all reports after each load; see ``loaders.linking``."""


def ntriples(graph: Graph) -> bytes:
    """As the store takes it."""
    return graph.serialize(format="nt", encoding="utf-8")
