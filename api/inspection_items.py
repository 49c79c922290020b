"""Inspections and authorities as items."""

from collections.abc import Sequence

from api.cache import cached
from api.catalogue import Inspection, Item, catalogue, tail
from api.counts import by_inspection, no_findings, recommendations_by_inspection
from api.filters import inspection_filters
from api.judgement_items import judgements_by_inspection
from api.parameters import Selection
from api.queries import fill
from api.resources import Properties, one, parts, resources
from api.store_access import select

COLUMNS = (
    "id",
    "slug",
    "framework",
    "authority.slug",
    "authority.name",
    "title",
    "start",
    "end",
    "published",
    "overall.part",
    "overall.grade",
    "findings.total",
    "findings.strength",
    "findings.weakness",
    "findings.mixed",
    "recommendations",
)
"""Columns of a list of inspections as CSV."""


def inspection_ids(selected: Selection) -> Sequence[str]:
    """IRIs of the inspections that pass the filters, the latest first."""

    def compute() -> Sequence[str]:
        rows = select(fill("inspection-ids", filters=inspection_filters(selected)))
        return tuple(dict.fromkeys(row["inspection"] for row in rows))

    return cached(("inspections", selected), compute)


def inspection_items(ids: Sequence[str]) -> list[Item]:
    """The inspections of these IRIs, with their overall grades and the number of their findings by polarity."""
    known = catalogue()
    return [_item(known.inspection(iri)) for iri in ids]


def _item(inspection: Inspection) -> Item:
    judgements = judgements_by_inspection().get(inspection.id, [])
    return {
        "id": inspection.id,
        "slug": inspection.slug,
        "framework": inspection.framework,
        "authority": catalogue().organisation(inspection.authority).reference,
        "title": inspection.title,
        "start": inspection.start,
        "end": inspection.end,
        "published": inspection.published,
        "overall": [
            {name: judgement[name] for name in ("part", "aspect_text", "grade", "grade_text", "status")}
            for judgement in judgements
            if judgement["overall"] and judgement["source"] == "report"
        ],
        "findings": dict(by_inspection().get(inspection.id, no_findings())),
        "recommendations": recommendations_by_inspection().get(inspection.id, 0),
    }


def inspection_detail(inspection: Inspection) -> Item:
    """An inspection with its report, people, judgements, evidence and references to earlier ones."""
    properties = resources([inspection.id]).get(inspection.id, {})
    report_iri = one(properties, "sg:report")
    report = resources([report_iri]).get(report_iri, {}) if report_iri else {}
    related = parts([inspection.id, *([report_iri] if report_iri else [])])
    known = catalogue()
    return {
        **_item(inspection),
        "conducted_by": [known.organisation(iri).reference for iri in sorted(properties.get("sg:conductedBy", ()))],
        "lead_inspectors": _people(related.get("sg:leadInspector", {})),
        "addressees": _people(related.get("sg:addressee", {})),
        "copy_recipients": _people(related.get("sg:copyRecipient", {})),
        "legal_basis": sorted(properties.get("sg:legalBasis", ())),
        "deep_dive": one(properties, "sg:deepDive"),
        "judgements": judgements_by_inspection().get(inspection.id, []),
        "evidence": [_evidence(thing) for thing in related.get("sg:evidence", {}).values()],
        "statement_of_action": next(
            (_statement(thing) for thing in related.get("sg:statementOfAction", {}).values()), None
        ),
        "refers_to": _earlier(sorted(properties.get("sg:refersTo", ()))),
        "report": {
            "id": report_iri,
            "title": one(report, "dcterms:title"),
            "source": one(report, "dcterms:source"),
            "rights": one(report, "dcterms:rights"),
            "pages": _number(one(report, "sg:pageCount")),
            "published_according_to": one(report, "sg:issuedSource"),
            "sha256": one(report, "sg:sha256"),
        },
        "remarks": [
            {"code": one(thing, "sg:remarkCode"), "text": one(thing, "sg:text"), "page": _number(one(thing, "sg:page"))}
            for thing in related.get("sg:remark", {}).values()
        ],
    }


def _earlier(iris_: Sequence[str]) -> list[Item]:
    """Earlier inspections; of one whose report is not in the graph, the kind and the date that are known."""
    known = catalogue()
    unseen = resources(iri for iri in iris_ if iri not in known.inspections)
    items: list[Item] = []
    for iri in iris_:
        inspection = known.inspections.get(iri)
        stub = unseen.get(iri, {})
        framework = one(stub, "sg:framework")
        items.append(
            {
                "id": iri,
                "slug": tail(iri),
                "framework": inspection.framework if inspection else framework and tail(framework),
                "date": inspection.date or None if inspection else one(stub, "dcterms:date"),
                "in_graph": inspection is not None,
            }
        )
    return items


def _number(text: str | None) -> int | None:
    return int(text) if text is not None else None


def _people(people: dict[str, Properties]) -> list[Item]:
    return [
        {"id": iri, "name": one(person, "foaf:name"), "office": one(person, "sg:office")}
        for iri, person in people.items()
    ]


def _evidence(thing: Properties) -> Item:
    return {
        "kind": one(thing, "sg:evidenceKind"),
        "count": _number(one(thing, "sg:count")),
        "text": one(thing, "sg:text"),
    }


def _statement(thing: Properties) -> Item:
    lead = one(thing, "sg:ledBy")
    return {
        "due_date": one(thing, "sg:dueDate"),
        "led_by": catalogue().organisation(lead).reference if lead else None,
        "led_by_text": one(thing, "sg:ledByText"),
        "text": one(thing, "sg:text"),
    }
