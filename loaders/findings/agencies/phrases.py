"""Phrases of words, matched longest first: how a description or a name is found in a sentence.

A text is read as words; case, apostrophes, hyphens and the "'s" of a possessive make no difference, so "the board's",
"The Board" and "the board" match one phrase. A phrase costs nothing until its first word is met, so thousands of names
are as quick as a few.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload")

_WORD = re.compile(r"[A-Za-z0-9&@]+(?:[’'][A-Za-z]+)*")
_PIECE = re.compile(r"[()\[\]|]|[^()\[\]|\s]+")


class Word(NamedTuple):
    """One word of a text; a tuple, since a report has some ten thousand."""

    text: str
    """As printed."""
    start: int
    end: int
    form: str
    """Lower case without apostrophes: "children's" is "childrens", "&" is "and"."""
    stem: str
    """The form without the "s" of a possessive; the form itself where there is none."""


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """Words ``first`` up to, not including, ``last`` of a text, and what was entered for them."""

    first: int
    last: int
    payload: Payload


def words_of(text: str) -> list[Word]:
    """The words of a text, in order, with their offsets."""
    return [_word(match) for match in _WORD.finditer(text)]


def _word(match: re.Match[str]) -> Word:
    text = match[0]
    form = stem = "and" if text == "&" else text.lower()
    if not text.isalnum():
        plain = form.replace("’", "'")
        form = stem = plain.replace("'", "")
        if plain.endswith(("'s", "s'")):
            stem = plain.split("'")[0]
    return Word(text, *match.span(), form, stem)


def forms_of(phrase: str) -> list[str]:
    """The words of a plain phrase or name, as they are matched."""
    return [word.form for word in words_of(phrase)]


class Phrases(Generic[Payload]):
    """A set of phrases, each with a payload; a phrase entered later replaces the same phrase entered before."""

    def __init__(self) -> None:
        self._root: dict[str, object] = {}

    def add(self, words: Iterable[str], payload: Payload) -> None:
        """Enter a phrase by the forms of its words."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node[_END] = payload

    def beginnings(self) -> Iterator[tuple[str, Set[str]]]:
        """Each word that a phrase begins with, and the words that may follow it; "" where it is a phrase by itself."""
        for first, node in self._root.items():
            yield first, node.keys()  # type: ignore[attr-defined]

    def longest(self, words: Sequence[Word], first: int) -> Match[Payload] | None:
        """The longest phrase that begins at word ``first``."""
        if first >= len(words) or (words[first].form not in self._root and words[first].stem not in self._root):
            return None
        best: Match[Payload] | None = None
        nodes = [self._root]
        for place in range(first, len(words)):
            word = words[place]
            forms = (word.form,) if word.form == word.stem else (word.form, word.stem)
            nodes = [node[form] for node in nodes for form in forms if form in node]  # type: ignore[misc]
            if not nodes:
                break
            for node in nodes:
                if _END in node:
                    best = Match(first, place + 1, node[_END])  # type: ignore[arg-type]
        return best


_END = ""
"""The key of a payload: no word has this form."""


_NONE: Set[str] = frozenset()
_NO_WORD = Word("", 0, 0, _END, _END)


class Beginnings:
    """The first two words of all phrases of some sets: where they do not stand, no set need be asked."""

    def __init__(self, *sets: Phrases[Any], others: "Beginnings | None" = None) -> None:
        """``others``: what has been built already of further sets."""
        self._seconds: dict[str, Set[str]] = dict(others._seconds) if others else {}
        for phrases in sets:
            for first, following in phrases.beginnings():
                self._seconds[first] = self._seconds.get(first, _NONE) | following

    def places(self, words: Sequence[Word]) -> set[int]:
        """Where a phrase may begin; none does elsewhere."""
        found = set()
        for place, (word, after) in enumerate(zip(words, [*words[1:], _NO_WORD], strict=False)):
            seconds = self._seconds.get(word.form, _NONE)
            if word.stem != word.form:
                seconds = seconds | self._seconds.get(word.stem, _NONE)
            if seconds and (_END in seconds or after.form in seconds or after.stem in seconds):
                found.add(place)
        return found


def expand(pattern: str) -> Iterator[list[str]]:
    """Every phrase of a pattern: ``[x]`` may be left out, ``(x|y z)`` is one of several, and both may be nested.

    Raises ValueError for brackets that do not match.
    """
    pieces = _PIECE.findall(pattern)
    phrases, rest = _alternatives(pieces, 0, "")
    if rest != len(pieces):
        raise ValueError(f"brackets do not match in {pattern!r}")
    for phrase in phrases:
        yield forms_of(" ".join(phrase))


def _alternatives(pieces: list[str], place: int, closing: str) -> tuple[list[list[str]], int]:
    """The phrases up to ``closing``, and the place after it."""
    done: list[list[str]] = []
    current: list[list[str]] = [[]]
    while place < len(pieces) and pieces[place] not in (")", "]"):
        piece = pieces[place]
        place += 1
        if piece == "|":
            done += current
            current = [[]]
        elif piece in "([":
            inner, place = _alternatives(pieces, place, ")" if piece == "(" else "]")
            current = [left + right for left in current for right in (inner if piece == "(" else [[], *inner])]
        else:
            current = [[*left, piece] for left in current]
    if closing:
        if place >= len(pieces) or pieces[place] != closing:
            raise ValueError(f"a bracket is not closed by {closing!r}")
        place += 1
    return done + current, place
