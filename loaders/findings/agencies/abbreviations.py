"""The abbreviations that a report itself explains: "the Lancashire Safeguarding Children Board (LSCB)".

A short form in brackets stands for the words before it whose letters it is made of, in the manner of Schwartz and
Hearst (A simple algorithm for identifying abbreviation definitions in biomedical text, 2003).
"""

import re
from collections.abc import Iterator

_SHORT = re.compile(r"\(\s*[‘'“\"]?(?P<short>[A-Z][A-Za-z0-9&/-]{1,11})(?:[’']?s)?[’'”\"]?\s*\)")
_QUOTES = "‘’'“”\""
_BREAK = re.compile(r"[.;:!?()\n]")


def defined_in(text: str) -> Iterator[tuple[str, str]]:
    """(short form, long form) of each definition, in order; the first one of a short form counts."""
    for match in _SHORT.finditer(text):
        short = match["short"]
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = text[max(0, match.start() - 120) : match.start()]
        clause = before[max((stop.end() for stop in _BREAK.finditer(before)), default=0) :]
        words = [word.strip(_QUOTES) for word in clause.split()]
        long_form = _long_form(short, words[-2 * len(short) - 4 :])
        if long_form:
            yield short, long_form


def _long_form(short: str, words: list[str]) -> str | None:
    """The shortest run of the last words whose letters, in order, spell the short form, the first one an initial."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    for first in range(len(words) - 1, -1, -1):
        if words[first][:1].lower() == letters[0] and _spells(letters, words[first:]):
            return " ".join(words[first:]).strip(" ,")
    return None


def _spells(letters: list[str], words: list[str]) -> bool:
    """Whether each letter is found in order, and most of the words give one of their initials."""
    text = " ".join(words).lower()
    place = 0
    for letter in letters:
        place = text.find(letter, place) + 1
        if not place:
            return False
    initials = [part[0].lower() for word in words for part in re.split(r"[-/]", word) if part]
    matched = 0
    for initial in initials:
        if matched < len(letters) and initial == letters[matched]:
            matched += 1
    return matched >= max(2, len(letters) - 1)
