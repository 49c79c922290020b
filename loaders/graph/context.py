"""What every part of a report's graph needs: the report, its identifiers, and a way to add statements."""

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.namespace import FOAF, RDF, XSD
from rdflib.term import Node

from loaders.report import Paragraph, Person, Report, Section
from ontology import identifiers
from ontology.light_graph import LightGraph
from ontology.namespaces import PREFIXES, SG
from ontology.register import Register

RDF_TYPE, XSD_STRING = RDF.type, XSD.string
"""Looking a term up in a namespace of rdflib's takes longer than making a statement with it."""

Value = Node | str | int | float | Decimal | date | None

_PLAIN = {str, int, float, date}
"""Types of nearly all values: whether something is one of rdflib's nodes, an abstract class, is dear to ask."""


class Place(NamedTuple):
    """Where a paragraph stands."""

    section: Section
    paragraph: Paragraph


class ReportGraph:
    """A graph being built for one report."""

    def __init__(self, report: Report, register: Register) -> None:
        self.report = report
        self.register = register
        self.slug = identifiers.inspection_slug(report.authority, report.framework, report.published, report.end)
        self.inspection = identifiers.inspection_iri(self.slug)
        self.iri = identifiers.report_iri(self.slug)
        self.authority = identifiers.authority_iri(report.authority)
        self.places = {
            paragraph.locator: Place(section, paragraph)
            for section in report.sections
            for paragraph in section.paragraphs
        }
        self._paragraphs: dict[str, URIRef] = {}
        self.graph = LightGraph()
        for prefix, namespace in PREFIXES.items():
            self.graph.bind(prefix, namespace)

    def add(self, subject: URIRef, predicate: URIRef, *values: Value) -> None:
        """State ``subject predicate value`` for each value that is not None; plain Python values become literals.

        A float, which only confidences are, becomes an xsd:decimal of two places, so that it is written alike
        everywhere.
        """
        for value in values:
            if value is not None:
                self.graph.add((subject, predicate, value if type(value) is URIRef else _term(value)))

    def describe(self, subject: URIRef, *statements: tuple[URIRef, Value]) -> None:
        """State properties of one node, as :meth:`add` does; cheaper where there are several."""
        self.graph.describe(
            subject,
            [
                (predicate, value if type(value) is URIRef else _term(value))
                for predicate, value in statements
                if value is not None
            ],
        )

    def type(self, subject: URIRef, *classes: URIRef) -> None:
        """State the classes of ``subject``."""
        self.add(subject, RDF_TYPE, *classes)

    def organisation(self, slug: str) -> URIRef:
        """The IRI of an organisation of the register."""
        return URIRef(self.register.organisations[slug].iri)

    def section(self, order: int) -> URIRef:
        """The IRI of a section of this report."""
        return identifiers.section_iri(self.slug, order)

    def paragraph(self, locator: str) -> URIRef:
        """The IRI of a paragraph of this report."""
        iri = self._paragraphs.get(locator)
        if iri is None:
            iri = self._paragraphs[locator] = identifiers.paragraph_iri(self.slug, locator)
        return iri

    def part(self, name: str, order: int) -> URIRef:
        """The IRI of a numbered part of the inspection that has no identifier of its own elsewhere."""
        return URIRef(f"{self.inspection}/{name}/{order}")

    def person(self, person: Person) -> URIRef:
        """State a person and the office printed with the name; returns the IRI."""
        iri = identifiers.person_iri(self.slug, person.name)
        self.type(iri, FOAF.Person)
        self.add(iri, FOAF.name, person.name)
        self.add(iri, SG.office, person.office)
        return iri


def _term(value: Node | str | float | Decimal | date) -> Node:
    if type(value) in _PLAIN:
        return _literal(value)
    if isinstance(value, Node):
        return value
    return _decimal(value) if isinstance(value, Decimal) else _literal(value)


@lru_cache(maxsize=4096, typed=True)
def _literal(value: str | float | date) -> Literal:
    """Offsets, pages, kinds and rules come again and again, and the words of a finding at least twice."""
    if isinstance(value, str):
        return Literal(value, datatype=XSD_STRING, normalize=False)
    if isinstance(value, float):
        return Literal(Decimal(f"{value:.2f}"))
    return Literal(value)


def _decimal(value: Decimal) -> Literal:
    # Turtle has no shorthand for a decimal without a point: it would come back as another literal.
    return Literal(f"{value:.1f}", datatype=XSD.decimal) if value == value.to_integral() else Literal(value)
