"""Was it put right? Recommendations and the later findings on the same matter, as items."""

from collections.abc import Sequence

from api.cache import cached
from api.catalogue import Item
from api.filters import inspection_filters
from api.finding_items import finding_items
from api.parameters import Selection
from api.queries import fill
from api.store_access import Row, select

COLUMNS = (
    "confidence",
    "shared_words",
    "recommendation.authority.slug",
    "recommendation.authority.name",
    "recommendation.inspection.slug",
    "recommendation.inspection.published",
    "recommendation.id",
    "recommendation.text",
    "later.inspection.slug",
    "later.inspection.published",
    "later.polarity",
    "later.page",
    "later.paragraph",
    "later.id",
    "later.text",
)
"""Columns of a list of follow-ups as CSV."""


def follow_up_rows(selected: Selection) -> Sequence[Row]:
    """The links whose recommendation's inspection passes the filters, the surest first."""
    query = fill("follow-up-links", filters=inspection_filters(selected))
    return cached(("follow-ups", selected), lambda: tuple(select(query)))


def follow_up_items(rows: Sequence[Row]) -> list[Item]:
    """A recommendation, a later finding, and what the link between them rests on."""
    ends = list(dict.fromkeys(row[end] for row in rows for end in ("earlier", "later")))
    findings = {str(item["id"]): item for item in finding_items(ends)}
    return [
        {
            "confidence": float(row["confidence"]),
            "shared_words": sorted(row.get("words", "").split()),
            "recommendation": findings[row["earlier"]],
            "later": findings[row["later"]],
        }
        for row in rows
    ]
