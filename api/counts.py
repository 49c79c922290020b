"""How many findings there are, by inspection and by organisation; counted once a snapshot."""

from collections import defaultdict
from collections.abc import Mapping

from api.cache import cached
from api.catalogue import tail
from api.filters import finding_filters
from api.parameters import Selection
from api.queries import fill, text
from api.store_access import Row, select

Counts = dict[str, int]
"""Polarity to number of findings, and ``total``."""


def no_findings() -> Counts:
    """The counts of what has no findings."""
    return {"strength": 0, "weakness": 0, "mixed": 0, "total": 0}


def _grouped(rows: list[Row], key: str) -> dict[str, Counts]:
    grouped: dict[str, Counts] = defaultdict(no_findings)
    for row in rows:
        number = int(row["findings"])
        counts = grouped[row[key]]
        counts[tail(row["polarity"])] = counts.get(tail(row["polarity"]), 0) + number
        counts["total"] += number
    return dict(grouped)


def by_inspection() -> Mapping[str, Counts]:
    """Counts by the IRI of the inspection."""
    return cached("by-inspection", lambda: _grouped(select(text("polarity-by-inspection")), "inspection"))


def recommendations_by_inspection() -> Mapping[str, int]:
    """Number of recommendations by the IRI of the inspection."""

    def compute() -> Mapping[str, int]:
        rows = select(text("recommendations-by-inspection"))
        return {row["inspection"]: int(row["findings"]) for row in rows}

    return cached("recommendations-by-inspection", compute)


def by_agency(selected: Selection) -> Mapping[str, Counts]:
    """Counts by the IRI of each organisation that findings name, among the findings that pass the filters."""

    def compute() -> Mapping[str, Counts]:
        query = fill("polarity-by-agency", filters=finding_filters(selected, pairs=True))
        return _grouped(select(query), "agency")

    return cached(("by-agency", selected), compute)


def totals() -> Counts:
    """Counts over the whole graph."""
    summed = no_findings()
    for counts in by_inspection().values():
        for name, number in counts.items():
            summed[name] = summed.get(name, 0) + number
    return summed


def by_theme() -> Mapping[str, Counts]:
    """Counts by the slug of the theme."""

    def compute() -> Mapping[str, Counts]:
        return {tail(theme): counts for theme, counts in _grouped(select(text("polarity-by-theme")), "theme").items()}

    return cached("by-theme", compute)
