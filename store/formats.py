"""Media types that a store can answer in, and the engine's names for them."""

from pyoxigraph import QueryResultsFormat, RdfFormat

from store.base import QueryRefused

RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}

GRAPHS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}

ROWS_ONLY = {"text/csv", "text/tab-separated-values"}
"""SPARQL defines these for rows alone, so a yes or no cannot be said in them."""


def results_format(media_type: str, *, boolean: bool) -> QueryResultsFormat:
    """Raises :class:`QueryRefused` where the answer cannot be written that way."""
    if media_type not in RESULTS:
        kind = "yes or no" if boolean else "rows"
        raise QueryRefused(f"The answer is {kind}, which {media_type} cannot hold; ask for {_names(boolean)}.")
    if boolean and media_type in ROWS_ONLY:
        raise QueryRefused(f"ASK answers yes or no, and {media_type} is for rows; ask for {_names(boolean)}.")
    return RESULTS[media_type]


def graph_format(media_type: str) -> RdfFormat:
    """Raises :class:`QueryRefused` where a graph cannot be written that way."""
    if media_type not in GRAPHS:
        raise QueryRefused(f"The answer is a graph, which {media_type} cannot hold; ask for {', '.join(GRAPHS)}.")
    return GRAPHS[media_type]


def _names(boolean: bool) -> str:
    return ", ".join(name for name in RESULTS if not (boolean and name in ROWS_ONLY))
