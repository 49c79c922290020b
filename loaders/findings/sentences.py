"""A paragraph into sentences, each with its place in the paragraph.

The offsets are what the graph quotes by, so a sentence is always a verbatim slice of its paragraph. Lists joined by
semicolons stay whole, and so does a sentence that a colon interrupts; a quotation of several sentences is split.
"""

import re
from dataclasses import dataclass

_CANDIDATE = re.compile(
    r"""
    (?P<stop>[.!?…]+)                        # what ends a sentence
    (?P<close>['"’”)\]]*)                    # a quotation or bracket closed after it
    (?P<note>(?<=[a-z)’”]\.)\d{1,3}(?=\s))?  # the number of a footnote, set directly behind
    (?P<gap>\s+|(?=[A-Z][a-z]))              # white space, or none where a line break was lost
    (?=(?P<next>['"‘“(\[]*[A-Z0-9£•▪◼]))     # what begins the next one
    """,
    re.VERBOSE,
)
_INSIDE_WORDS = "_.’'"
"""What belongs to a word as its letters and figures do."""

_TITLES = frozenset({"dr", "mr", "mrs", "ms", "prof", "rev", "hon", "rt", "st", "sgt", "supt", "insp", "messrs"})
"""Never the last word of a sentence."""
_BEFORE_NUMBER = frozenset(
    {"no", "nos", "para", "paras", "p", "pp", "s", "ss", "sec", "fig", "vol", "ch", "art", "reg"}
)
"""Abbreviations only where a number follows: "No. 5", but "They said no. The ..."."""
_INSIDE = frozenset({"e.g", "eg", "i.e", "ie", "cf", "vs", "viz", "incl", "approx", "dept", "ca"})
"""Stand before what they introduce."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its place in the paragraph."""

    text: str
    start: int
    end: int
    """``paragraph[start:end] == text``."""


def _is_boundary(text: str, match: re.Match[str]) -> bool:
    if match["stop"] != ".":
        return True
    word = _word_before(text, match.start())
    if not match["gap"] and (not word[-2:].isalpha() or not word[-2:].islower() or "www" in word or "@" in word):
        return False  # "3.5", "U.K", an address on the web: the stop stands inside the word
    lowered = word.lower().strip("'’")
    if match["close"]:
        return True
    if lowered in _TITLES or lowered in _INSIDE:
        return False
    if lowered in _BEFORE_NUMBER:
        return not match["next"][-1].isdigit()
    return not (len(word) == 1 and word.isupper() and _after_capital(text, match.start() - 1))


def _word_before(text: str, end: int) -> str:
    """The word that ends at ``end``; empty where none does."""
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] in _INSIDE_WORDS):
        start -= 1
    return text[start:end]


def _after_capital(text: str, position: int) -> bool:
    """Whether the single letter at ``position`` is an initial: it opens the text or follows a capital or a title."""
    previous = text[:position].split()[-1:]
    return (
        not previous
        or previous[0].lower().rstrip(".") in _TITLES
        or bool(re.fullmatch(r"[A-Z]\.|[A-Z][a-z]+", previous[0]))
    )


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a paragraph in order; what lies between two of them is white space."""
    starts = [0]
    ends = []
    for match in _CANDIDATE.finditer(text):
        if _is_boundary(text, match):
            ends.append(match.start("gap"))
            starts.append(match.end("gap"))
    ends.append(len(text))
    sentences = []
    for start, end in zip(starts, ends, strict=True):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            first = start + piece.index(stripped)
            sentences.append(Sentence(stripped, first, first + len(stripped)))
    return tuple(sentences)
