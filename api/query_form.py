"""What form of answer a SPARQL query asks for, told before it runs, so that a media type can be agreed on."""

import re

from store.base import ResultForm

_PROLOGUE = re.compile(
    r"""(?: \s+ | \#[^\n\r]*                                     # space and comments
          | BASE \s* <[^<>"{}|^`\\\x00-\x20]*>
          | PREFIX \s* [^\s:<>]* : \s* <[^<>"{}|^`\\\x00-\x20]*> )*""",
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


def _keyword(text: str) -> str:
    prologue = _PROLOGUE.match(text)
    word = _KEYWORD.match(text, prologue.end() if prologue else 0)
    return word.group().upper() if word else ""


def query_form(text: str) -> ResultForm | None:
    """The form of the answer, from the first keyword after the prologue; None if it is no query."""
    return _FORMS.get(_keyword(text))


def is_update(text: str) -> bool:
    """Whether the first keyword after the prologue begins a SPARQL update."""
    return _keyword(text) in _UPDATES
