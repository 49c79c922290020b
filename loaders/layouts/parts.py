"""Reports that were published in several files: which document is a later part, and of which report it is one."""

import re

from loaders.documents.model import BlockKind, Document
from loaders.layouts.opening import words
from loaders.report import Report
from ontology.register import Register

_INSPECTED = re.compile(r"\b(?:inspect(?:ed|ors?|ions?)|inspectorates?)\b", re.IGNORECASE)
_ENOUGH = 5
"""How often a report speaks of inspection; a plan or a newsletter that mentions one does less."""


def speaks_of_inspecting(document: Document) -> bool:
    """Whether a document speaks of inspection throughout."""
    return len(_INSPECTED.findall(words(document.blocks))) >= _ENOUGH


def starts_at(document: Document) -> int:
    """The first printed paragraph number of a document that opens in the middle of an account; 0 for any other."""
    first = next(iter(_numbers(document)), 0)
    return first if first > 1 and speaks_of_inspecting(document) else 0


def continues(later: Document, first: Document, report: Report, register: Register) -> bool:
    """Whether ``later`` is the next part of ``first``, which was read as ``report``.

    Its paragraph numbers go on where the first's end, it names the same area, and the running lines, where both parts
    have any, are the same.
    """
    if starts_at(later) != max(_numbers(first), default=0) + 1:
        return False
    authority = register.organisations[report.authority]
    named = words(later.blocks)
    if not any(area in named for area in (report.authority_text, *authority.areas)):
        return False
    running, own = _running_lines(first), _running_lines(later)
    return not running or not own or bool(running & own)


def _numbers(document: Document) -> list[int]:
    printed = (block.number for block in document.blocks if block.kind is BlockKind.PARAGRAPH and block.number)
    return [int(number) for number in printed if number.isdigit()]


def _running_lines(document: Document) -> set[str]:
    """The running lines that have words, figures aside."""
    lines = (re.sub(r"\d+", "", block.text) for block in document.blocks if block.kind is BlockKind.FURNITURE)
    return {" ".join(line.split()) for line in lines if re.search(r"[A-Za-z]{3}", line)}
