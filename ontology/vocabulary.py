"""The ontology and the concept schemes as Python sees them: slugs, labels, definitions, points.

The knowledge is in ``safeguarding.ttl`` and ``schemes/*.ttl``; this module reads it, once a process.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SKOS

from ontology.namespaces import PREFIXES, SCHEME, SG

SCHEME_NAMES = (
    "agency-type",
    "aspect",
    "framework",
    "grade",
    "grade-status",
    "measure",
    "polarity",
    "role",
    "theme",
    "timescale",
)
"""One file of ``schemes/`` each."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept of a scheme."""

    iri: URIRef
    scheme: str
    slug: str
    label: str
    """``skos:prefLabel``, in English."""
    definition: str
    alt_labels: tuple[str, ...] = ()
    broader: str | None = None
    """Slug of the broader concept of the same scheme, where there is one."""
    grade_point: int | None = None
    """Grades only: 1 the best, 4 the worst; None where the concept is not on the scale."""
    months: int | None = None
    """Timescales only: the time allowed from publication; 0 is at once."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A concept scheme; iterating and indexing go by slug, in the order of the slugs."""

    iri: URIRef
    name: str
    label: str
    definition: str
    concepts: Mapping[str, Concept]

    def __contains__(self, slug: object) -> bool:
        return slug in self.concepts

    def __getitem__(self, slug: str) -> Concept:
        """Raises KeyError, naming the scheme, for a slug it does not hold."""
        try:
            return self.concepts[slug]
        except KeyError:
            raise KeyError(f"scheme {self.name!r} has no concept {slug!r}") from None

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts.values())

    def __len__(self) -> int:
        return len(self.concepts)


def ontology_graph() -> Graph:
    """The OWL ontology; a new graph at each call, with the prefixes of every export."""
    return _bound(Graph().parse(data=_read("safeguarding.ttl"), format="turtle"))


def schemes_graph() -> Graph:
    """All concept schemes in one new graph."""
    graph = Graph()
    for name in SCHEME_NAMES:
        graph.parse(data=_read("schemes", f"{name}.ttl"), format="turtle")
    return _bound(graph)


@cache
def scheme(name: str) -> Scheme:
    """The scheme of a name in :data:`SCHEME_NAMES`; raises KeyError for another name."""
    if name not in SCHEME_NAMES:
        raise KeyError(f"no concept scheme {name!r}; there are {', '.join(SCHEME_NAMES)}")
    graph = Graph().parse(data=_read("schemes", f"{name}.ttl"), format="turtle")
    iri = SCHEME[name]
    concepts = (_concept(graph, name, node) for node in graph.subjects(RDF.type, SKOS.Concept))
    by_slug = {concept.slug: concept for concept in sorted(concepts, key=lambda concept: concept.slug)}
    return Scheme(
        iri=iri,
        name=name,
        label=_text(graph, iri, SKOS.prefLabel),
        definition=_text(graph, iri, SKOS.definition),
        concepts=MappingProxyType(by_slug),
    )


def _concept(graph: Graph, scheme_name: str, node: object) -> Concept:
    iri = URIRef(str(node))
    broader = graph.value(iri, SKOS.broader)
    point = graph.value(iri, SG.gradePoint)
    duration = graph.value(iri, SG.duration)
    return Concept(
        iri=iri,
        scheme=scheme_name,
        slug=str(iri).removeprefix(f"{SCHEME}{scheme_name}/"),
        label=_text(graph, iri, SKOS.prefLabel),
        definition=_text(graph, iri, SKOS.definition),
        alt_labels=tuple(sorted(str(label) for label in graph.objects(iri, SKOS.altLabel))),
        broader=str(broader).removeprefix(f"{SCHEME}{scheme_name}/") if broader else None,
        grade_point=int(str(point)) if point is not None else None,
        months=_months(str(duration)) if duration is not None else None,
    )


def _months(duration: str) -> int:
    """Whole months of an ``xsd:duration``; the scheme uses no other but "P0D"."""
    return 0 if duration == "P0D" else int(duration.removeprefix("P").removesuffix("M"))


def _text(graph: Graph, subject: URIRef, predicate: URIRef) -> str:
    value = graph.value(subject, predicate)
    if not isinstance(value, Literal):
        raise ValueError(f"{subject} has no {predicate}")
    return str(value)


def _read(*path: str) -> str:
    return files("ontology").joinpath(*path).read_text(encoding="utf-8")


def _bound(graph: Graph) -> Graph:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, replace=True)
    return graph
