"""What the theme model sees of a sentence: its words, what they tell of, and the headings and sentences around it."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from loaders.findings.candidates import Candidate
from loaders.findings.features import STEMS, WORDS, Chain, Features
from loaders.findings.lexicons import theme_lexicon
from loaders.findings.words import LEXICAL, SETTING, SIGNS, levels, normalised, shape, stem, tokens

_HEADINGS = 2
"""How many headings count: the section's own and the one above it."""


@lru_cache(maxsize=512)
def _told(text: str) -> tuple[str, ...]:
    """The themes that the words of a text tell of, by the lexicon."""
    return tuple([cue for hit in theme_lexicon().hits(tokens(normalised(text))) for cue in hit.cues])


def wording_features(sentence: str) -> Features:
    """The features of the words alone."""
    shaped = [w for w in map(shape, tokens(normalised(sentence))) if w not in SIGNS]
    stems = list(map(stem, shaped))
    named = (*levels(LEXICAL, _told(sentence)), *["first:" + s for s in stems[:5]])
    return Features(named, (Chain(WORDS, shaped), Chain(STEMS, stems)))


def setting_features(candidate: Candidate) -> Features:
    """The features of the framework, of the headings above and of the sentences before and after."""
    found = [f"{SETTING}framework:{candidate.framework}"]
    for rank, heading in enumerate(candidate.headings[:_HEADINGS]):
        found += _heading_features(f"{SETTING}heading {rank} ", heading)
    found += _prefixed(f"{SETTING}deep dive ", _told(candidate.deep_dive))
    for name, neighbour in (("before ", candidate.previous), ("after ", candidate.following)):
        found += _prefixed(SETTING + name, _told(neighbour or ""))
    return Features(tuple(found))


@lru_cache(maxsize=512)
def _heading_features(prefix: str, heading: str) -> tuple[str, ...]:
    words: Iterable[str] = (w for w in tokens(heading.lower()) if len(w) > 3)
    return (*(f"{prefix}~{stem(w)}" for w in words), *_prefixed(f"{prefix}tells ", _told(heading)))


def _prefixed(prefix: str, names: Iterable[str]) -> Iterator[str]:
    return (prefix + name for name in names)


def features_of(candidate: Candidate) -> Features:
    """All features of a candidate that the theme model may know."""
    return wording_features(candidate.sentence.text).union(setting_features(candidate))
