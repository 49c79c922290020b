"""Making a correction win: the person's codes take the place of the machine's, which are kept beside them.

Applying is repeatable: the machine's codes are put back first, from ``sg:machinePolarity``, ``sg:machineTheme`` and the
agency links, so that a later correction, or none, starts from what the machine said.
"""

from rdflib import Graph, URIRef
from rdflib.namespace import RDF
from rdflib.term import Node

from loaders.report import Role
from loaders.review.codes import NO_FINDING, Codes
from loaders.review.corrections import codes_of, corrections_of
from ontology.identifiers import concept_iri
from ontology.light_graph import ntriples
from ontology.namespaces import SG

SUBJECT = concept_iri("role", Role.SUBJECT)


def apply_corrections(report: Graph, corrections: Graph) -> None:
    """Apply the latest correction of each finding of a report's graph, in place."""
    for finding in {node for node in report.subjects(SG.basis, None) if isinstance(node, URIRef)}:
        latest = list(corrections_of(corrections, finding))[-1:]
        if latest or report.value(finding, SG.correctedBy):
            _restore(report, finding)
        for correction in latest:
            _apply(report, finding, correction, codes_of(corrections, correction))


def corrected(slug: str, statements: bytes, corrections: Graph) -> bytes:
    """A report's graph after :func:`apply_corrections`; as it is where nothing of inspection ``slug`` was corrected."""
    if not any(f"/{slug}/" in str(finding) for finding in corrections.objects(None, SG.corrects)):
        return statements
    report = Graph(bind_namespaces="none").parse(data=statements, format="nt")
    apply_corrections(report, corrections)
    return ntriples(report)


def _restore(report: Graph, finding: URIRef) -> None:
    if report.value(finding, SG.correctedBy) is None:
        return
    report.remove((finding, SG.correctedBy, None))
    _replace(report, finding, RDF.type, _classes(finding))
    _replace(report, finding, SG.polarity, list(report.objects(finding, SG.machinePolarity)))
    _replace(report, finding, SG.theme, list(report.objects(finding, SG.machineTheme)))
    report.remove((finding, SG.machinePolarity, None))
    report.remove((finding, SG.machineTheme, None))
    links = [
        (report.value(link, SG.agency), report.value(link, SG.role)) for link in report.objects(finding, SG.agencyLink)
    ]
    _replace(report, finding, SG.mentions, [agency for agency, _ in links if agency])
    _replace(report, finding, SG.concerns, [agency for agency, role in links if agency and role == SUBJECT])


def _apply(report: Graph, finding: URIRef, correction: URIRef, codes: Codes) -> None:
    report.add((finding, SG.correctedBy, correction))
    for machine, present in ((SG.machinePolarity, SG.polarity), (SG.machineTheme, SG.theme)):
        for value in list(report.objects(finding, present)):
            report.add((finding, machine, value))
    rejected = codes.polarity == NO_FINDING
    if rejected:
        # What a person says is no finding must not be found as one; its text and place stay.
        _replace(report, finding, RDF.type, [SG.RejectedFinding])
    _replace(report, finding, SG.polarity, [] if rejected else [concept_iri("polarity", codes.polarity)])
    _replace(report, finding, SG.theme, [concept_iri("theme", theme) for theme in codes.themes])
    _replace(report, finding, SG.mentions, [URIRef(agency) for agency in codes.mentions])
    _replace(report, finding, SG.concerns, [URIRef(agency) for agency in codes.subjects])


def _classes(finding: URIRef) -> list[Node]:
    return [SG.Finding, SG.Recommendation] if "/id/recommendation/" in finding else [SG.Finding]


def _replace(graph: Graph, subject: URIRef, predicate: URIRef, values: list[Node]) -> None:
    graph.remove((subject, predicate, None))
    for value in values:
        graph.add((subject, predicate, value))
