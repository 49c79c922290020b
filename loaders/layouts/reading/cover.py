"""The labelled facts of a cover: "Inspection dates: …", "Lead inspector: …", also where they run together.

"Age group:AllPublished:7 May 2010" and "Inspection dates: 12 – 23 April 2010 Reporting inspector Ann Example
HMI" both occur: a fact ends where the next label starts or the line ends.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from loaders.documents.model import Block


class Label(StrEnum):
    """The facts that covers label."""

    DATES = "dates"
    INSPECTOR = "inspector"
    AGE_GROUP = "age-group"
    PUBLISHED = "published"
    REFERENCE = "reference"


_LABELS = {
    Label.DATES: r"Inspection\s+[Dd]ates?|Dates?\s+of\s+[Ii]nspection",
    Label.INSPECTOR: r"(?:Reporting|Lead)\s+[Ii]nspectors?",
    Label.AGE_GROUP: r"Age\s+[Gg]roups?",
    # In a sentence ("the published report") it is no label: a colon, a tab or a date follows one.
    Label.PUBLISHED: r"(?:Report\s+|Date\s+)?[Pp]ublished(?:\s+on|\s+date)?(?=\W*[:\t]|\W+\d)|Publication\s+[Dd]ate",
    Label.REFERENCE: r"Reference\s+(?:no|number)\.?",
}
_ANY = re.compile("|".join(f"(?P<{label.name}>{pattern})" for label, pattern in _LABELS.items()))


def lines(blocks: Iterable[Block]) -> str:
    """The text of blocks, each from its own line on."""
    return "\n".join(block.text for block in blocks)


def labelled(cover: str) -> dict[Label, str]:
    """Label to fact, the first of each; facts that are empty are left out."""
    facts: dict[Label, str] = {}
    matches = list(_ANY.finditer(cover))
    for place, match in enumerate(matches):
        end = matches[place + 1].start() if place + 1 < len(matches) else len(cover)
        value = _value(cover[match.end() : end])
        label = Label[match.lastgroup or ""]
        if value and label not in facts:
            facts[label] = value
    return facts


def unlabelled(cover: str) -> str:
    """What stands before the first label: title and area."""
    match = _ANY.search(cover)
    return cover[: match.start()] if match else cover


def _value(text: str) -> str:
    """The fact after a label: the rest of its line, or the next line where the label stands alone."""
    stripped = text.strip(" \t\n:*|")
    return stripped.split("\n", 1)[0].strip(" :*|")
