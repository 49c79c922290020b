"""The evidence base in numbers: "discussions with 52 children and young people", "48 case files" (``evidence.csv``)."""

import re
from collections.abc import Iterable
from functools import cache

from loaders.layouts.tables import table
from loaders.report import Evidence, Section, SectionRole

_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
}
_NUMBER = rf"(?P<count>\d{{1,3}}(?:,\d{{3}})*|{'|'.join(_NUMBER_WORDS)})"
_LOOKED_AT = re.compile(
    r"\b(?:inspectors?|discussions?|meetings?|review(?:ed)? of|a review|scrutini[sz]ed|read|sampled|tracked|met|spoke|"
    r"interview\w*|talked|case ?files?)\b",
    re.IGNORECASE,
)
"""Words that make a number one of evidence, not of the population."""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], re.compile(rf"(?<![\w.,-]){_NUMBER}\s+{row['words']}\b(?!-)", re.IGNORECASE))
        for row in table("evidence")
    )


def evidence(sections: Iterable[Section]) -> tuple[Evidence, ...]:
    """The counts that the sections on method state, in reading order, each place once."""
    found: list[tuple[str, int, Evidence]] = []
    for section in sections:
        if section.role is not SectionRole.METHOD:
            continue
        for paragraph in section.paragraphs:
            if paragraph.is_table or not _LOOKED_AT.search(paragraph.text):
                continue
            text = paragraph.text.replace("’", "'")
            places: set[int] = set()
            for kind, pattern in _patterns():
                for match in pattern.finditer(text):
                    if match.start() in places:
                        continue
                    places.add(match.start())
                    words = paragraph.text[match.start() : match.end()]
                    item = Evidence(kind, _count(match["count"]), words, paragraph.locator)
                    found.append((paragraph.locator, match.start(), item))
    return tuple(item for _, _, item in found)


def _count(words: str) -> int:
    return _NUMBER_WORDS.get(words.lower()) or int(words.replace(",", ""))
