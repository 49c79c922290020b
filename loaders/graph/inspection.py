"""The inspection and its report: who was inspected, by whom, when and with what result."""

import re

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, XSD

from loaders.graph.context import ReportGraph
from loaders.report import EarlierInspection, GradeStatus, Judgement
from ontology import identifiers
from ontology.namespaces import SG
from ontology.register import Organisation

PROVIDER_PAGE = "https://reports.ofsted.gov.uk/provider/44/{urn}"
"""Ofsted's page of a local authority's reports; 44 is its category for children's social care of authorities."""

COUNCIL = re.compile(r"\b(council|local authority|children[’']s (social care|services))\b", re.IGNORECASE)
"""Words by which a letter means the area's council without naming it."""


def describe(target: ReportGraph) -> None:
    """Add the inspection, its report and all that the report says of the inspection as a whole."""
    _inspection(target)
    _report(target)
    for order, judgement in enumerate(target.report.judgements, 1):
        _judgement(target, order, judgement)
    for order, reference in enumerate(target.report.earlier_inspections, 1):
        _reference(target, order, reference)
    _evidence(target)
    _statement_of_action(target)
    _observations(target)


def _inspection(target: ReportGraph) -> None:
    report, inspection = target.report, target.inspection
    target.type(inspection, SG.Inspection)
    target.add(inspection, DCTERMS.identifier, target.slug)
    target.add(inspection, SG.inspects, target.authority)
    target.add(inspection, SG.framework, identifiers.concept_iri("framework", report.framework))
    target.add(inspection, SG.conductedBy, *(target.organisation(slug) for slug in report.inspectorates))
    target.add(inspection, SG.leadInspector, *(target.person(person) for person in report.lead_inspectors))
    target.add(inspection, SG.startDate, report.start)
    target.add(inspection, SG.endDate, report.end)
    target.add(inspection, SG.legalBasis, *report.legal_basis)
    target.add(inspection, SG.deepDive, report.deep_dive)
    target.add(inspection, SG.report, target.iri)


def _report(target: ReportGraph) -> None:
    report, iri = target.report, target.iri
    target.type(iri, SG.InspectionReport)
    target.add(iri, DCTERMS.title, report.title)
    target.add(iri, DCTERMS.issued, report.published)
    target.add(iri, SG.issuedSource, report.published_source and str(report.published_source))
    target.add(iri, DCTERMS.publisher, *(target.organisation(slug) for slug in report.inspectorates[:1]))
    target.add(iri, DCTERMS.source, _provider_page(target.register.organisations.get(report.authority)))
    target.add(iri, DCTERMS.rights, report.rights)
    target.add(iri, SG.addressee, *(target.person(person) for person in report.addressees))
    target.add(iri, SG.copyRecipient, *(target.person(person) for person in report.copy_recipients))
    target.add(iri, SG.sha256, report.sha256)
    target.add(iri, SG.fileName, report.file_name)
    target.add(iri, SG.pageCount, report.page_count)
    target.add(iri, PROV.wasGeneratedBy, target.inspection)
    for order, remark in enumerate(report.remarks, 1):
        node = URIRef(f"{iri}/remark/{order}")
        target.type(node, SG.Remark)
        target.add(iri, SG.remark, node)
        target.add(node, SG.remarkCode, remark.code)
        target.add(node, SG.text, remark.text)
        target.add(node, SG.page, remark.page)


def _provider_page(authority: Organisation | None) -> URIRef | None:
    urn = (authority.identifiers or {}).get("ofsted-urn") if authority else None
    return URIRef(PROVIDER_PAGE.format(urn=urn)) if urn else None


def _judgement(target: ReportGraph, order: int, judgement: Judgement) -> None:
    iri = identifiers.judgement_iri(target.slug, judgement.aspect)
    target.type(iri, SG.Judgement)
    target.add(iri, SG.inspection, target.inspection)
    target.add(iri, SG.order, order)
    target.add(iri, SG.aspect, identifiers.concept_iri("aspect", identifiers.slug(judgement.aspect_text)))
    target.add(iri, SG.broadAspect, judgement.broader and identifiers.concept_iri("aspect", judgement.broader))
    target.add(iri, SG.aspectText, judgement.aspect_text)
    # A judgement without a grade says so with the concept "other", and why with its status.
    graded = judgement.status is GradeStatus.GRADED and judgement.grade
    target.add(
        iri, SG.grade, identifiers.concept_iri("grade", judgement.grade if graded and judgement.grade else "other")
    )
    target.add(iri, SG.gradeStatus, identifiers.concept_iri("grade-status", str(judgement.status)))
    target.add(iri, SG.gradeText, judgement.grade_text)
    target.add(iri, SG.part, judgement.part)
    target.add(iri, SG.page, judgement.page)
    target.add(iri, SG.judges, _judged(target, judgement))


def _judged(target: ReportGraph, judgement: Judgement) -> URIRef | None:
    if not judgement.judges_board:
        return target.authority
    day = target.report.end or target.report.published
    boards = target.register.serving(target.report.authority, "safeguarding-partnership", day) if day else ()
    return URIRef(boards[0].iri) if boards else None


def _reference(target: ReportGraph, order: int, reference: EarlierInspection) -> None:
    iri = target.part("reference", order)
    target.type(iri, SG.InspectionReference)
    target.add(target.inspection, SG.reference, iri)
    target.add(iri, SG.text, reference.text)
    target.add(iri, SG.paragraph, target.paragraph(reference.locator) if reference.locator in target.places else None)
    if reference.framework:
        target.add(iri, SG.framework, identifiers.concept_iri("framework", reference.framework))
    target.add(iri, SG.referenceDate, _partial_date(reference))


def _partial_date(reference: EarlierInspection) -> Literal:
    """A day, a month or a year, as precise as the words are."""
    if reference.month is None:
        return Literal(f"{reference.year:04}", datatype=XSD.gYear, normalize=False)
    if reference.day is None:
        return Literal(f"{reference.year:04}-{reference.month:02}", datatype=XSD.gYearMonth, normalize=False)
    return Literal(f"{reference.year:04}-{reference.month:02}-{reference.day:02}", datatype=XSD.date)


def _evidence(target: ReportGraph) -> None:
    for order, evidence in enumerate(target.report.evidence, 1):
        iri = target.part("evidence", order)
        target.type(iri, SG.Evidence)
        target.add(target.inspection, SG.evidence, iri)
        target.add(iri, SG.evidenceKind, evidence.kind)
        target.add(iri, SG["count"], evidence.count)
        target.add(iri, SG.text, evidence.text)
        target.add(iri, SG.paragraph, target.paragraph(evidence.locator))


def _statement_of_action(target: ReportGraph) -> None:
    statement = target.report.statement_of_action
    if statement is None:
        return
    iri = URIRef(f"{target.inspection}/statement-of-action")
    target.type(iri, SG.StatementOfAction)
    target.add(target.inspection, SG.statementOfAction, iri)
    target.add(iri, SG.dueDate, statement.due)
    target.add(iri, SG.ledByText, statement.lead)
    target.add(iri, SG.ledBy, _leader(target, statement.lead) if statement.lead else None)
    target.add(iri, SG.text, statement.text)
    target.add(iri, SG.paragraph, target.paragraph(statement.locator))


def _leader(target: ReportGraph, lead: str) -> URIRef | None:
    """The organisation that leads: an authority by name, or the area's own by its department or director."""
    named = target.register.authority_named(lead)
    if named:
        return URIRef(named.iri)
    return target.authority if COUNCIL.search(lead) else None


def _observations(target: ReportGraph) -> None:
    for order, observation in enumerate(target.report.observations, 1):
        iri = target.part("observation", order)
        target.type(iri, SG.Observation)
        target.add(iri, SG.inspection, target.inspection)
        target.add(iri, SG.measure, identifiers.concept_iri("measure", observation.measure))
        target.add(iri, SG.value, observation.value)
        target.add(iri, SG.unit, observation.unit)
        target.add(iri, SG.rate, observation.rate_per_10000)
        target.add(iri, SG.asOf, observation.as_of)
        target.add(iri, SG.text, observation.text)
        target.add(iri, SG.paragraph, target.paragraph(observation.locator))
