"""Word lists as data: which cues the words of a sentence give, found word by word."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
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


class _Known(NamedTuple):
    """What a word met before stands for."""

    cues: tuple[str, ...]
    phrases: dict[str, list[_Phrase]]
    """Those that the word may begin, by the first letter of their second word, the longest first."""


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
    _seen: dict[str, _Known] = field(default_factory=dict, repr=False)

    def of_word(self, word: str) -> tuple[str, ...]:
        """The cues of a single word: its own entry's and the longest prefix's."""
        return (self._seen.get(word) or self._learn(word)).cues

    def _learn(self, word: str) -> _Known:
        cues = self.words.get(word, ())
        for length in range(len(word), 2, -1):
            if word[:length] in self.prefixes:
                cues = tuple(dict.fromkeys((*cues, *self.prefixes[word[:length]])))
                break
        phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in sorted((*self.phrases.get(word, ()), *self.phrases.get(word[:3] + "*", ())), key=_falling_length):
            if _fits(phrase[0][0], word):
                phrases[phrase[0][1][0]].append(phrase)
        known = self._seen[word] = _Known(cues, dict(phrases))
        return known

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """All entries found, in order; words inside a longer entry give no hit of their own."""
        found = []
        end, last = 0, len(words) - 1
        for place, word in enumerate(words):
            if place < end:
                continue
            cues, phrases = self._seen.get(word) or self._learn(word)
            size = 1
            if phrases and place < last:
                for pattern, phrase_cues in phrases.get(words[place + 1][0], ()):
                    following = words[place + 1 : place + len(pattern)]
                    if len(following) == len(pattern) - 1 and all(map(_fits, pattern[1:], following)):
                        size, cues = len(pattern), phrase_cues
                        break
            if cues:
                end = place + size
                found.append(Hit(place, end, cues))
        return found


def _falling_length(phrase: _Phrase) -> int:
    return -len(phrase[0])


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
        phrases={first: tuple(group) for first, group in phrases.items()},
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
def _no_findings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens a sentence that is no finding, and what stands anywhere in one."""
    with (files("loaders.findings") / "lexicon" / "no_findings.csv").open(encoding="utf-8") as file:
        patterns = [row["pattern"] for row in csv.DictReader(file)]
    opening = [pattern for pattern in patterns if pattern.startswith("^")]
    anywhere = [pattern for pattern in patterns if not pattern.startswith("^")]
    return _any_of(opening), _any_of(anywhere)


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def tells_of_the_inspection(sentence: str) -> bool:
    """Whether a sentence tells of the letter or the inspection itself, wherever it stands, so that it is no finding."""
    opening, anywhere = _no_findings()
    return bool(opening.match(sentence) or anywhere.search(sentence))
