"""The report's own words: sections, paragraphs, and what is print or post rather than account."""

from rdflib import URIRef
from rdflib.namespace import DCTERMS

from loaders.graph.context import ReportGraph
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
        target.type(iri, SG.Furniture)
        target.add(target.iri, SG.furniture, iri)
        target.add(iri, SG.furnitureKind, str(furniture.kind))
        target.add(iri, SG.text, furniture.text)
        target.add(iri, SG.page, furniture.page)


def _section(target: ReportGraph, section: Section) -> None:
    iri = target.section(section.order)
    target.type(iri, SG.Section)
    target.add(iri, DCTERMS.isPartOf, target.section(section.parent) if section.parent else target.iri)
    target.add(iri, SG.order, section.order)
    target.add(iri, SG.heading, section.heading)
    target.add(iri, SG.sectionRole, str(section.role))
    target.add(iri, SG.page, section.page)
    target.add(iri, SG.grade, concept_iri("grade", section.grade) if section.grade else None)
    target.add(iri, SG.gradeText, section.grade_text)


def _paragraph(target: ReportGraph, section: Section, paragraph: Paragraph, order: int) -> None:
    iri = target.paragraph(paragraph.locator)
    target.type(iri, SG.Paragraph)
    target.add(iri, DCTERMS.isPartOf, target.section(section.order))
    target.add(iri, SG.order, order)
    target.add(iri, SG.locator, paragraph.locator)
    target.add(iri, SG.number, paragraph.number)
    target.add(iri, SG.page, paragraph.page)
    target.add(iri, SG.text, paragraph.text)
