"""What only several reports together can tell.

Links stay within an authority, so those of an authority are a named graph of their own (``graph/links/{authority}``)
that depends on its inspections alone: whoever changes one of these derives that graph anew, and no other. Their rows
come from the store through a function that the caller gives, so that nothing here knows which store it is.

Every statement stands in one graph alone. What two graphs would have to say is therefore a graph of its own too, one
query each (:data:`DESCRIBED`): of the aspects that the scheme does not have, and of the visits that have no report.
"""

from rdflib import Graph

from loaders.linking import earlier_inspections, follow_up
from loaders.linking.rows import Ask, query_text
from ontology.light_graph import LightGraph
from ontology.namespaces import GRAPH

__all__ = ["DESCRIBED", "Ask", "links_graph", "query_text"]

DESCRIBED = {str(GRAPH["visits"]): "visits.rq", str(GRAPH["aspects"]): "aspects.rq"}
"""Named graph to the query (:func:`query_text`) that constructs it from the whole store."""


def links_graph(ask: Ask) -> Graph:
    """The links of one authority: which inspection a report refers to, which finding follows a recommendation up.

    ``ask`` answers with ``?authority`` bound to that authority.
    """
    graph = LightGraph()
    earlier_inspections.add_links(graph, ask)
    follow_up.add_links(graph, ask)
    return graph
