"""Whether a sentence is about what an agency does, or only names it: role subject or mentioned.

What decides is where the words stand: before the verb or after "by", joined to another subject, behind "with" or "to".
Each such circumstance is a named feature with a weight in ``role_weights.csv``, learnt from labelled sentences by
``python -m loaders.findings.agencies.training``.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.word_lists import word_list
from loaders.report import Role

_SIGNS = word_list("near")
"""Words near a mention that are features by themselves."""
_AUXILIARIES = word_list("auxiliaries")
_PARTICIPLES = word_list("participles")
"""Those that do not end in "ed"."""
_PREPOSITIONS = word_list("prepositions")
_ORDERS = word_list("orders")
"""Verbs that open a recommendation."""

_SPEAKING = word_list("speaking")
"""Words that make an agency a witness to what another does."""


def role_of(place: int, mentions: Sequence[Mention], words: Sequence[Word], agency_type: str) -> Role:
    """The role of the mention at a place among all mentions of a sentence, which are in order."""
    weights = _weights()
    score = sum(weights.get(feature, 0.0) for feature in features(place, mentions, words, agency_type))
    return Role.SUBJECT if score > 0 else Role.MENTIONED


def features(place: int, mentions: Sequence[Mention], words: Sequence[Word], agency_type: str) -> Iterator[str]:
    """The circumstances of a mention, by name."""
    mention, before = mentions[place], mentions[:place]
    first, last = mention.first, mention.last
    forms = [word.form for word in words]
    yield "always"
    yield f"type={agency_type}"
    previous = forms[first - 1] if first else "^"
    ahead = forms[last] if last < len(forms) else "$"
    yield f"previous={previous if previous in _SIGNS or previous == '^' else _kind(previous)}"
    yield f"next={ahead if ahead in _SIGNS or ahead == '$' else _kind(ahead)}"
    if words[last - 1].form != words[last - 1].stem:
        yield "possessive"
        yield f"possessive, type={agency_type}"
    if first == 0 or (first == 1 and previous in ("the", "a", "all", "most", "some", "many")):
        yield "opens"
        yield f"opens, type={agency_type}"
    yield f"before={min(len(before), 2)}"
    if before and before[-1].last == first - 1 and previous in ("and", "or"):
        yield "joined to the mention before"
    if before and first - before[-1].last <= 1:
        yield "next to the mention before"
    if forms and forms[0] in _ORDERS:
        yield "in a recommendation"
        yield f"in a recommendation, type={agency_type}"
    if len(mentions) == 1:
        yield "alone"
        yield f"alone, type={agency_type}"
    yield f"after={min(len(mentions) - place - 1, 2)}"
    heard = _SPEAKING.intersection(forms[last : last + 5])
    if heard:
        yield "speaks of others"
    governing = _governing(forms, first)
    yield f"{'passive' if _is_passive(forms, first) else 'active'} governed by {governing}"
    yield f"governed by {governing}"
    yield f"governed by {governing}, type={agency_type}"
    if any(form in _AUXILIARIES for form in forms[:first]):
        yield "a verb before"
    if any(form in _AUXILIARIES for form in forms[last : last + 4]):
        yield "a verb soon after"


def _governing(forms: Sequence[str], first: int) -> str:
    """The nearest preposition up to five words before, past determiners, adjectives and joined nouns; else none."""
    for place in range(first - 1, max(-1, first - 6), -1):
        form = forms[place]
        if form in _PREPOSITIONS:
            return form
        if form in _AUXILIARIES or form in ("that", "which", "who"):
            return "nothing"
    return "nothing"


def _is_passive(forms: Sequence[str], first: int) -> bool:
    """Whether a participle stands shortly before: "provided by the virtual school"."""
    return any(form.endswith("ed") or form in _PARTICIPLES for form in forms[max(0, first - 4) : first])


def _kind(form: str) -> str:
    """A rough word class by ending."""
    if form in _AUXILIARIES:
        return "auxiliary"
    for ending in ("ing", "ed", "ly", "s"):
        if form.endswith(ending) and len(form) > len(ending) + 2:
            return f"-{ending}"
    return "other"


@cache
def _weights() -> dict[str, float]:
    text = files(__package__).joinpath("role_weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}
