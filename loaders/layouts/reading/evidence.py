"""The evidence base in numbers: "discussions with 52 children and young people", "48 case files" (``evidence.csv``)."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.layouts.reading.numbers import NUMBER, number
from loaders.layouts.tables import table
from loaders.report import Evidence, Paragraph, Section, SectionRole

_LOOKED_AT = re.compile(
    r"\b(?:inspectors?|discussions?|meetings?|review(?:ed)? of|a review|scrutini[sz]ed|read|sampled|tracked|met|spoke|"
    r"interview\w*|talked|case ?files?)\b",
    re.IGNORECASE,
)
"""Words that make a number one of evidence, not of the population."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], re.compile(rf"(?<![\w.,-])(?P<count>{NUMBER})\s+{row['words']}\b(?!-)", re.IGNORECASE))
        for row in table("evidence")
    )


def evidence(sections: Iterable[Section]) -> tuple[Evidence, ...]:
    """The counts that the sections on method state, paragraph by paragraph, each place once."""
    return tuple(
        count
        for section in sections
        if section.role is SectionRole.METHOD
        for paragraph in section.paragraphs
        if not paragraph.is_table and _LOOKED_AT.search(paragraph.text)
        for count in _counts(paragraph)
    )


def _counts(paragraph: Paragraph) -> Iterator[Evidence]:
    text = paragraph.text.replace("’", "'")
    places: set[int] = set()
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            count = int(number(match["count"]))
            if count and match.start() not in places:
                places.add(match.start())
                yield Evidence(kind, count, paragraph.text[match.start() : match.end()], paragraph.locator)
