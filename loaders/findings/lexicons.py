"""Word lists as data: which cues the words of a sentence give, found word by word."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
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
_OPENS = 3
"""Letters by which words of phrases are found; words that end in ``*`` have no fewer."""
_REMEMBERED = 16384
"""Words of which a lexicon remembers what they tell: 39 published reports have 6,800 different ones."""


class _Told(NamedTuple):
    """What a word that tells something stands for."""

    cues: tuple[str, ...]
    phrases: dict[str, list[_Phrase]]
    """Those that the word may begin, by how their second word opens, the longest first."""


def _opening(pattern: str) -> str:
    return pattern.removesuffix("*")[:_OPENS]


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries of one or more words, each standing for one or more cues; ``*`` at a word's end is any ending."""

    words: dict[str, tuple[str, ...]]
    prefixes: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[_Phrase, ...]]
    """By how their first word opens."""
    labels: tuple[str, ...]
    _told: Callable[[str], _Told | None] = field(init=False, repr=False, compare=False)
    """None for a word that tells nothing, as most do."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_told", lru_cache(maxsize=_REMEMBERED)(self._look_up))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The cues of a single word: its own entry's and the longest prefix's."""
        told = self._told(word)
        return told.cues if told else ()

    def _look_up(self, word: str) -> _Told | None:
        cues = self.words.get(word, ())
        for length in range(len(word), _OPENS - 1, -1):
            if word[:length] in self.prefixes:
                cues = tuple(dict.fromkeys((*cues, *self.prefixes[word[:length]])))
                break
        phrases: dict[str, list[_Phrase]] = defaultdict(list)
        for phrase in sorted(self.phrases.get(word[:_OPENS], ()), key=_falling_length):
            if _fits(phrase[0][0], word):
                phrases[_opening(phrase[0][1])].append(phrase)
        return _Told(cues, dict(phrases)) if cues or phrases else None

    def hits(self, words: Sequence[str]) -> list[Hit]:
        """All entries found, in order; words inside a longer entry give no hit of their own."""
        found = []
        end = 0
        for place, told in [(place, told) for place, told in enumerate(map(self._told, words)) if told]:
            if place < end:
                continue
            size, cues = 1, told.cues
            if told.phrases and place + 1 < len(words):
                for pattern, phrase_cues in told.phrases.get(words[place + 1][:_OPENS], ()):
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
    phrases: defaultdict[str, list[_Phrase]] = defaultdict(list)
    for key, cues in entries.items():
        if len(key) > 1:
            phrases[_opening(key[0])].append((key, cues))
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
