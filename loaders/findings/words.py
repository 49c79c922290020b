"""A sentence as words: what the features of the polarity and theme models are made of.

Feature names are readable on purpose: a model file maps each to its weights, so a prediction can be explained word by
word.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

LEXICAL = "="
"""Opens the name of a feature that the lexicon or the shape of a sentence gives."""
SETTING = "@"
"""Opens the name of a feature that a sentence's surroundings give."""
SIGNS = frozenset('%£:;,()"?')
"""Tokens that are no words."""

_TOKEN = re.compile(r"[a-z]+(?:['-][a-z0-9]+)*|\d[\d,.]*%?|[%£:;,()\"?]")
_OPENING_NOISE = re.compile(r"\d{1,3}\s*\.?\s+|[\W_]+")
_CLOSING_NOISE = re.compile(r"(?<=[.!?])\s*\d{1,3}\s*\.?$")
"""A paragraph number or bullet sign glued to an end of a sentence."""
_SUFFIX = re.compile(r"(?:ations?|ments?|ness|ingly|edly|ing|ed|ies|ily|ly|es|s|al|ity|ive|ively)$")
_MOST = 4
"""How often a cue may be found and still tell something more."""
_REMEMBERED = 2048
"""Texts whose words are remembered: each model reads a sentence, and the sentences beside it read it again."""
_WORDS_REMEMBERED = 16384
"""Words of which the shape and the stem are remembered: 39 published reports have 6,800 different ones."""
_QUOTES = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))


@lru_cache(maxsize=_REMEMBERED)
def normalised(sentence: str) -> str:
    """Lower case, straight quotes, without a number or bullet sign at either end."""
    text = sentence.strip()
    for curly, straight in _QUOTES:
        text = text.replace(curly, straight)
    opening = _OPENING_NOISE.match(text)
    start = opening.end() if opening else 0
    may_close = text.rstrip(".").rstrip()[-1:].isdecimal()
    closing = _CLOSING_NOISE.search(text, start) if may_close else None
    return text[start : closing.start() if closing else len(text)].strip().lower()


_kept = lru_cache(maxsize=_WORDS_REMEMBERED)(str)
"""One object for a word, however often it is found: the 8,100 words of a report are 1,300 different ones."""


@lru_cache(maxsize=_REMEMBERED)
def tokens(text: str) -> tuple[str, ...]:
    """Words, numbers and the signs that matter, of a normalised text."""
    return tuple(map(_kept, _TOKEN.findall(text)))


def starts(text: str) -> list[int]:
    """Where each of the :func:`tokens` of a normalised text begins."""
    return [found.start() for found in _TOKEN.finditer(text)]


@lru_cache(maxsize=_WORDS_REMEMBERED)
def shape(token: str) -> str:
    """A token as n-grams see it: every number alike, but for percentages."""
    if token[0].isdigit():
        return "#%" if token[-1] == "%" else "#"
    return token


@lru_cache(maxsize=_WORDS_REMEMBERED)
def stem(word: str) -> str:
    """A crude stem of at least four letters: enough to bring the forms of one word together."""
    stripped = _SUFFIX.sub("", word)
    return stripped if len(stripped) >= 4 else word


def levels(prefix: str, cues: Iterable[str]) -> Iterator[str]:
    """How often each cue is found, up to four, as nested features."""
    found: defaultdict[str, int] = defaultdict(int)
    for cue in cues:
        found[cue] += 1
        if found[cue] <= _MOST:
            yield f"{prefix}{cue}>={found[cue]}"
