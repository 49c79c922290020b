"""Outcomes of a workbook as RDF: judgements and visits whose source is the workbook, beside those of the reports.

A workbook's judgement has an IRI of its own, so that it never mixes with the report's; it names the inspection by the
same IRI as the report does. The days that the workbook records stay with the judgement (``dcterms:date`` the first day
of the inspection, ``dcterms:issued`` the publication), since the report is the authority on its own inspection. A visit
has no judgement that they could stay with: they stay with a record of it (``sg:RecordedVisit``), from which the visit
is described where it has no report (``loaders/linking/visits.rq``).
"""

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, XSD

from loaders.report import GradeStatus, Judgement
from loaders.workbook.outcomes import Outcome, Outcomes
from ontology import identifiers
from ontology.namespaces import ID, PREFIXES, SG

VISITS = frozenset({"ilacs-focused-visit", "ilacs-monitoring-visit"})


def workbook_iri(outcomes: Outcomes) -> URIRef:
    """The file as a source, named by its content; also the name of the graph that holds what it says."""
    return URIRef(ID[f"workbook/{outcomes.sha256[:16]}"])


def outcomes_graph(outcomes: Outcomes) -> Graph:
    """All judgements and visits that the workbook records."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    source = workbook_iri(outcomes)
    graph.add((source, RDF.type, PROV.Entity))
    graph.add((source, DCTERMS.title, Literal(outcomes.file_name, datatype=XSD.string)))
    graph.add((source, SG.fileName, Literal(outcomes.file_name, datatype=XSD.string)))
    graph.add((source, SG.sha256, Literal(outcomes.sha256, datatype=XSD.string)))
    for outcome in outcomes.outcomes:
        if outcome.framework in VISITS:
            _visit(graph, source, outcome)
        for judgement in outcome.judgements:
            _judgement(graph, source, outcome, judgement)
    return graph


def _visit(graph: Graph, source: URIRef, outcome: Outcome) -> None:
    visit = identifiers.inspection_iri(outcome.inspection)
    iri = _own(source, visit)
    graph.add((iri, RDF.type, SG.RecordedVisit))
    graph.add((iri, SG.recordOf, visit))
    graph.add((iri, SG.inspects, identifiers.authority_iri(outcome.authority)))
    _recorded(graph, iri, source, outcome)


def _own(source: URIRef, of: URIRef) -> URIRef:
    """What this workbook says of a thing: two workbooks may speak of the same one."""
    return URIRef(f"{of}/{source.rsplit('/', 1)[-1]}")


def _recorded(graph: Graph, iri: URIRef, source: URIRef, outcome: Outcome) -> None:
    """What a judgement and a visit have alike: the framework, the days and the workbook."""
    graph.add((iri, SG.framework, identifiers.concept_iri("framework", outcome.framework)))
    graph.add((iri, DCTERMS.issued, Literal(outcome.published)))
    graph.add((iri, DCTERMS.source, source))
    graph.add((iri, PROV.wasDerivedFrom, source))
    if outcome.start:
        graph.add((iri, DCTERMS.date, Literal(outcome.start)))


def _judgement(graph: Graph, source: URIRef, outcome: Outcome, judgement: Judgement) -> None:
    iri = _own(source, identifiers.judgement_iri(outcome.inspection, judgement.aspect))
    graded = judgement.status is GradeStatus.GRADED and judgement.grade
    statements = (
        (RDF.type, SG.Judgement),
        (SG.inspection, identifiers.inspection_iri(outcome.inspection)),
        (SG.judges, identifiers.authority_iri(outcome.authority)),
        (SG.aspect, identifiers.concept_iri("aspect", judgement.aspect)),
        (SG.aspectText, Literal(judgement.aspect_text, datatype=XSD.string)),
        (SG.grade, identifiers.concept_iri("grade", judgement.grade if graded and judgement.grade else "other")),
        (SG.gradeText, Literal(judgement.grade_text, datatype=XSD.string)),
        (SG.gradeStatus, identifiers.concept_iri("grade-status", str(judgement.status))),
    )
    for predicate, value in statements:
        graph.add((iri, predicate, value))
    _recorded(graph, iri, source, outcome)
