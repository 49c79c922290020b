"""Validation with SHACL: what keeps a graph out of the store, said so that a person can act on it.

pySHACL evaluates the constraints; :mod:`shapes.prepared` brings the shapes of the files into the form that costs least.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pyshacl import Validator
from pyshacl.graph_abstraction import DataGraph
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from ontology.light_graph import LightGraph
from shapes.agreement import disagreements
from shapes.prepared import PreparedShapes
from shapes.violation import Violation

__all__ = ["ValidationReport", "Violation", "report", "shape_files", "shapes_graph", "validate"]

REGISTER_SHAPES = "known_organisation.ttl"
"""Shapes that need the register, and are left out where none is given."""


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found, for people and in SHACL's own terms."""

    violations: tuple[Violation, ...]
    """In a stable order; empty means that the graph conforms."""
    graph: Graph
    """The validation report in SHACL's own terms."""

    @property
    def conforms(self) -> bool:
        """Whether nothing was found."""
        return not self.violations

    def turtle(self) -> str:
        """The report to save beside a graph that was kept out."""
        return self.graph.serialize(format="turtle")


def validate(graph: Graph, register: Graph | None = None) -> tuple[Violation, ...]:
    """What in ``graph`` does not conform, in a stable order; empty means that it conforms. See :func:`report`."""
    return report(graph, register).violations


def report(graph: Graph, register: Graph | None = None) -> ValidationReport:
    """Validate an rdflib graph, which is left as it is.

    ``register`` is the register of organisations as a graph: with it, every organisation and authority that ``graph``
    names must stand there, or be described in ``graph`` itself.
    """
    light = LightGraph.of(graph)
    reports = [_validated(light, _shapes()), _agreement(light)]
    if register is not None:
        reports.append(_validated(_organisations_named(light, register), _prepared_register_shapes()))
    return _together([one for one in reports if not one.conforms] or reports[:1])


def shape_files() -> tuple[str, ...]:
    """Names of the files the shapes are read from."""
    return tuple(sorted(file.name for file in files("shapes").iterdir() if file.name.endswith(".ttl")))


def shapes_graph() -> Graph:
    """All shapes as their files have them, in one new graph."""
    graph = Graph()
    for name in shape_files():
        graph.parse(data=files("shapes").joinpath(name).read_text(encoding="utf-8"), format="turtle")
    return graph


@cache
def _shapes() -> PreparedShapes:
    """The shapes that need no register, prepared once a process."""
    graph = shapes_graph()
    for shape in _register_shapes().subjects(RDF.type, SH.NodeShape):
        graph.remove((shape, None, None))
    return PreparedShapes(graph)


@cache
def _register_shapes() -> Graph:
    return Graph().parse(data=files("shapes").joinpath(REGISTER_SHAPES).read_text(encoding="utf-8"), format="turtle")


@cache
def _prepared_register_shapes() -> PreparedShapes:
    return PreparedShapes(_register_shapes())


def _organisations_named(graph: Graph, register: Graph) -> LightGraph:
    """What names an organisation, and the types of those named: the little that the register's shapes look at.

    A graph of its own, because a borrowed type in the report's graph would call for all the rest of an organisation.
    """
    named = LightGraph()
    for predicate in set(_register_shapes().objects(None, SH.targetObjectsOf)):
        for subject, organisation in graph.subject_objects(predicate):
            named.add((subject, predicate, organisation))
            for source in (graph, register):
                for kind in source.objects(organisation, RDF.type):
                    named.add((organisation, RDF.type, kind))
    return named


def _agreement(graph: Graph) -> ValidationReport:
    """What :mod:`shapes.agreement` finds, as a report like any other."""
    violations = tuple(sorted(disagreements(graph)))
    found, node = Graph(), BNode()
    found.add((node, RDF.type, SH.ValidationReport))
    found.add((node, SH.conforms, Literal(not violations)))
    for violation in violations:
        result = BNode()
        found.add((node, SH.result, result))
        found.add((result, RDF.type, SH.ValidationResult))
        found.add((result, SH.focusNode, URIRef(violation.focus)))
        found.add((result, SH.resultMessage, Literal(violation.message)))
        found.add((result, SH.value, Literal(violation.value)))
        found.add((result, SH.resultSeverity, SH[violation.severity]))
    return ValidationReport(violations, found)


def _together(reports: Sequence[ValidationReport]) -> ValidationReport:
    graph = Graph()
    for one in reports:
        graph += one.graph
    return ValidationReport(tuple(sorted(violation for one in reports for violation in one.violations)), graph)


def _validated(graph: LightGraph, shapes: PreparedShapes) -> ValidationReport:
    validator = Validator(DataGraph.from_rdflib(graph), shacl_graph=shapes.graph, options={"inplace": True})
    validator.shacl_graph = shapes
    _, found, _ = validator.run()  # type: ignore[no-untyped-call]
    return ValidationReport(tuple(sorted(_violations(found))), found)


def _violations(found: Graph) -> Iterator[Violation]:
    for result in found.objects(None, SH.result):
        path = found.value(result, SH.resultPath)
        value = found.value(result, SH.value)
        yield Violation(
            focus=str(found.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else "",
            message=" ".join(sorted(str(message) for message in found.objects(result, SH.resultMessage))),
            value="" if value is None else str(value),
            severity=str(found.value(result, SH.resultSeverity)).removeprefix(str(SH)),
        )
