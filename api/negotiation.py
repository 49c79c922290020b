"""Content negotiation: which of the offered media types a client wants most."""

from collections.abc import Mapping, Sequence

from flask import request

from api.problems import Problem
from store.base import ResultForm

JSON = "application/json"
CSV = "text/csv"
HTML = "text/html"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
JSON_LD = "application/ld+json"
RDF_XML = "application/rdf+xml"
N_QUADS = "application/n-quads"
TRIG = "application/trig"
SPARQL_JSON = "application/sparql-results+json"
SPARQL_XML = "application/sparql-results+xml"
SPARQL_TSV = "text/tab-separated-values"

TABLES: Mapping[str, str] = {
    "json": SPARQL_JSON,
    "xml": SPARQL_XML,
    "csv": CSV,
    "tsv": SPARQL_TSV,
}
"""``format=`` to media type for SELECT, the default first."""

BOOLEANS: Mapping[str, str] = {"json": SPARQL_JSON, "xml": SPARQL_XML}
"""The same for ASK: SPARQL defines CSV and TSV for rows alone."""

GRAPHS: Mapping[str, str] = {
    "ttl": TURTLE,
    "nt": N_TRIPLES,
    "jsonld": JSON_LD,
    "rdf": RDF_XML,
}
"""``format=`` to media type for CONSTRUCT and DESCRIBE, the default first."""

_GENERAL_RESULT = {JSON: SPARQL_JSON, "application/xml": SPARQL_XML, "text/xml": SPARQL_XML}
_GENERAL_GRAPH = {JSON: JSON_LD, "text/plain": N_TRIPLES, "application/xml": RDF_XML, "text/xml": RDF_XML}

_BY_FORM: Mapping[ResultForm, tuple[Mapping[str, str], Mapping[str, str]]] = {
    ResultForm.BINDINGS: (TABLES, _GENERAL_RESULT),
    ResultForm.BOOLEAN: (BOOLEANS, _GENERAL_RESULT),
    ResultForm.GRAPH: (GRAPHS, _GENERAL_GRAPH),
}
"""The formats of each form, and what a client that asks for a general type is given, labelled with the precise one."""


def best(offers: Sequence[str]) -> str | None:
    """The offer that the request's ``Accept`` prefers, by quality, then by the order of ``offers``; None if none fits.

    Without an ``Accept`` header it is the first.
    """
    if not request.accept_mimetypes:
        return offers[0]
    quality = {offer: request.accept_mimetypes.quality(offer) for offer in offers}
    chosen = max(offers, key=lambda offer: quality[offer])
    return chosen if quality[chosen] > 0 else None


def not_acceptable(offers: Sequence[str]) -> Problem:
    """The 406 that names what there is."""
    return Problem(406, "not-acceptable", f"This is offered as {', '.join(offers)}.", offered=list(offers))


def chosen_format(offers: Mapping[str, str], asked: str | None) -> str:
    """The media type of ``format=``, which wins, else of ``Accept``.

    Raises a 400 for an unknown format and a 406 where nothing fits.
    """
    if asked is not None:
        if asked not in offers:
            raise Problem(
                400,
                "unknown-value",
                f"format={asked} is not offered here; {', '.join(offers)} are.",
                known=list(offers),
            )
        return offers[asked]
    chosen = best(list(offers.values()))
    if chosen is None:
        raise not_acceptable(list(offers.values()))
    return chosen


_ALIASES: Mapping[str, str] = {
    "turtle": "ttl",
    "n3": "ttl",
    "ntriples": "nt",
    "n-triples": "nt",
    "json-ld": "jsonld",
    "rdf+xml": "rdf",
}
_GRAPH_ALIASES: Mapping[str, str] = {**_ALIASES, "xml": "rdf", "json": "jsonld"}
"""What clients of other endpoints call the formats; N3 is written as the Turtle that it contains."""


def _named_format(form: ResultForm, asked: str) -> str:
    """``format=`` by its own name, by that of other endpoints, or as a media type."""
    name = (_GRAPH_ALIASES if form is ResultForm.GRAPH else _ALIASES).get(asked.lower(), asked.lower())
    formats, general = _BY_FORM[form]
    by_media_type = {media_type: ending for ending, media_type in formats.items()}
    return by_media_type.get(general.get(name, name), name)


def result_type(form: ResultForm | None, asked: str | None, *, html: bool = False) -> str | None:
    """The media type for the answer to a query of ``form``; ``text/html`` only where ``html`` allows it.

    None where the form is not known, since then the engine will refuse the query. Raises 400 and 406 as
    :func:`chosen_format` does.
    """
    if form is None:
        return None
    formats, general = _BY_FORM[form]
    if asked is not None:
        return chosen_format(formats, _named_format(form, asked))
    offers = [*formats.values(), *general, *([HTML] if html else [])]
    chosen = best(offers)
    if chosen is None:
        raise not_acceptable(list(formats.values()))
    return general.get(chosen, chosen)
