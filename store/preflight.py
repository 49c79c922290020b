"""Tell, without running it, what a query asks for, and whether of certain graphs; so only queries go to a service, and
faults have the same words.

Oxigraph's parser decides. It has no call of its own, and evaluating a query, even over nothing, may take for ever; so
a character that no query may hold is put behind the text: the parser then always fails, at that character where all
before it was right, and earlier where it was not. A query that only lacks its end passes; the service refuses it.

Two parsers may read one text in two ways. What this lets through is for the service to refuse by its own settings: give
it a user that may only read where many may ask.
"""

import re

import pyoxigraph as ox

from ontology.namespaces import BASE
from store.base import ResultForm
from store.query_text import (
    looks_like_service,
    query_form,
    refused,
    service_refused,
    without_from,
    without_service,
)

# The parser looks ahead by the longest keyword for what it expects: the space between keeps that off the last line.
_END = "\n" + 64 * " " + "\n\x01"
_PLACE = re.compile(r"error at (\d+):\d+")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_EMPTY = ox.Store()


def result_form(text: str) -> ResultForm:
    """What the query answers with. Raises :class:`QueryRefused` for an update, SERVICE and bad syntax."""
    form, fault = query_form(text), _fault(text)
    if fault or form is None:
        raise refused(text, fault or "it begins with no form of query")
    # Some services read \u0053 as S wherever it stands.
    for reading in {text, _ESCAPE.sub(_character, text)}:
        # By the parser, and by the look of it wherever it stands.
        other = without_service(reading)
        if other and (looks_like_service(reading) or _fault(other)):
            raise service_refused()
    return form


def names_graphs(text: str) -> bool:
    """Whether FROM or FROM NAMED says which graphs a query is asked of; also true of what is no query."""
    other = without_from(text)
    return other is not None and bool(_fault(other))


def _fault(text: str) -> str:
    """What is wrong with the text before its end; empty where nothing is."""
    try:
        _EMPTY.query(text + _END, base_iri=BASE)
    except SyntaxError as error:
        place = _PLACE.search(str(error))
        if place and int(place[1]) > (text + _END).count("\n"):
            return ""
        return str(error)
    return "it could not be read"


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape.group()
