"""Findings and recommendations: the sentence, what it says of whom, and where exactly it stands."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from rdflib import URIRef

from loaders.graph.context import RDF_TYPE, ReportGraph
from loaders.report import Finding, Role
from ontology import identifiers
from ontology.namespaces import OA, SG

CONTEXT = 32
"""Characters kept before and after a quotation, so that it can be found again in a text that has changed."""

MONTHS = {"immediately": 0, "within-three-months": 3, "within-six-months": 6}

JOINT_FRAMEWORKS = {"jtai", "area-send", "other"}
"""Frameworks that inspect several bodies at once: nothing is addressed to the council unless the words say so."""


def describe(target: ReportGraph, found: Sequence[Finding]) -> None:
    """Add every finding; those of a list of recommendations are numbered through the report."""
    recommendations = 0
    for finding in found:
        if finding.stated and finding.stated.kind.is_recommendation:
            recommendations += 1
            iri = identifiers.recommendation_iri(target.slug, recommendations)
            _finding(target, iri, finding)
            _recommendation(target, iri, finding)
        else:
            _finding(target, identifiers.finding_iri(target.slug, finding.locator, finding.sentence), finding)


def _finding(target: ReportGraph, iri: URIRef, finding: Finding) -> None:
    target.describe(
        iri,
        (RDF_TYPE, SG.Finding),
        (SG.inspection, target.inspection),
        (SG.text, finding.text),
        (SG.polarity, identifiers.concept_iri("polarity", str(finding.polarity))),
        (SG.basis, "stated" if finding.stated else "inferred"),
        (SG.statedKind, str(finding.stated.kind) if finding.stated else None),
        (SG.confidence, finding.confidence),
        (SG.paragraph, target.paragraph(finding.locator)),
        (SG.page, finding.page),
    )
    target.add(iri, SG.theme, *(identifiers.concept_iri("theme", theme) for theme in finding.themes))
    target.add(iri, SG.unresolvedName, *finding.unresolved)
    for order, link in enumerate(finding.agencies, 1):
        agency, node = URIRef(link.agency), URIRef(f"{iri}#agency-{order}")
        target.add(iri, SG.mentions, agency)
        if link.role is Role.SUBJECT:
            target.add(iri, SG.concerns, agency)
        target.add(iri, SG.agencyLink, node)
        target.describe(
            node,
            (RDF_TYPE, SG.AgencyLink),
            (SG.agency, agency),
            (SG.role, identifiers.concept_iri("role", str(link.role))),
            (SG.start, link.start),
            (SG.end, link.end),
            (SG.rule, link.rule),
        )
    _target(target, iri, finding)


def _target(target: ReportGraph, iri: URIRef, finding: Finding) -> None:
    """The Web Annotation target: the paragraph, the words and their place in it."""
    whole = target.places[finding.locator].paragraph.text
    place, quote, position = (URIRef(f"{iri}#{name}") for name in ("target", "quote", "position"))
    target.add(iri, OA.hasTarget, place)
    target.describe(
        place,
        (RDF_TYPE, OA.SpecificResource),
        (OA.hasSource, target.paragraph(finding.locator)),
        (OA.hasSelector, quote),
        (OA.hasSelector, position),
    )
    target.describe(
        quote,
        (RDF_TYPE, OA.TextQuoteSelector),
        (OA.exact, finding.text),
        (OA.prefix, whole[max(0, finding.start - CONTEXT) : finding.start] or None),
        (OA.suffix, whole[finding.end : finding.end + CONTEXT] or None),
    )
    target.describe(
        position,
        (RDF_TYPE, OA.TextPositionSelector),
        (OA.start, finding.start),
        (OA.end, finding.end),
    )


def _recommendation(target: ReportGraph, iri: URIRef, finding: Finding) -> None:
    stated = finding.stated
    assert stated is not None
    target.type(iri, SG.Recommendation)
    if stated.timescale:
        target.add(iri, SG.timescale, identifiers.concept_iri("timescale", stated.timescale))
        target.add(iri, SG.dueDate, due_date(target.report.published, stated.timescale))
    numbered = {place.paragraph.number: locator for locator, place in target.places.items() if place.paragraph.number}
    for number in stated.cited_paragraphs:
        if number in numbered:
            target.add(iri, SG.refersToParagraph, target.paragraph(numbered[number]))
    subjects = [URIRef(link.agency) for link in finding.agencies if link.role is Role.SUBJECT]
    if not subjects and target.report.framework not in JOINT_FRAMEWORKS:
        subjects = [target.authority]
    target.add(iri, SG.addressedTo, *subjects)


def due_date(published: date | None, timescale: str) -> date | None:
    """The last day of a timescale counted from publication, the month's last day where it is shorter.

    None where no publication date is known or the timescale is none of the contract's.
    """
    if published is None or timescale not in MONTHS:
        return None
    month = published.month - 1 + MONTHS[timescale]
    year, month = published.year + month // 12, month % 12 + 1
    return date(year, month, min(published.day, monthrange(year, month)[1]))
