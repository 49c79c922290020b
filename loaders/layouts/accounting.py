"""Whether every word of a document is somewhere in its report."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from loaders.documents.model import Document
from loaders.report import Report

_WORD = re.compile(r"\w+")


class WordShare(NamedTuple):
    """How many words of the document's blocks the report holds, and which differ."""

    share: float
    missing: Counter[str]
    added: Counter[str]


def word_share(document: Document, report: Report) -> WordShare:
    """Compare the words of the blocks, paragraph numbers included, with those of sections and furniture."""
    given = _count(text for block in document.blocks for text in (block.number or "", block.text))
    kept = _count(_words(report))
    missing = given - kept
    total = sum(given.values())
    return WordShare(1 - sum(missing.values()) / total if total else 1.0, missing, kept - given)


def _count(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text))


def _words(report: Report) -> Iterator[str]:
    for section in report.sections:
        yield section.heading
        yield section.grade_text or ""
        for paragraph in section.paragraphs:
            yield paragraph.number or ""
            yield paragraph.text
    for furniture in report.furniture:
        yield furniture.text
