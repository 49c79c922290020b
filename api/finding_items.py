"""Findings as items: which there are, and what is said of each."""

from collections import defaultdict
from collections.abc import Sequence

from api.cache import cached
from api.catalogue import Item, catalogue, tail
from api.filters import finding_filters
from api.parameters import Selection
from api.queries import fill, iris
from api.store_access import Row, select
from ontology.namespaces import ID, SG

COLUMNS = (
    "id",
    "text",
    "polarity",
    "basis",
    "confidence",
    "paragraph",
    "page",
    "section",
    "inspection.slug",
    "inspection.framework",
    "inspection.published",
    "authority.slug",
    "authority.name",
    "agencies.slug",
    "agencies.name",
    "agencies.type",
    "agencies.role",
    "themes",
    "recommendation.timescale",
    "recommendation.due_date",
    "recommendation.addressed_to",
    "recommendation.refers_to_paragraphs",
)
"""Columns of a list of findings as CSV."""

RELATIONSHIP_COLUMNS = (
    "finding.id",
    "agency.id",
    "agency.slug",
    "agency.name",
    "agency.type",
    "agency.role",
    "finding.polarity",
    "finding.basis",
    "finding.confidence",
    "finding.themes",
    "finding.paragraph",
    "finding.page",
    "finding.section",
    "inspection.slug",
    "inspection.framework",
    "inspection.published",
    "authority.slug",
    "authority.name",
    "finding.text",
)
"""Columns of a list of relationships as CSV."""


def finding_ids(selected: Selection) -> Sequence[str]:
    """IRIs of all findings that pass the filters, the latest inspection first and in reading order."""

    def compute() -> Sequence[str]:
        return tuple(row["finding"] for row in select(fill("findings", filters=finding_filters(selected))))

    return cached(("findings", selected), compute)


def relationship_ids(selected: Selection) -> Sequence[tuple[str, str]]:
    """(finding, agency) pairs, as IRIs, that pass the filters, in the order of the findings."""

    def compute() -> Sequence[tuple[str, str]]:
        query = fill("relationships", filters=finding_filters(selected, pairs=True))
        return tuple((row["finding"], row["agency"]) for row in select(query))

    return cached(("relationships", selected), compute)


def finding_items(ids: Sequence[str]) -> list[Item]:
    """The findings of these IRIs in the shape of CONTRACT section 4, in this order; what is no finding is left out."""
    if not ids:
        return []
    details: dict[str, Row] = {}
    for row in select(fill("finding-details", {"finding": iris(ids)})):
        details.setdefault(row["finding"], row)
    linked: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in select(fill("finding-links", {"finding": iris(ids)})):
        linked[row["finding"]][row["property"].removeprefix(str(SG))].append(row["value"])
    return [_item(details[iri], linked[iri]) for iri in ids if iri in details]


def _item(row: Row, linked: dict[str, list[str]]) -> Item:
    known = catalogue()
    inspection = known.inspection(row["inspection"])
    subjects = set(linked["concerns"])
    agencies = sorted(
        (
            {
                "id": one.id,
                "slug": one.slug,
                "name": one.name,
                "type": one.type,
                "role": "subject" if one.id in subjects else "mentioned",
            }
            for one in map(known.organisation, {*linked["mentions"], *subjects})
        ),
        # "subject" before "mentioned", then by name.
        key=lambda agency: (agency["role"] != "subject", agency["name"], agency["slug"]),
    )
    return {
        "id": row["finding"],
        "text": row["text"],
        "polarity": tail(row["polarity"]),
        "basis": row["basis"],
        "confidence": float(row["confidence"]) if "confidence" in row else None,
        "paragraph": row.get("number"),
        "page": int(row["page"]) if "page" in row else None,
        "section": row.get("heading"),
        "inspection": inspection.reference,
        "authority": known.organisation(inspection.authority).reference,
        "agencies": agencies,
        "themes": sorted(tail(theme) for theme in linked["theme"]),
        "recommendation": _recommendation(row, linked) if "class" in row else None,
    }


def _recommendation(row: Row, linked: dict[str, list[str]]) -> Item:
    return {
        "timescale": tail(row["timescale"]) if "timescale" in row else None,
        "due_date": row.get("due"),
        "addressed_to": sorted(tail(agency) for agency in linked["addressedTo"]),
        "refers_to_paragraphs": [tail(paragraph) for paragraph in linked["refersToParagraph"]],
    }


def relationship_items(pairs: Sequence[tuple[str, str]]) -> list[Item]:
    """(finding, agency) pairs as items: the finding, the one agency with its role, the inspection, the authority."""
    findings = {str(item["id"]): item for item in finding_items(list(dict.fromkeys(finding for finding, _ in pairs)))}
    rows: list[Item] = []
    for finding_iri, agency_iri in pairs:
        item = findings[finding_iri]
        agencies = item["agencies"]
        assert isinstance(agencies, list)
        finding = {
            name: item[name]
            for name in (
                "id", "text", "polarity", "basis", "confidence", "paragraph", "page", "section", "themes",
                "recommendation",
            )
        }  # fmt: skip
        agency = next(agency for agency in agencies if agency["id"] == agency_iri)
        rows.append(
            {
                "id": f"{finding_iri}~{agency['slug']}",
                "finding": finding,
                "agency": agency,
                "inspection": item["inspection"],
                "authority": item["authority"],
            }
        )
    return rows


def finding_iri(name: str) -> str:
    """The IRI that a client means by ``name``: an IRI, or what follows ``/id/`` or ``/id/finding/`` in one."""
    if name.startswith(str(ID)):
        return name
    if name.startswith(("finding/", "recommendation/")):
        return f"{ID}{name}"
    return f"{ID}finding/{name}"
