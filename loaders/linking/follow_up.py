"""Was it put right? Which findings of later inspections follow a recommendation up: ``sg:followedBy``."""

from rdflib import Graph

from loaders.linking.rows import Ask


def add_links(graph: Graph, ask: Ask) -> None:
    """State ``sg:followedBy`` for each recommendation and the later findings on the same matter."""
