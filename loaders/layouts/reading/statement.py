"""The written statement of proposed action that a joint inspection asks for: by when, and who leads it."""

import re
from collections.abc import Iterable

from loaders.layouts.reading.dates import day
from loaders.report import Section, SectionRole, StatementOfAction

_LEAD = re.compile(
    r"(?:\bthat\s+|^|(?<=\.\s))(?P<lead>(?!We\s)(?:[A-Z]|the\s)[^.;]{2,110}?),?\s+"
    r"(?:is\s+the\s+(?:principal|lead)\w*\s+(?:authority|agency|organisation)[^.]{0,30}?\s+(?:and|which|that)\s+)?"
    r"(?:should|must|will|is\s+required\s+to)\s+(?:now\s+)?(?:co-?ordinate|prepare|lead)\b[^.]{0,60}?\bwritten\s+statement",
)
_PRINCIPAL = re.compile(
    r"\b(?:determined|decided)\s+that\s+(?P<lead>[^.;]{2,300}?),?\s+(?:is|are|will\s+be)\s+the\s+(?:principal|lead)"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_STATEMENT = re.compile(r"\bwritten\s+statement\b|\bstatement\s+of\s+(?:proposed\s+)?action\b", re.IGNORECASE)


def statement_of_action(sections: Iterable[Section]) -> StatementOfAction | None:
    """The statement asked for under "Next steps"; its text is the sentence with the date, else that which asks."""
    lead: str | None = None
    asked: tuple[str, str] | None = None
    for section in sections:
        if section.role is not SectionRole.NEXT_STEPS:
            continue
        for paragraph in section.paragraphs:
            found = _PRINCIPAL.search(paragraph.text) or _LEAD.search(paragraph.text)
            lead = lead or (_plain(found["lead"]) if found else None)
            for sentence in _SENTENCE.split(paragraph.text):
                if not _STATEMENT.search(sentence):
                    continue
                due = day(sentence)
                if due:
                    return StatementOfAction(due, lead, sentence.strip(), paragraph.locator)
                asked = asked or (sentence.strip(), paragraph.locator)
    return StatementOfAction(None, lead, *asked) if asked else None


def _plain(lead: str) -> str:
    """The lead without what is said of it in brackets."""
    return " ".join(_BRACKETS.sub(" ", lead).split())
