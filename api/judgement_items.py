"""Judgements as items."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from api.cache import cached
from api.catalogue import Inspection, Item, catalogue, tail
from api.filters import judgement_filters
from api.parameters import Selection
from api.queries import fill
from api.store_access import Row, select
from ontology.identifiers import concept_iri
from ontology.vocabulary import scheme

COLUMNS = (
    "id",
    "inspection.slug",
    "inspection.framework",
    "inspection.published",
    "authority.slug",
    "authority.name",
    "part",
    "aspect",
    "aspect_text",
    "grade",
    "grade_point",
    "grade_text",
    "status",
    "judges.slug",
    "judges.name",
    "page",
    "source",
    "source_id",
)
"""Columns of a list of judgements as CSV."""


def judgement_rows(selected: Selection) -> Sequence[Row]:
    """The judgements that pass the filters, the latest inspection first."""

    def compute() -> Sequence[Row]:
        unique: dict[str, Row] = {}
        for row in select(fill("judgements", filters=judgement_filters(selected))):
            unique.setdefault(row["judgement"], row)
        return tuple(unique.values())

    return cached(("judgements", selected), compute)


def judgement_items(rows: Sequence[Row]) -> list[Item]:
    """Judgements: aspect, grade with its point on the scale, and why there is none where there is none."""
    return [_item(row) for row in rows]


def judgements_by_inspection() -> Mapping[str, list[Item]]:
    """All judgements, by the IRI of their inspection."""

    def compute() -> Mapping[str, list[Item]]:
        grouped: dict[str, list[Item]] = defaultdict(list)
        for row in judgement_rows(Selection()):
            grouped[row["inspection"]].append(_item(row))
        return dict(grouped)

    return cached("judgements-by-inspection", compute)


def _is_overall(row: Row) -> bool:
    """Whether the judgement is on all of an inspection or of a part of it, in whatever words its report puts that."""
    return row.get("broad") == str(concept_iri("aspect", "overall")) or tail(row.get("aspect", "")).startswith(
        "overall"
    )


def _item(row: Row) -> Item:
    known = catalogue()
    inspection = known.inspections.get(row["inspection"]) or _recorded(row)
    aspect = tail(row["aspect"]) if "aspect" in row else None
    status = tail(row["status"]) if "status" in row else "graded"
    # The concept "other" says that there is no grade; the status says why.
    grade = tail(row["grade"]) if "grade" in row and status == "graded" else None
    concept = scheme("grade").concepts.get(grade or "")
    return {
        "id": row["judgement"],
        "inspection": inspection.reference,
        "authority": known.organisation(inspection.authority).reference,
        "part": row.get("part"),
        "aspect": aspect,
        "aspect_text": row.get("aspectText"),
        "overall": _is_overall(row),
        "grade": grade,
        "grade_point": concept.grade_point if concept else None,
        "grade_text": row.get("gradeText"),
        "status": status,
        "judges": known.organisation(row["judged"]).reference if "judged" in row else None,
        "page": int(row["page"]) if "page" in row else None,
        "source": "workbook" if "workbook" in row else "report",
        "source_id": row.get("workbook") or row["report"],
    }


def _recorded(row: Row) -> Inspection:
    """An inspection of which no report is in the graph, as a workbook records it."""
    iri = row["inspection"]
    return Inspection(iri, tail(iri), tail(row["framework"]), row["authority"], row["date"], None, None, None)
