"""The report's own words: sections, paragraphs, and what is print or post rather than account."""

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from loaders.graph.context import RDF_TYPE, ReportGraph
from loaders.report import Paragraph, Section
from ontology.identifiers import concept_iri
from ontology.namespaces import SG


def describe(target: ReportGraph) -> None:
    """Add every section, paragraph and piece of furniture, in reading order."""
    order = 0
    for section in target.report.sections:
        _section(target, section)
        for paragraph in section.paragraphs:
            order += 1
            _paragraph(target, section, paragraph, order)
    for place, furniture in enumerate(target.report.furniture, 1):
        iri = URIRef(f"{target.iri}/furniture/{place}")
        target.add(target.iri, SG.furniture, iri)
        target.describe(
            iri,
            (RDF_TYPE, SG.Furniture),
            (SG.furnitureKind, str(furniture.kind)),
            (SG.text, furniture.text),
            (SG.page, furniture.page),
        )


def _section(target: ReportGraph, section: Section) -> None:
    target.describe(
        target.section(section.order),
        (RDF_TYPE, SG.Section),
        (DCTERMS.isPartOf, target.section(section.parent) if section.parent else target.iri),
        (SG.order, section.order),
        (SG.heading, section.heading),
        (SG.sectionRole, str(section.role)),
        (SG.page, section.page),
        (SG.grade, concept_iri("grade", section.grade) if section.grade else None),
        (SG.gradeText, section.grade_text),
    )


def _paragraph(target: ReportGraph, section: Section, paragraph: Paragraph, order: int) -> None:
    target.describe(
        target.paragraph(paragraph.locator),
        (RDF_TYPE, SG.Paragraph),
        (DCTERMS.isPartOf, target.section(section.order)),
        (SG.order, order),
        (SG.locator, paragraph.locator),
        (SG.number, paragraph.number),
        (SG.page, paragraph.page),
        (SG.text, paragraph.text),
    )
