"""The graphs that every report builds on: ontology, concept schemes and register, each a named graph of its own."""

from collections.abc import Callable

from rdflib import Graph

from ontology.namespaces import GRAPH
from ontology.register_graph import register_graph
from ontology.vocabulary import ontology_graph, schemes_graph

FOUNDATIONS: dict[str, Callable[[], Graph]] = {
    str(GRAPH["ontology"]): ontology_graph,
    str(GRAPH["schemes"]): schemes_graph,
    str(GRAPH["register"]): register_graph,
}
