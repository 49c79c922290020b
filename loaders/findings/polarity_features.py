"""What the polarity model sees of a sentence: its words, how they praise and fault, and what stands around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.findings.candidates import Candidate
from loaders.findings.features import STEMS, WORDS, Chain, Features
from loaders.findings.lexicons import Hit, Lexicon, polarity_lexicon
from loaders.findings.words import LEXICAL, SETTING, SIGNS, levels, normalised, shape, stem, tokens

_CLAUSE_END = frozenset(
    [",", ";", ":", "(", ")", "but", "however", "although", "while", "whilst", "which", "because", "and"]
)
_UNREAD = SIGNS - frozenset('%:?"')
"""Signs that are no features."""
_REACH = 5
"""Words over which a negation or an averting verb bears on what follows."""
_CONTRASTING = (
    *("but", "however", "although", "though", "whereas", "whilst", "yet", "nevertheless", "nonetheless", "albeit"),
    *("despite", "in spite of", "with the exception of", "even though", "while"),
)
_CONTRAST = re.compile(rf"(?:^|[,;:.–-]\s*|\s)({'|'.join(_CONTRASTING)})\s")
_OPENING_CONCESSION = re.compile(r"^(?:although|though|while|whilst|despite|in spite of|even though|whereas)\b")
_AFTERTHOUGHT = frozenset(
    [
        "although",
        "though",
        "whilst",
        "while",
        "despite",
        "in spite of",
        "even though",
        "albeit",
        "with the exception of",
    ]
)


def contrasted(text: str) -> tuple[str, str] | None:
    """What a normalised sentence concedes and what it asserts against that; None where nothing is contrasted.

    "Although A, B", "A, but B" and "B, although A" all concede A and assert B.
    """
    if not any(map(text.__contains__, _CONTRASTING)):
        return None
    if _OPENING_CONCESSION.match(text.removeprefix("however, ")):
        conceded, comma, asserted = text.partition(", ")
        return (conceded, asserted) if comma and len(asserted.split()) > 2 else None
    for match in _CONTRAST.finditer(text):
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if len(before.split()) >= 3 and len(after.split()) >= 2:
            return (after, before) if match[1] in _AFTERTHOUGHT else (before, after)
    return None


_TONES = {
    "positive": ("praise", "denies", "denied"),
    "benefit": ("benefit", "denies", "weakly denied"),
    "negative": ("fault", "averts", "averted"),
    "trouble": ("trouble", "averts", "weakly averted"),
}
"""What a cue signs by itself, the cue of the words that turn it where they bear on it, and what it signs then."""


@cache
def _tone(cues: tuple[str, ...]) -> tuple[str, str, str] | None:
    """The first tone that an entry's cues have."""
    return next((tone for cue, tone in _TONES.items() if cue in cues), None)


@cache
def _turned_by(cues: tuple[str, ...]) -> tuple[str, ...]:
    """Those of a word's cues that turn what follows."""
    return tuple(cue for cue in ("denies", "averts") if cue in cues)


def _turning(words: Sequence[str], hits: list[Hit], lexicon: Lexicon) -> dict[str, set[int]]:
    """Where words stand that turn what follows, by cue; those inside a longer entry turn too."""
    places: dict[str, set[int]] = {"denies": set(), "averts": set()}
    for start, end, cues in hits:
        if end - start == 1:
            for cue in _turned_by(cues):
                places[cue].add(start)
        else:
            for place in range(start, end):
                for cue in _turned_by(lexicon.of_word(words[place])):
                    places[cue].add(place)
    return places


def _bears(turning: set[int], words: Sequence[str], hit: Hit) -> bool:
    """Whether one of the places ``turning`` is shortly before ``hit`` in the same clause."""
    for place in range(hit.start - 1, max(-1, hit.start - 1 - _REACH), -1):
        if words[place] in _CLAUSE_END:
            return False
        if place in turning:
            return True
    return False


def _signed(words: Sequence[str], hits: list[Hit], turning: dict[str, set[int]]) -> list[str]:
    """Praise and fault after negation: "not effective" is praise denied, "prevents delay" is fault averted."""
    signs = []
    for hit in hits:
        tone = _tone(hit.cues)
        if tone:
            plain, cue, turned = tone
            signs.append(turned if turning[cue] and _bears(turning[cue], words, hit) else plain)
    return signs


def _leaning(signs: list[str]) -> str:
    found = set(signs)
    strong = ("" if found.isdisjoint(("praise", "averted")) else "+") + (
        "" if found.isdisjoint(("fault", "denied")) else "-"
    )
    good, bad = not found.isdisjoint(("benefit", "weakly averted")), not found.isdisjoint(("trouble", "weakly denied"))
    return strong or ("(+)" if good else "") + ("(-)" if bad else "") or "0"


def _negated(words: Sequence[str], denials: set[int]) -> Iterator[str]:
    """The words that stand shortly after a denial."""
    reach = 0
    for place in range(min(denials, default=len(words)), len(words)):
        if words[place] in _CLAUSE_END:
            reach = 0
        elif reach:
            yield "not:" + stem(words[place])
            reach -= 1
        if place in denials:
            reach = _REACH


@dataclass(frozen=True, slots=True)
class _Evaluative:
    """What the words of a sentence, or of one side of it, evaluate."""

    cues: list[str]
    """The features of the cues."""
    tenor: list[str]
    """Those of praise and fault."""
    leaning: str
    denials: set[int]
    """Places of the words that deny what follows."""


def _evaluative(prefix: str, words: Sequence[str], lexicon: Lexicon) -> _Evaluative:
    hits = lexicon.hits(words)
    turning = _turning(words, hits, lexicon)
    signs = _signed(words, hits, turning)
    leaning = _leaning(signs)
    cues = levels(f"{LEXICAL}{prefix}cue:", [cue for hit in hits for cue in hit.cues])
    tenor = [*levels(f"{LEXICAL}{prefix}sign:", signs), f"{LEXICAL}{prefix}leaning:{leaning}"]
    return _Evaluative(list(cues), tenor, leaning, turning["denies"])


@dataclass(frozen=True, slots=True)
class Wording:
    """What the polarity model may know of a sentence's words."""

    features: Features
    """Plain names count words, names with ``=`` evaluate."""
    tenor: tuple[str, ...]
    """What its neighbours are told of it."""


def wording(sentence: str) -> Wording:
    """The features of one sentence's words."""
    lexicon = polarity_lexicon()
    text = normalised(sentence)
    words = tokens(text)
    shaped = [w for w in map(shape, words) if w not in _UNREAD]
    stems = list(map(stem, shaped))
    whole = _evaluative("", words, lexicon)
    tenor = whole.tenor
    named = [*_negated(words, whole.denials), *whole.cues]
    named += ["last:" + s for s in stems[-4:]]
    named += [LEXICAL + "first:" + w for w in shaped[:4]]
    if words and "imperative" in lexicon.of_word(words[0]):
        named.append(LEXICAL + "imperative")
    sides = contrasted(text)
    if sides:
        leanings = []
        for name, side in zip(("conceded ", "asserted "), sides, strict=True):
            side_words = tokens(side)
            said = _evaluative(name, side_words, lexicon)
            named += [*said.cues, *said.tenor, *(name + stem(w) for w in side_words)]
            leanings.append(said.leaning)
        tenor.append(f"{LEXICAL}sides:{'/'.join(leanings)}")
    named += [
        *tenor,
        f"{LEXICAL}length:{min(len(shaped) // 6, 7)}",
        f"{LEXICAL}numbers:{min(shaped.count('#') + shaped.count('#%'), 3)}",
    ]
    chains = (Chain(WORDS, shaped, is_framed=True), Chain(STEMS, stems, (1, 2)))
    return Wording(Features(tuple(named), chains), tuple([f.removeprefix(LEXICAL) for f in tenor]))


def setting_features(candidate: Candidate, previous: Wording | None, following: Wording | None) -> Features:
    """What the polarity model may know of the setting; ``previous``, ``following``: the neighbours' wording."""
    found = [
        f"{SETTING}role:{candidate.role}",
        f"{SETTING}grade:{candidate.grade}",
        f"{SETTING}framework:{candidate.framework}",
        f"{SETTING}framework and grade:{candidate.framework} {candidate.grade}",
        f"{SETTING}item:{candidate.paragraph.is_item}",
        f"{SETTING}place:{min(candidate.number, 4)}",
    ]
    for name, neighbour in (("before ", previous), ("after ", following)):
        found += [f"{SETTING}{name}{f}" for f in (neighbour.tenor if neighbour else ("nothing",))]
    opening = (candidate.following or "").split(maxsplit=1)[:1]
    if opening:
        found.append(f"{SETTING}after opens:{opening[0].lower().strip(',')}")
    return Features(tuple(found))
