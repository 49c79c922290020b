"""Tell, without running it, what a query asks for; so only queries go to a service, and faults have the same words.

Oxigraph's parser decides. It has no call of its own, and evaluating a query, even over nothing, may take for ever; so
a character that no query may hold is put behind the text: the parser then always fails, at that character where all
before it was right, and earlier where it was not. A query that only lacks its end passes; the service refuses it.

Two parsers may read one text in two ways. What this lets through is for the service to refuse by its own settings: give
it a user that may only read where many may ask.
"""

import re

import pyoxigraph as ox

from ontology.namespaces import BASE
from store.base import QueryRefused, ResultForm

# The parser looks ahead by the longest keyword for what it expects: the space between keeps that off the last line.
_END = "\n" + 64 * " " + "\n\x01"
_PLACE = re.compile(r"error at (\d+):\d+")
_PROLOGUE = re.compile(
    r"""(?: \s+ | \#[^\n\r]* | BASE \s* <[^<>]*> | PREFIX \s* [^\s:<>]* : \s* <[^<>]*> )*""", re.IGNORECASE | re.VERBOSE
)
_KEYWORD = re.compile(r"[A-Za-z]+")
_FORMS = {
    "SELECT": ResultForm.BINDINGS,
    "ASK": ResultForm.BOOLEAN,
    "CONSTRUCT": ResultForm.GRAPH,
    "DESCRIBE": ResultForm.GRAPH,
}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
_SERVICE = re.compile("service", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<![?$:\w])service\s*(silent\s*)?(<[^<>]*>|[?$]\w+|[\w.-]*:[\w.-]*)\s*\{", re.IGNORECASE)
_STAND_IN = "s3rvice"
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_LONGEST_MESSAGE = 200
_EMPTY = ox.Store()


def result_form(text: str) -> ResultForm:
    """What the query answers with. Raises :class:`QueryRefused` for an update, SERVICE and bad syntax."""
    fault = _fault(text)
    prologue = _PROLOGUE.match(text)
    keyword = _KEYWORD.match(text, prologue.end() if prologue else 0)
    word = keyword.group().upper() if keyword else ""
    if word in _UPDATES:
        raise QueryRefused(
            f"{word} would change the store; only queries (SELECT, ASK, CONSTRUCT, DESCRIBE) are answered."
        )
    if fault or word not in _FORMS:
        raise QueryRefused(f"The query is not valid SPARQL 1.1: {fault or 'it begins with no form of query'}")
    # Some services read \u0053 as S wherever it stands.
    for reading in {text, _ESCAPE.sub(_character, text)}:
        # By the parser, and by the look of it wherever it stands.
        if _SERVICE.search(reading) and (_CLAUSE.search(reading) or _fault(_SERVICE.sub(_STAND_IN, reading))):
            raise QueryRefused("SERVICE is not answered here: this store does not ask other endpoints.")
    return _FORMS[word]


def _fault(text: str) -> str:
    """What is wrong with the text before its end; empty where nothing is."""
    try:
        _EMPTY.query(text + _END, base_iri=BASE)
    except SyntaxError as error:
        place = _PLACE.search(str(error))
        if place and int(place[1]) > (text + _END).count("\n"):
            return ""
        message = " ".join(str(error).split())
        return message if len(message) <= _LONGEST_MESSAGE else message[:_LONGEST_MESSAGE] + " …"
    return "it could not be read"


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape.group()
