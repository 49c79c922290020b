"""How rare a word is in inspection reports: what makes two findings that share it alike (``word_counts.csv``).

The counts are a fixed table, of the published reports of England, and not of whatever a store holds: the links of an
authority then depend on its own reports alone, and one threshold means the same everywhere. A word must stand in
reports of :data:`LEAST_INSPECTIONS` inspections to be counted, which leaves out names of places and people.

The table is made anew from a store by

    safeguarding-graph review export | python -m loaders.linking.word_counts > word_counts.csv
"""

import csv
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

LEAST_INSPECTIONS = 10
ALL = "*"
"""In the column of words: the row that counts all findings."""
COLUMNS = ("word", "findings")

_WORD = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True, slots=True)
class WordCounts:
    """In how many findings each word stands."""

    findings: int
    words: Mapping[str, int]

    def rarity(self, word: str) -> float:
        """The inverse document frequency of a word of the table, smoothed: at least 1."""
        return math.log((1 + self.findings) / (1 + self.words[word])) + 1


def words_of(text: str) -> list[str]:
    """The words of a text that may be compared: of three letters or more, lower case, without such as "the"."""
    return [word for word in _WORD.findall(text.lower()) if word not in ENGLISH_STOP_WORDS]


@cache
def word_counts() -> WordCounts:
    """The table of this package."""
    table = (files("loaders.linking") / "word_counts.csv").read_text(encoding="utf-8")
    counts = {row["word"]: int(row["findings"]) for row in csv.DictReader(table.splitlines())}
    return WordCounts(counts.pop(ALL), counts)


def counted(findings: Iterable[tuple[str, str]]) -> WordCounts:
    """The counts of findings, each an inspection and a text."""
    total, words, inspections = 0, Counter[str](), defaultdict[str, set[str]](set)
    for inspection, text in findings:
        total += 1
        for word in set(words_of(text)):
            words[word] += 1
            inspections[word].add(inspection)
    common = {word: words[word] for word in sorted(words) if len(inspections[word]) >= LEAST_INSPECTIONS}
    return WordCounts(total, common)


def _rows(counts: WordCounts) -> Iterator[tuple[str, int]]:
    yield ALL, counts.findings
    yield from counts.words.items()


if __name__ == "__main__":
    exported = ((row["inspection"], row["text"]) for row in csv.DictReader(sys.stdin))
    csv.writer(sys.stdout, lineterminator="\n").writerows([COLUMNS, *_rows(counted(exported))])
