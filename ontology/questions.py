"""The competency questions: what the graph must be able to answer, each a query file with its own description.

One ``queries/*.rq`` file is the editor's example, the API's query and a regression test at once. It begins with its
metadata in comments::

    #+ title: Which recommendations are due when?
    #+ description: One sentence or more,
    #+   continued on indented lines.
    #+ tags: recommendations, time
    #+ parameter: authority iri The authority recommended to; left free, all of them.

A parameter is a variable that the query selects and that may be bound before it is asked. Left free, the question is
asked of everything.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

METADATA = re.compile(r"#\+ (?P<key>[a-z]+): (?P<value>.+)|#\+   (?P<more>\S.*)")
NEEDED = ("title", "description", "tags")


class ParameterKind(StrEnum):
    """What a parameter is bound to."""

    IRI = "iri"
    STRING = "string"
    INTEGER = "integer"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a query that may be bound before it is asked."""

    name: str
    """The variable, without its question mark."""
    kind: ParameterKind
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A competency question."""

    name: str
    """The file's name without its ending: stable, the question's identifier."""
    title: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    """The whole file, comments included: a complete SPARQL 1.1 query."""


@cache
def questions() -> tuple[Question, ...]:
    """All competency questions, in the order of their names."""
    folder = files("ontology").joinpath("queries")
    named = {file.name: file for file in folder.iterdir() if file.name.endswith(".rq")}
    return tuple(parse(name.removesuffix(".rq"), named[name].read_text(encoding="utf-8")) for name in sorted(named))


def question(name: str) -> Question:
    """The question of a name; raises KeyError, naming it, where there is none."""
    for candidate in questions():
        if candidate.name == name:
            return candidate
    raise KeyError(f"no competency question {name!r}")


def parse(name: str, text: str) -> Question:
    """Read one query file; raises ValueError, naming the file, where its metadata is incomplete or not understood."""
    entries = _entries(name, text)
    single = {key: value for key, value in entries if key in NEEDED}
    for key in NEEDED:
        if key not in single:
            raise ValueError(f"{name}.rq: no line '#+ {key}: …'")
    return Question(
        name=name,
        title=single["title"],
        description=single["description"],
        tags=tuple(tag.strip() for tag in single["tags"].split(",")),
        parameters=tuple(_parameter(name, text, value) for key, value in entries if key == "parameter"),
        text=text,
    )


def _entries(name: str, text: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            continue
        match = METADATA.fullmatch(line)
        if match is None or (match["more"] and not entries):
            raise ValueError(f"{name}.rq: metadata not understood: {line}")
        if match["more"]:
            key, value = entries.pop()
            entries.append((key, f"{value} {match['more']}"))
        elif match["key"] in (*NEEDED, "parameter"):
            entries.append((match["key"], match["value"]))
        else:
            raise ValueError(f"{name}.rq: unknown metadata {match['key']!r}")
    return entries


def _parameter(name: str, text: str, value: str) -> Parameter:
    parts = value.split(maxsplit=2)
    if len(parts) != 3 or parts[1] not in ParameterKind.__members__.values():
        raise ValueError(f"{name}.rq: a parameter is 'name kind description', not {value!r}")
    variable, kind, description = parts
    projection = re.search(r"^SELECT\b(.*?)\bWHERE\b", text, re.DOTALL | re.MULTILINE)
    if not projection or not re.search(rf"\?{re.escape(variable)}\b", projection[1]):
        # The engine binds only variables that the query projects.
        raise ValueError(f"{name}.rq: the query does not select ?{variable}")
    return Parameter(variable, ParameterKind(kind), description)
