"""Ofsted's lead inspector from a list of inspectors of several inspectorates.

The same two columns are printed as a table, as lines of two names, or one under the other: what counts is who is called
lead inspector and is not the other inspectorate's.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from loaders.documents.model import Block
from loaders.layouts.reading.people import inspectors
from loaders.report import Person

_LEADS = re.compile(r"\blead\b", re.IGNORECASE)
_LEAD_POST = re.compile(r"[\s,(–-]*\b(?:and\s+)?lead(?:\s+(?:HMI\s+)?inspector|\s+HMI)?\b[\s,)]*", re.IGNORECASE)
_LABEL = re.compile(r"\W*Lead\s+(?:HMI\s+)?inspector\W|\W*Lead\s+HMI\W", re.IGNORECASE)
_OTHER_INSPECTORATE = re.compile(r"\bCQC\b|Care Quality Commission")


def lead_inspector(blocks: Iterable[Block]) -> tuple[Person, ...]:
    """The lead inspector, as a tuple of one; empty where none is named."""
    for block in blocks:
        for words in _readings(block):
            labelled = _LABEL.match(words)
            for person in inspectors(words):
                post = person.office or ""
                if (labelled or _LEADS.search(post)) and not _OTHER_INSPECTORATE.search(post):
                    return (Person(person.name, _LEAD_POST.sub(" ", post).strip(" ,()") or None),)
    return ()


def _readings(block: Block) -> Iterator[str]:
    """Cell by cell; then what has its name and its post one below the other."""
    yield from re.split(r"[\t\n]", block.text)
    columns = zip_longest(*block.rows, fillvalue="") if block.rows else [[block.text]]
    yield from (" ".join(cells) for cells in columns)
