"""What only several reports together can tell: derived from the inspections of one authority.

The rows come from the store through a function that the caller gives, so that nothing here knows which store it is.
Links stay within an authority, so those of an authority are a named graph of their own (``graph/links/{authority}``)
that depends on its inspections alone: whoever changes one of these derives that graph anew, and no other.
"""

from rdflib import Graph

from loaders.linking import earlier_inspections, follow_up
from loaders.linking.rows import Ask
from ontology.namespaces import PREFIXES

__all__ = ["Ask", "links_graph"]


def links_graph(ask: Ask) -> Graph:
    """The links of one authority: which inspection a report refers to, which finding follows a recommendation up.

    ``ask`` answers with ``?authority`` bound to that authority.
    """
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    earlier_inspections.add_links(graph, ask)
    follow_up.add_links(graph, ask)
    return graph
