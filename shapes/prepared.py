"""Shapes in the form that pySHACL evaluates fastest, with the same meaning and the same results as in their files.

What costs time is not the constraints but what comes before them. pySHACL evaluates a property shape that hangs on a
node shape once for every focus node, and one that has targets of its own once for all of them; it reads the shapes anew
for every graph; and it looks up each value through five functions, and each step of a longer path through twenty. So
each property shape gets the targets of its node shape, the shapes are read once, and shapes with targets look values
up in a :class:`ontology.light_graph.LightGraph` themselves. Every constraint is still evaluated by pySHACL.
"""

from functools import cached_property
from typing import Any

from pyshacl import Shape, ShapesGraph
from pyshacl.constraints import ALL_CONSTRAINT_PARAMETERS
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from ontology.light_graph import LightGraph, Steps
from ontology.namespaces import same

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)

_PARAMETERS = frozenset(ALL_CONSTRAINT_PARAMETERS)


class PreparedShapes(ShapesGraph):
    """Shapes to validate any number of light graphs with."""

    def __init__(self, shapes: Graph) -> None:
        super().__init__(_flattened(_looked_up_fast(shapes)))
        self._parameters: dict[Node, list[tuple[Node, Node]]] = {}

    @cached_property
    def shapes(self) -> list["TargetedShape"]:
        """Those with targets; pySHACL finds the others through them."""
        return [
            TargetedShape(self, shape.node, shape.is_property_shape, shape.path())
            for shape in super().shapes
            if any(self.graph.value(shape.node, target) for target in TARGETS)
        ]

    def predicate_objects(self, s: Node) -> list[tuple[Node, Node]]:
        """The constraints of a shape, without what else is said of it: pySHACL asks for nothing but them."""
        known = self._parameters.get(s)
        if known is None:
            known = [(name, value) for name, value in self.graph.predicate_objects(s) if name in _PARAMETERS]
            self._parameters[s] = known
        return known


class TargetedShape(Shape):
    """A shape with targets, for data in a light graph."""

    __slots__ = ("_classes", "_steps")

    def __init__(self, shapes: ShapesGraph, node: Any, is_property_shape: bool, path: Any) -> None:
        super().__init__(shapes, node, is_property_shape, path)
        other = any(shapes.graph.value(node, target) for target in TARGETS if target != SH.targetClass)
        self._classes = [] if other else list(shapes.graph.objects(node, SH.targetClass))
        self._steps = _steps(shapes.graph, path) if is_property_shape else ()

    def focus_nodes(self, data_graph: Any, debug: bool = False) -> set[Node]:
        """The instances of its classes; other targets, and classes below others, are left to pySHACL."""
        graph: LightGraph = data_graph.impl
        if not self._classes or (None, RDFS.subClassOf, None) in graph:
            found: set[Node] = super().focus_nodes(data_graph, debug)  # type: ignore[no-untyped-call]
            return found
        return {node for one in self._classes for node in graph.sayers(RDF.type, one)}

    def value_nodes(self, target_graph: Any, focus: Any, sparql_mode: bool = False, debug: bool = False) -> Any:
        """The values at the end of the path for each of the focus nodes; unusual paths are left to pySHACL."""
        if not self._steps:
            return super().value_nodes(target_graph, focus, sparql_mode, debug)
        graph: LightGraph = target_graph.impl
        return graph.values(focus, self._steps)


def _looked_up_fast(shapes: Graph) -> LightGraph:
    """A copy whose terms are the very objects that the graphs to validate have for properties."""
    copy = LightGraph()
    for subject, predicate, value in shapes:
        copy.add((subject, predicate, same(value) if isinstance(value, URIRef) else value))
    return copy


def _flattened(shapes: LightGraph) -> LightGraph:
    """Give each property shape the targets of the node shape it hangs on, in place."""
    for node_shape, property_shape in list(shapes.subject_objects(SH.property)):
        targets = [(predicate, target) for predicate in TARGETS for target in shapes.objects(node_shape, predicate)]
        if targets:
            shapes.remove((node_shape, SH.property, property_shape))
            shapes.add((property_shape, RDF.type, SH.PropertyShape))
            for predicate, target in targets:
                shapes.add((property_shape, predicate, target))
    return shapes


def _steps(shapes: Graph, path: Node) -> Steps:
    """A property, a sequence or alternatives of properties as steps; none for any other path."""
    if isinstance(path, URIRef):
        return ((path,),)
    alternatives = shapes.value(path, SH.alternativePath)
    members = tuple(shapes.items(alternatives or path))
    if not all(isinstance(member, URIRef) for member in members):
        return ()
    return (members,) if alternatives else tuple((member,) for member in members)
