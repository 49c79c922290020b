"""What only several reports together can tell: derived over the whole store after each load.

The rows come from the store through a function that the caller gives, so that nothing here knows which store it is;
the statements go into a named graph of their own (``graph/links``), since they belong to no single report.
"""

from rdflib import Graph

from loaders.linking import earlier_inspections, follow_up
from loaders.linking.rows import Ask
from ontology.namespaces import PREFIXES

__all__ = ["Ask", "links_graph"]


def links_graph(ask: Ask) -> Graph:
    """All links between reports: which inspection a report refers to, which finding follows a recommendation up."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    earlier_inspections.add_links(graph, ask)
    follow_up.add_links(graph, ask)
    return graph
