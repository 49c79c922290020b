"""What the text of a query tells before it runs: the form of its answer, and what is refused, in the same words for
every store.
"""

import re

from store.base import QueryRefused, ResultForm

_PROLOGUE = re.compile(
    r"""(?: \s+ | \#[^\n\r]*                                     # space and comments
          | BASE \s* <[^<>]*>
          | PREFIX \s* [^\s:<>]* : \s* <[^<>]*> )*""",
    re.IGNORECASE | re.VERBOSE,
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
_FROM = re.compile("from", re.IGNORECASE)
_LONGEST_FAULT = 200
"""Characters: the engine may list every character that it would have accepted."""


def query_form(text: str) -> ResultForm | None:
    """The form of the answer, from the first keyword after the prologue; None if it is no query."""
    return _FORMS.get(_keyword(text))


def is_update(text: str) -> bool:
    """Whether the first keyword after the prologue begins a SPARQL update."""
    return _keyword(text) in _UPDATES


def refused(text: str, fault: str) -> QueryRefused:
    """Why a text is not answered that the engine's parser found a fault in: it is an update, or is not valid."""
    if is_update(text):
        return QueryRefused(
            f"{_keyword(text)} would change the store; only queries (SELECT, ASK, CONSTRUCT, DESCRIBE) are answered."
        )
    fault = " ".join(fault.replace(_STAND_IN, "service").split())
    if len(fault) > _LONGEST_FAULT:
        fault = fault[:_LONGEST_FAULT] + " …"
    return QueryRefused(f"The query is not valid SPARQL 1.1: {fault}")


def service_refused() -> QueryRefused:
    """Why a query with a SERVICE clause is not answered."""
    return QueryRefused("SERVICE is not answered here: this store does not ask other endpoints.")


def without_service(text: str) -> str | None:
    """The text with another word for each ``service``; None where there is none.

    A query that only mentions it (in a string, a comment, a name) still parses then; one that has it as a keyword does
    not. So the engine's own parser decides, and nothing can be read one way here and another way there.
    """
    return _SERVICE.sub(_STAND_IN, text) if _SERVICE.search(text) else None


def without_from(text: str) -> str | None:
    """The text with another word for each ``from``, as :func:`without_service`; None where there is none."""
    return _FROM.sub("frqm", text) if _FROM.search(text) else None


def looks_like_service(text: str) -> bool:
    """Whether the words of a SERVICE clause stand anywhere, be it in a string."""
    return bool(_CLAUSE.search(text))


def _keyword(text: str) -> str:
    prologue = _PROLOGUE.match(text)
    word = _KEYWORD.match(text, prologue.end() if prologue else 0)
    return word.group().upper() if word else ""
