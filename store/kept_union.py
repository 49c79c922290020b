"""Stores of earlier versions: they kept the union of the named graphs as the engine's default graph.

Their snapshots are answered as they are. Before such a store is written to, its statements are brought to stand once.
"""

from collections.abc import Iterator

import pyoxigraph as ox

_UNION = ox.DefaultGraph()
_IN_UNION = "SELECT ?p (COUNT(*) AS ?number) { ?s ?p ?o } GROUP BY ?p"
_IN_GRAPHS = "SELECT ?p (COUNT(*) AS ?number) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?p"
_OF_SEVERAL = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } GROUP BY ?s ?p ?o HAVING (COUNT(*) > 1)"

Bound = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


def keeps_union(engine: ox.Store) -> bool:
    """Whether the default graph holds anything."""
    return next(engine.quads_for_pattern(None, None, None, _UNION), None) is not None


def drop_union(engine: ox.Store) -> None:
    """Let each statement stand in one named graph, the first that makes it, and in the default graph no more.

    May be done again after it was interrupted.
    """
    for quad in list(_repeated(engine)):
        engine.remove(quad)
    engine.clear_graph(_UNION)


def _repeated(engine: ox.Store) -> Iterator[ox.Quad]:
    """What two named graphs state, but for the first of them. Few properties are concerned, and a count tells which."""
    once, in_graphs = _counts(engine, _IN_UNION), _counts(engine, _IN_GRAPHS)
    for predicate in (one for one, number in in_graphs.items() if number != once.get(one)):
        for row in _rows(engine, _OF_SEVERAL, {ox.Variable("p"): predicate}):
            quads = engine.quads_for_pattern(row["s"], predicate, row["o"], None)
            named = (quad for quad in quads if quad.graph_name != _UNION)
            yield from sorted(named, key=lambda quad: str(quad.graph_name))[1:]


def _counts(engine: ox.Store, query: str) -> dict[ox.NamedNode, int]:
    return {row["p"]: int(row["number"].value) for row in _rows(engine, query)}


def _rows(engine: ox.Store, query: str, bound: Bound | None = None) -> Iterator[ox.QuerySolution]:
    solutions = engine.query(query, substitutions=bound)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError("Only SELECT gives rows.")
    return solutions
