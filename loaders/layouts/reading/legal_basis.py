"""The powers that a report says its inspection was carried out under."""

import re
from collections.abc import Iterable

_NUMBER = r"\d+[A-Z]?(?:\(\d+\))*"
_POWER = re.compile(
    rf"(?:\b(?P<sections>[Ss]ections?\s+{_NUMBER}(?:(?:\s*,\s*|\s+and\s+){_NUMBER})*)\s+of\s+)?\bthe\s+"
    r"(?P<act>[A-Z][\w'’-]*(?:[\s(]+(?:[A-Z][\w'’-]*|and|of|the)\)?)*?\s+(?:Act|Regulations),?\s+\d{4})"
)
_MADE = re.compile(r"\b(?:carried\s+out|conducted|undertaken|made|evaluated|inspect\w*)\b", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:under|in\s+accordance\s+with|by\s+virtue\s+of)\s+(?:the\s+powers\s+in\s+)?$", re.IGNORECASE)


def legal_basis(texts: Iterable[str]) -> tuple[str, ...]:
    """Each "section 138 of the Education and Inspections Act 2006" that a text says the inspection was made under.

    An Act without a section ("the Children Act 2004") is given alone.
    """
    found: dict[str, None] = {}
    for text in texts:
        if "Act" not in text and "Regulations" not in text:
            continue
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-Z])", " ".join(text.split())):
            if "inspect" not in sentence.lower() or not _MADE.search(sentence):
                continue
            for match in _POWER.finditer(sentence):
                if not _UNDER.search(sentence[: match.start()]):
                    continue
                sections = match["sections"]
                found[f"{sections[0].lower()}{sections[1:]} of the {match['act']}" if sections else match["act"]] = None
    return tuple(found)
