"""Word lists as data: which cues the words of a sentence give, found word by word."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Hit(NamedTuple):
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
    _seen: dict[str, tuple[tuple[str, ...], tuple[_Phrase, ...]]] = field(default_factory=dict, repr=False)
    """Words met before, with their cues and the phrases they may begin."""

    def of_word(self, word: str) -> tuple[str, ...]:
        """The cues of a single word: its own entry's and the longest prefix's."""
        return self._known(word)[0]

    def _known(self, word: str) -> tuple[tuple[str, ...], tuple[_Phrase, ...]]:
        known = self._seen.get(word)
        if known is None:
            cues = self.words.get(word, ())
            for length in range(len(word), 2, -1):
                if word[:length] in self.prefixes:
                    cues = tuple(dict.fromkeys((*cues, *self.prefixes[word[:length]])))
                    break
            phrases = (*self.phrases.get(word, ()), *self.phrases.get(word[:3] + "*", ()))
            known = self._seen[word] = cues, phrases
        return known

    def hits(self, words: list[str]) -> list[Hit]:
        """All entries found, in order; words inside a longer entry give no hit of their own."""
        found = []
        place, last = 0, len(words) - 1
        while place <= last:
            cues, phrases = self._known(words[place])
            end = place + 1
            if phrases and place < last:
                following = words[end]
                for pattern, phrase_cues in phrases:
                    size = len(pattern)
                    longer = size > end - place and place + size <= last + 1 and _fits(pattern[1], following)
                    if longer and all(map(_fits, pattern, words[place : place + size])):
                        end, cues = place + size, phrase_cues
            if cues:
                found.append(Hit(place, end, cues))
            else:
                end = place + 1
            place = end
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


@cache
def _no_findings() -> re.Pattern[str]:
    with (files("loaders.findings") / "lexicon" / "no_findings.csv").open(encoding="utf-8") as file:
        return re.compile("|".join(f"(?:{row['pattern']})" for row in csv.DictReader(file)), re.IGNORECASE)


def tells_of_the_inspection(sentence: str) -> bool:
    """Whether a sentence tells of the letter or the inspection itself, wherever it stands, so that it is no finding."""
    return _no_findings().search(sentence) is not None
