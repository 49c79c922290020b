"""An rdflib graph that is cheap to fill and to look things up in, and the writing of any graph as N-Triples.

A report makes some nine thousand statements, and SHACL looks up twenty thousand times what a node says. rdflib's own
memory store keeps three indexes and a context for each statement, and takes ten times as long for either.
"""

from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Self

from rdflib import Graph, Literal, URIRef
from rdflib.paths import Path
from rdflib.term import Node

from ontology.namespaces import same

Statement = tuple[Node, Node, Node]

Steps = Sequence[Sequence[Node]]
"""A path: properties to follow one after the other, each step by any of its alternatives."""

_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"))
"""What N-Triples cannot hold between quotation marks, the backslash first."""

_NOTHING: dict[Node, dict[Node, None]] = {}


class LightGraph(Graph):
    """A graph by subject and predicate; who says a thing of an object is indexed when it is first asked.

    It keeps its statements itself, in the order they were made; of rdflib's store it uses the prefixes alone.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")
        # Dictionaries serve as sets that keep their order.
        self._said: dict[Node, dict[Node, dict[Node, None]]] = {}
        self._sayers: dict[Node, dict[Node, list[Node]]] = {}
        self._size = 0

    @classmethod
    def of(cls, graph: Graph) -> "LightGraph":
        """A graph as a light one: itself if it is one, else a copy."""
        if isinstance(graph, LightGraph):
            return graph
        light = cls()
        light += graph
        return light

    def add(self, triple: Statement) -> Self:
        """State a triple, once."""
        subject, predicate, value = triple
        self.describe(subject, ((predicate, value),))
        return self

    def describe(self, subject: Node, statements: Iterable[tuple[Node, Node]]) -> None:
        """State several properties of one node, each with one value."""
        about = self._said.get(subject)
        if about is None:
            about = self._said[subject] = {}
        for predicate, value in statements:
            values = about.get(predicate)
            if values is None:
                about[same(predicate)] = {value: None}
            elif value in values:
                continue
            else:
                values[value] = None
            self._size += 1
        if self._sayers:
            self._sayers.clear()

    def addN(self, quads: Iterable[tuple[Node, Node, Node, Any]]) -> Self:  # noqa: N802, the name is rdflib's
        """State the triples of quads that name this graph, as rdflib's graphs do."""
        for subject, predicate, value, graph in quads:
            if graph is self:
                self.add((subject, predicate, value))
        return self

    def remove(self, triple: tuple[Node | None, Node | None, Node | None]) -> Self:
        """Take back what matches a pattern."""
        for subject, predicate, value in list(self.triples(triple)):
            values = self._said[subject][predicate]
            del values[value]
            if not values:
                del self._said[subject][predicate]
            self._size -= 1
        self._sayers.clear()
        return self

    def __len__(self) -> int:
        return self._size

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:
        """The values of a property; those of one node are looked up without more ado."""
        if subject is None or type(predicate) is not URIRef or type(subject) is list:
            return super().objects(subject, predicate, unique)
        about = self._said.get(subject)
        return iter(about.get(predicate, ()) if about else ())

    def nodes(self) -> ItemsView[Node, Mapping[Node, Collection[Node]]]:
        """Each node with its properties and their values, in the order they were stated."""
        return self._said.items()

    def values(self, subjects: Iterable[Node], steps: Steps) -> dict[Node, Collection[Node]]:
        """What stands at the end of a path for each of several nodes, each value once."""
        said, nothing = self._said, _NOTHING
        if len(steps) == 1 and len(steps[0]) == 1:
            predicate = steps[0][0]
            return {subject: said.get(subject, nothing).get(predicate, ()) for subject in subjects}
        reached: dict[Node, Collection[Node]] = {}
        for subject in subjects:
            nodes: Collection[Node] = (subject,)
            for step in steps:
                nodes = {
                    value: None for node in nodes for one in step for value in said.get(node, nothing).get(one, ())
                }
            reached[subject] = nodes
        return reached

    def sayers(self, predicate: Node, value: Node) -> Collection[Node]:
        """The nodes that have this value for a property, each once."""
        return self._said_by(predicate).get(value, ())

    def triples(self, triple: Any) -> Any:
        """What matches a pattern; see :class:`rdflib.Graph`."""
        subject, predicate, value = triple
        if isinstance(predicate, Path):
            return ((start, predicate, end) for start, end in predicate.eval(self, subject, value))
        if subject is not None:
            return self._of_subject(subject, predicate, value)
        if predicate is not None:
            return self._of_property(predicate, value)
        return chain.from_iterable(self._of_subject(one, None, value) for one in self._said)

    def _of_subject(self, subject: Node, predicate: Node | None, value: Node | None) -> Iterator[Statement]:
        about = self._said.get(subject, {})
        for one in about if predicate is None else (predicate,):
            values = about.get(one, {})
            if value is None:
                for said in values:
                    yield subject, one, said
            elif value in values:
                yield subject, one, value

    def _of_property(self, predicate: Node, value: Node | None) -> Iterator[Statement]:
        sayers = self._said_by(predicate)
        for said in sayers if value is None else (value,):
            for subject in sayers.get(said, ()):
                yield subject, predicate, said

    def _said_by(self, predicate: Node) -> dict[Node, list[Node]]:
        """Value to those who say it."""
        sayers = self._sayers.get(predicate)
        if sayers is None:
            sayers = self._sayers[predicate] = {}
            for subject, about in self._said.items():
                for said in about.get(predicate, ()):
                    sayers.setdefault(said, []).append(subject)
        return sayers


def ntriples(graph: Graph) -> bytes:
    """A graph as N-Triples in UTF-8, a statement a line that ends in `` .``.

    Raises an error of rdflib's for an IRI that is none.
    """
    names = _Names()
    written: list[bytes] = []
    for subject, about in LightGraph.of(graph).nodes():
        lines: list[str] = []
        for predicate, values in about.items():
            start = f"{names[subject]} {names[predicate]} "
            for value in values:
                lines.append(f"{start}{_literal(value) if type(value) is Literal else names[value]} .\n")
        # A node at a time: most are ASCII, which is encoded far faster than a text in which one quotation mark is not.
        written.append("".join(lines).encode())
    return b"".join(written)


class _Names(dict[Node, str]):
    """What N-Triples call each node, made when it is first asked."""

    def __missing__(self, node: Node) -> str:
        name = self[node] = node.n3()
        return name


def _literal(literal: Literal) -> str:
    text = str(literal)
    for character, escaped in _ESCAPES:
        if character in text:
            text = text.replace(character, escaped)
    datatype = literal.datatype
    if datatype is not None:
        return f'"{text}"^^<{datatype}>'
    return f'"{text}"@{literal.language}' if literal.language else f'"{text}"'
