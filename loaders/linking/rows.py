"""How linking asks the store, without knowing which store it is."""

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files

Row = Mapping[str, str]
"""One solution of a query: variable name to the value's text; unbound variables are absent."""

Ask = Callable[[str], Iterable[Row]]
"""Answers a SELECT query given as text."""


def query_text(name: str) -> str:
    """The text of a query of this package."""
    return (files("loaders.linking") / name).read_text(encoding="utf-8")
