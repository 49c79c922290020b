"""Reviews as RDF: one ``sg:Correction`` each, in ``graph/corrections``."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import FOAF, PROV, RDF, XSD

from loaders.review.codes import NO_FINDING, Codes, Review
from ontology.identifiers import concept_iri, slug
from ontology.namespaces import GRAPH, ID, PREFIXES, SG

CORRECTIONS = GRAPH["corrections"]
"""The named graph that holds every review."""


def stored_corrections(export: Callable[[str, str], Iterator[bytes]], graphs: Iterable[str]) -> Graph:
    """What is stored of them; ``export`` gives a named graph in a media type."""
    graph = Graph(bind_namespaces="none")
    if str(CORRECTIONS) in graphs:
        graph.parse(data=b"".join(export(str(CORRECTIONS), "application/n-triples")), format="nt")
    return graph


def add_reviews(graph: Graph, reviews: Iterable[Review]) -> Graph:
    """State reviews; one by the same person of the same finding at the same moment replaces itself."""
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for review in reviews:
        reviewer = ID[f"person/reviewer/{slug(review.reviewer)}"]
        moment = review.at.strftime("%Y%m%dT%H%M%S")
        iri = URIRef(f"{review.finding}#review-{slug(review.reviewer)}-{moment}")
        graph.remove((iri, None, None))
        graph.add((reviewer, RDF.type, FOAF.Person))
        graph.add((reviewer, FOAF.name, Literal(review.reviewer, datatype=XSD.string)))
        graph.add((iri, RDF.type, SG.Correction))
        graph.add((iri, SG.corrects, URIRef(review.finding)))
        graph.add((iri, PROV.wasAttributedTo, reviewer))
        graph.add((iri, PROV.generatedAtTime, Literal(review.at.isoformat(), datatype=XSD.dateTime, normalize=False)))
        if review.codes.polarity == NO_FINDING:
            graph.add((iri, SG.notAFinding, Literal(True)))
        else:
            graph.add((iri, SG.correctedPolarity, concept_iri("polarity", review.codes.polarity)))
        for theme in review.codes.themes:
            graph.add((iri, SG.correctedTheme, concept_iri("theme", theme)))
        for agency in review.codes.mentions:
            graph.add((iri, SG.correctedAgency, URIRef(agency)))
        for agency in review.codes.subjects:
            graph.add((iri, SG.correctedSubject, URIRef(agency)))
    return graph


def corrections_of(graph: Graph, finding: URIRef) -> Iterator[URIRef]:
    """The corrections of a finding, the latest last; of the same moment, by name."""
    found = [node for node in graph.subjects(SG.corrects, finding) if isinstance(node, URIRef)]
    yield from sorted(found, key=lambda node: (str(graph.value(node, PROV.generatedAtTime)), str(node)))


def digests_by_inspection(graph: Graph) -> dict[str, str]:
    """Slug of an inspection to a digest of all that people said of its findings."""
    said: dict[str, list[str]] = defaultdict(list)
    for correction, finding in graph.subject_objects(SG.corrects):
        inspection = str(finding).removeprefix(str(ID)).split("/")[1]
        said[inspection] += (f"{correction} {name} {value}" for name, value in graph.predicate_objects(correction))
    return {
        inspection: hashlib.sha256("\n".join(sorted(statements)).encode("utf-8")).hexdigest()[:16]
        for inspection, statements in said.items()
    }


def codes_of(graph: Graph, correction: URIRef) -> Codes:
    """What a correction says."""
    polarity = graph.value(correction, SG.correctedPolarity)
    return Codes(
        polarity=str(polarity).rsplit("/", 1)[-1] if polarity is not None else NO_FINDING,
        themes=frozenset(str(theme).rsplit("/", 1)[-1] for theme in graph.objects(correction, SG.correctedTheme)),
        subjects=frozenset(map(str, graph.objects(correction, SG.correctedSubject))),
        mentions=frozenset(map(str, graph.objects(correction, SG.correctedAgency))),
    )
