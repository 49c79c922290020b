"""A sentence as named features: what the polarity and theme models count.

Names are readable on purpose: a model file maps each to its weights, so that a prediction can be explained word by word.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d[\d,.]*%?|[%£:;()\"?]")
_NOISE = re.compile(r"^(?:\d{1,3}\s*\.?\s+|[\W_]+)|(?<=[.!?])\s*\d{1,3}\s*\.?$")
"""A paragraph number or bullet sign glued to either end of a sentence."""
_NEGATION = frozenset(
    ["not", "no", "nor", "never", "neither", "cannot", "without", "lack", "lacks", "lacked", "lacking", "fail", "fails", "failed", "failing", "insufficient", "insufficiently", "unable", "rarely", "few", "little", "hardly"]
)
_SCOPE_END = frozenset(["but", "however", "although", "while", "whilst", "and", "which", "that", "because", ":", ";", "(", ")"])
_CONTRAST = re.compile(
    r"(?:^|[,;:.–-]\s*|\s)(but|however|although|though|whereas|whilst|yet|nevertheless|nonetheless|albeit|despite|"
    r"in spite of|with the exception of|even though|while)\s"
)
_OPENING_CONCESSION = re.compile(r"^(?:although|though|while|whilst|despite|in spite of|even though|whereas)\b")
_SUFFIX = re.compile(r"(?:ations?|ments?|ness|ingly|edly|ing|ed|ies|ily|ly|es|s|al|ity|ive|ively)$")


def normalised(sentence: str) -> str:
    """Lower case, straight quotes, without a number or bullet sign at either end."""
    text = sentence.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"').strip()
    return _NOISE.sub("", text).strip().lower()


def tokens(text: str) -> list[str]:
    """Words, numbers (as ``#``) and the signs that matter, of a normalised text."""
    return ["#%" if t[0].isdigit() and t[-1] == "%" else "#" if t[0].isdigit() else t for t in _TOKEN.findall(text)]


@cache
def stem(word: str) -> str:
    """A crude stem of at least four letters: enough to bring the forms of one word together."""
    stripped = _SUFFIX.sub("", word)
    return stripped if len(stripped) >= 4 else word


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence's clauses where a word of contrast divides it: what is conceded, and what stands against it."""

    conceded: str
    asserted: str


def contrasted(text: str) -> Clauses | None:
    """The two sides of a contrast inside a normalised sentence; None where there is none.

    "Although A, B" and "A, but B" both give conceded A and asserted B.
    """
    opening = _OPENING_CONCESSION.match(text.removeprefix("however, "))
    if opening:
        conceded, comma, asserted = text.partition(", ")
        return Clauses(conceded, asserted) if comma and len(asserted.split()) > 2 else None
    for match in _CONTRAST.finditer(text):
        before, after = text[: match.start()].strip(), text[match.end() :].strip()
        if len(before.split()) < 3 or len(after.split()) < 2:
            continue
        if match[1] in (
            "although",
            "though",
            "whilst",
            "while",
            "despite",
            "in spite of",
            "even though",
            "albeit",
            "with the exception of",
        ):
            return Clauses(after, before)
        return Clauses(before, after)
    return None


@dataclass(frozen=True, slots=True)
class Lexicon:
    pattern: re.Pattern[str]
    cues: dict[str, tuple[str, ...]]
    stems: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """All cues, in alphabetical order."""
        every = [*self.cues.values(), *(cues for _, cues in self.stems)]
        return tuple(sorted({cue for cues in every for cue in cues}))

    def found(self, text: str) -> Iterator[str]:
        """The cue of every lexicon entry in ``text``, longest entries first, none inside another."""
        for match in self.pattern.finditer(text):
            entry = match[1]
            known = self.cues.get(entry)
            if known is None:
                known = next((cues for prefix, cues in self.stems if entry.startswith(prefix)), ())
            yield from known


def read_lexicon(rows: Iterable[tuple[str, str]]) -> Lexicon:
    """``rows``: (cue, words), a trailing ``*`` standing for any ending; longer entries win over shorter ones."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for cue, words in rows:
        table, entry = (stems, words[:-1]) if words.endswith("*") else (exact, words)
        table[entry] = (*table.get(entry, ()), cue)
    alternatives = sorted(
        [(len(e), re.escape(e)) for e in exact] + [(len(e), re.escape(e) + r"[\w-]*") for e in stems], reverse=True
    )
    pattern = re.compile(r"(?<![\w-])(" + "|".join(a.replace(r"\*", r"\w*") for _, a in alternatives) + r")(?![\w])")
    return Lexicon(pattern, exact, tuple(sorted(stems.items(), key=lambda item: -len(item[0]))))


def _lexicon_file(name: str) -> Lexicon:
    with (files("loaders.findings") / "lexicon" / name).open(encoding="utf-8") as file:
        return read_lexicon((row["cue"], row["words"]) for row in csv.DictReader(file))


@cache
def polarity_lexicon() -> Lexicon:
    """Words that praise, fault, contrast, limit, require, plan or merely state."""
    return _lexicon_file("polarity_cues.csv")


@cache
def theme_lexicon() -> Lexicon:
    """Words that tell each theme; the cues are the theme slugs."""
    return _lexicon_file("theme_words.csv")


def _counts(prefix: str, cues: Iterable[str]) -> Iterator[str]:
    counts: dict[str, int] = {}
    for cue in cues:
        counts[cue] = counts.get(cue, 0) + 1
    for cue, number in counts.items():
        for level in range(1, min(number, 4) + 1):
            yield f"{prefix}{cue}>={level}"


def _leaning(cues: list[str]) -> str:
    balance = cues.count("positive") - 1.5 * cues.count("negative")
    return "+" if balance > 0 else "-" if balance < 0 else "0"


def polarity_features(sentence: str) -> set[str]:
    """All features of one sentence that the polarity model may know."""
    text = normalised(sentence)
    words = tokens(text)
    found: set[str] = set()
    padded = ["<s>", *words, "</s>"]
    stems = [stem(w) for w in words]
    for size in (1, 2, 3):
        found.update(" ".join(padded[i : i + size]) for i in range(len(padded) - size + 1))
    found.update("~" + s for s in stems)
    found.update(f"~{a} {b}" for a, b in zip(stems, stems[1:], strict=False))
    found.update(f"~{a} _ {b}" for a, b in zip(stems, stems[2:], strict=False))
    found.update("first:" + w for w in words[:4])
    found.update("last:" + s for s in stems[-4:])
    scope = 0
    for word, stemmed in zip(words, stems, strict=True):
        if word in _SCOPE_END:
            scope = 0
        elif scope:
            found.add("not:" + stemmed)
            scope -= 1
        if word in _NEGATION or word.endswith("n't"):
            scope = 5
    lexicon = polarity_lexicon()
    cues = list(lexicon.found(text))
    found.update(_counts("cue:", cues))
    has = {"positive": "positive" in cues, "negative": "negative" in cues, "contrast": "contrast" in cues}
    found.add("signs:" + "".join(str(int(v)) for v in has.values()))
    clauses = contrasted(text)
    if clauses:
        conceded, asserted = list(lexicon.found(clauses.conceded)), list(lexicon.found(clauses.asserted))
        found.add(f"sides:{_leaning(conceded)}{_leaning(asserted)}")
        found.update(_counts("conceded:", conceded))
        found.update(_counts("asserted:", asserted))
        found.update("conceded~" + stem(w) for w in tokens(clauses.conceded))
        found.update("asserted~" + stem(w) for w in tokens(clauses.asserted))
    else:
        found.add("leaning:" + _leaning(cues))
    found.add(f"length:{min(len(words) // 6, 7)}")
    found.add(f"numbers:{min(words.count('#') + words.count('#%'), 3)}")
    found.discard("<s>")
    found.discard("</s>")
    return found


def theme_features(sentence: str) -> set[str]:
    """All features of one sentence that the theme model may know."""
    text = normalised(sentence)
    words = tokens(text)
    stems = [stem(w) for w in words]
    found = set(words)
    found.update("~" + s for s in stems)
    found.update("first:" + s for s in stems[:5])
    for size in (2, 3):
        found.update(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))
    found.update(f"~{a} {b}" for a, b in zip(stems, stems[1:], strict=False))
    found.update(_counts("theme:", theme_lexicon().found(text)))
    return found
