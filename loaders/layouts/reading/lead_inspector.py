"""Ofsted's lead inspector from a list of inspectors of several inspectorates.

The same two columns are printed as a table, as lines of two names, or one under the other: what counts is who is called
lead inspector and is not the other inspectorate's.
"""

import re
from collections.abc import Iterable

from loaders.documents.model import Block
from loaders.report import Person

_NOT_A_NAME = r"(?!(?:HMI|SHMI|Ofsted|CQC|OI|His|Her|Lead|Senior|Inspection)\b)"
_NAME_WORD = rf"{_NOT_A_NAME}[A-ZÀ-Þ][\w'’-]+"
_NAME = rf"(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Sir|Dame)\.?\s+)?{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,3}})"
_POST = r"(?:[,\s(]*\b(?:His Majesty['’]s Inspector|HMI|SHMI|Ofsted|OI|Senior)\b\)?)*"
_LEAD_OF_OFSTED = re.compile(rf"{_NAME}(?P<post>{_POST})[,\s–-]*(?i:lead\s+(?:HMI\s+)?inspector)\b")
_OTHER_INSPECTORATE = re.compile(r"\bCQC\b|Care Quality Commission")


def lead_inspector(blocks: Iterable[Block]) -> tuple[Person, ...]:
    """The lead inspector, as a tuple of one; empty where none is named."""
    for block in blocks:
        for cell in re.split(r"[\t\n]", block.text):
            match = _LEAD_OF_OFSTED.search(" ".join(cell.split()))
            if match and not _OTHER_INSPECTORATE.search(match.group()):
                return (Person(match["name"], match["post"].strip(" ,") or None),)
    return ()
