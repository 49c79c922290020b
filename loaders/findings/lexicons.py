"""Word lists as data: which cues the words of a sentence give, found word by word."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in a sentence."""

    start: int
    end: int
    """Places of its words: ``words[start:end]``."""
    cues: tuple[str, ...]


_Phrase = tuple[tuple[str, ...], tuple[str, ...]]
"""The words, each perhaps ending in ``*``, and the cues."""


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries of one or more words, each standing for one or more cues; ``*`` at a word's end is any ending."""

    words: dict[str, tuple[str, ...]]
    prefixes: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[_Phrase, ...]]
    """By their first word; phrases that begin with a prefix by that prefix's first three letters."""
    labels: tuple[str, ...]
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def of_word(self, word: str) -> tuple[str, ...]:
        """The cues of a single word: its own entry's, or the longest prefix's."""
        known = self._seen.get(word)
        if known is None:
            known = self.words.get(word, ())
            for length in range(len(word), 2, -1):
                if word[:length] in self.prefixes:
                    known = tuple(dict.fromkeys((*known, *self.prefixes[word[:length]])))
                    break
            self._seen[word] = known
        return known

    def hits(self, words: list[str]) -> list[Hit]:
        """All entries found, in order; words inside a longer entry give no hit of their own."""
        found = []
        place = 0
        while place < len(words):
            word = words[place]
            best = Hit(place, place + 1, self.of_word(word))
            following = words[place + 1] if place + 1 < len(words) else ""
            for pattern, cues in (*self.phrases.get(word, ()), *self.phrases.get(word[:3] + "*", ())):
                size = len(pattern)
                longer = following and size > best.end - place and _fits(pattern[1], following)
                if longer and place + size <= len(words) and all(map(_fits, pattern, words[place : place + size])):
                    best = Hit(place, place + size, cues)
            if best.cues:
                found.append(best)
            place = best.end if best.cues else place + 1
        return found


def read_lexicon(rows: Iterable[tuple[str, str]]) -> Lexicon:
    """``rows``: (cue, words)."""
    entries: dict[tuple[str, ...], tuple[str, ...]] = {}
    for cue, text in rows:
        key = tuple(text.split())
        entries[key] = (*entries.get(key, ()), cue)
    phrases: dict[str, list[_Phrase]] = {}
    for key, cues in entries.items():
        if len(key) > 1:
            first = key[0]
            phrases.setdefault(first[:3] + "*" if first.endswith("*") else first, []).append((key, cues))
    singles = {key[0]: cues for key, cues in entries.items() if len(key) == 1}
    return Lexicon(
        words={word: cues for word, cues in singles.items() if not word.endswith("*")},
        prefixes={word[:-1]: cues for word, cues in singles.items() if word.endswith("*")},
        phrases={first: tuple(sorted(group, key=lambda p: -len(p[0]))) for first, group in phrases.items()},
        labels=tuple(sorted({cue for cues in entries.values() for cue in cues})),
    )


def _shipped(name: str) -> Lexicon:
    with (files("loaders.findings") / "lexicon" / name).open(encoding="utf-8") as file:
        return read_lexicon((row["cue"], row["words"]) for row in csv.DictReader(file))


@cache
def polarity_lexicon() -> Lexicon:
    """Words that praise, fault, contrast, limit, require, plan or merely state."""
    return _shipped("polarity_cues.csv")


@cache
def theme_lexicon() -> Lexicon:
    """Words that tell each theme; the cues are the theme slugs."""
    return _shipped("theme_words.csv")
