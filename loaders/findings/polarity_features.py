"""What the polarity model sees of a sentence: its words, how they praise and fault, and what stands around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.findings.candidates import Candidate
from loaders.findings.features import STEMS, WORDS, Chain, Features
from loaders.findings.lexicons import Hit, Lexicon, polarity_lexicon
from loaders.findings.words import LEXICAL, SETTING, SIGNS, levels, normalised, shape, stem, tokens

_CLAUSE_END = frozenset(
    [",", ";", ":", "(", ")", "but", "however", "although", "while", "whilst", "which", "because", "and"]
)
_REACH = 5
"""Words over which a negation or an averting verb bears on what follows."""
_CONTRAST = re.compile(
    r"(?:^|[,;:.–-]\s*|\s)(but|however|although|though|whereas|whilst|yet|nevertheless|nonetheless|albeit|despite|"
    r"in spite of|with the exception of|even though|while)\s"
)
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
    if _OPENING_CONCESSION.match(text.removeprefix("however, ")):
        conceded, comma, asserted = text.partition(", ")
        return (conceded, asserted) if comma and len(asserted.split()) > 2 else None
    for match in _CONTRAST.finditer(text):
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if len(before.split()) >= 3 and len(after.split()) >= 2:
            return (after, before) if match[1] in _AFTERTHOUGHT else (before, after)
    return None


def _bearing(words: Sequence[str], hit: Hit, lexicon: Lexicon, cue: str) -> bool:
    """Whether a word of ``cue`` stands shortly before ``hit`` in the same clause."""
    for place in range(hit.start - 1, max(-1, hit.start - 1 - _REACH), -1):
        if words[place] in _CLAUSE_END:
            return False
        if cue in lexicon.of_word(words[place]):
            return True
    return False


def _signed(words: Sequence[str], hits: list[Hit], lexicon: Lexicon) -> list[str]:
    """Praise and fault after negation: "not effective" is praise denied, "prevents delay" is fault averted."""
    signs = []
    for hit in hits:
        if "positive" in hit.cues:
            signs.append("denied" if _bearing(words, hit, lexicon, "denies") else "praise")
        elif "benefit" in hit.cues:
            signs.append("weakly denied" if _bearing(words, hit, lexicon, "denies") else "benefit")
        elif "negative" in hit.cues:
            signs.append("averted" if _bearing(words, hit, lexicon, "averts") else "fault")
        elif "trouble" in hit.cues:
            signs.append("weakly averted" if _bearing(words, hit, lexicon, "averts") else "trouble")
    return signs


def _leaning(signs: list[str]) -> str:
    found = set(signs)
    strong = ("" if found.isdisjoint(("praise", "averted")) else "+") + (
        "" if found.isdisjoint(("fault", "denied")) else "-"
    )
    good, bad = not found.isdisjoint(("benefit", "weakly averted")), not found.isdisjoint(("trouble", "weakly denied"))
    return strong or ("(+)" if good else "") + ("(-)" if bad else "") or "0"


def _negated(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """The words that stand shortly after a denial."""
    reach = 0
    for word in words:
        if word in _CLAUSE_END:
            reach = 0
        elif reach:
            yield "not:" + stem(word)
            reach -= 1
        if "denies" in lexicon.of_word(word):
            reach = _REACH


def _evaluative(prefix: str, words: Sequence[str], lexicon: Lexicon) -> tuple[list[str], list[str], str]:
    """The features of the cues, those of praise and fault, and how the words lean."""
    hits = lexicon.hits(words)
    signs = _signed(words, hits, lexicon)
    leaning = _leaning(signs)
    cues = levels(f"{LEXICAL}{prefix}cue:", [cue for hit in hits for cue in hit.cues])
    signed = [*levels(f"{LEXICAL}{prefix}sign:", signs), f"{LEXICAL}{prefix}leaning:{leaning}"]
    return list(cues), signed, leaning


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
    shaped = [shape(w) for w in words if w not in SIGNS or w in '%:?"']
    stems = [stem(w) for w in shaped]
    cues, tenor, _ = _evaluative("", words, lexicon)
    named = [*_negated(words, lexicon), *cues]
    named += ["last:" + s for s in stems[-4:]]
    named += [LEXICAL + "first:" + w for w in shaped[:4]]
    if words and "imperative" in lexicon.of_word(words[0]):
        named.append(LEXICAL + "imperative")
    sides = contrasted(text)
    if sides:
        leanings = []
        for name, side in zip(("conceded ", "asserted "), sides, strict=True):
            side_words = tokens(side)
            side_cues, signed, leaning = _evaluative(name, side_words, lexicon)
            named += [*side_cues, *signed, *(name + stem(w) for w in side_words)]
            leanings.append(leaning)
        tenor.append(f"{LEXICAL}sides:{'/'.join(leanings)}")
    named += [
        *tenor,
        f"{LEXICAL}length:{min(len(shaped) // 6, 7)}",
        f"{LEXICAL}numbers:{min(sum(w[0] == '#' for w in shaped), 3)}",
    ]
    chains = (Chain(WORDS, shaped, is_framed=True), Chain(STEMS, stems, (1, 2)))
    return Wording(Features(tuple(named), chains), tuple(f.removeprefix(LEXICAL) for f in tenor))


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
