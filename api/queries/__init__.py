"""The service's own queries, one ``.rq`` file each: valid SPARQL as they stand, with marked places for values.

A line ``# VALUES ?name`` is a place for the values of a variable; a line ``# FILTERS name`` one for conditions
out of :mod:`api.filters`. Values are written by the engine's own terms, which check and escape them; no text of a
client becomes part of a query in any other way.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode

Term = NamedNode | Literal

_PLACE = re.compile(r"^[ \t]*# (?P<kind>VALUES \?|FILTERS )(?P<name>\w+)[ \t]*$", re.MULTILINE)


@cache
def text(name: str) -> str:
    """The query file ``name``, as it stands."""
    return files(__name__).joinpath(f"{name}.rq").read_text(encoding="utf-8")


def iris(values: Iterable[str]) -> list[Term]:
    """IRIs as terms; raises ValueError for what is none."""
    return [NamedNode(value) for value in values]


def values_clause(variable: str, terms: Iterable[Term]) -> str:
    """``VALUES ?variable { … }``."""
    return f"VALUES ?{variable} {{ {' '.join(map(str, terms))} }}"


def fill(
    name: str,
    values: Mapping[str, Iterable[Term]] | None = None,
    filters: Mapping[str, Iterable[str]] | None = None,
    *,
    limit: int | None = None,
) -> str:
    """The query ``name`` with its places filled; a place that nothing is given for stays the comment it is.

    Raises KeyError where the query has no place for what is given.
    """
    values, filters = dict(values or {}), dict(filters or {})

    def replace(place: re.Match[str]) -> str:
        if place["kind"].startswith("VALUES"):
            terms = values.pop(place["name"], None)
            return place.group() if terms is None else values_clause(place["name"], terms)
        return "\n".join(filters.pop(place["name"], ())) or place.group()

    filled = _PLACE.sub(replace, text(name))
    if values or any(filters.values()):
        raise KeyError(f"query {name!r} has no place for {', '.join([*values, *filters])}")
    return f"{filled}\nLIMIT {limit:d}\n" if limit is not None else filled
