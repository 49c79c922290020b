"""Which inspectorates carried an inspection out (``inspectorates.csv``)."""

import re
from functools import cache

from loaders.layouts.tables import table


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["slug"]) for row in table("inspectorates"))


def inspectorates_in(text: str) -> tuple[str, ...]:
    """Slugs of the inspectorates that a sentence names, in the order named."""
    words = " ".join(text.replace("’", "'").split())
    found = {slug: match.start() for pattern, slug in _patterns() if (match := pattern.search(words))}
    return tuple(sorted(found, key=found.__getitem__))
