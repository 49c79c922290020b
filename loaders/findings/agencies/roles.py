"""Whether a sentence is about what an agency does, or only names it: role subject or mentioned.

What decides is where the words stand (:mod:`loaders.findings.agencies.positions`), and what stands beside them. Each
such circumstance is a named feature with a weight in ``role_weights.csv``, learnt from labelled sentences by
``python -m loaders.findings.agencies.training``.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.positions import position_of, row_of
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
_OPENING = frozenset({"the", "a", "all", "most", "some", "many"})
_THINGS = word_list("things")
"""What a body has or makes: "partnership data", "the Ofsted inspection"."""
_APART = frozenset({"local-authority", "partnership-generic", "education", "court", "cafcass", "inspectorate"})
"""Types that are told apart by place: nearly always witnesses, or nearly always meant; the others count as one."""


def role_of(place: int, mentions: Sequence[Mention], words: Sequence[Word], agency_type: str) -> Role:
    """The role of the mention at a place among all mentions of a sentence, which are in order."""
    weights = _weights()
    score = sum(weights.get(feature, 0.0) for feature in features(place, mentions, words, agency_type))
    return Role.SUBJECT if score > 0 else Role.MENTIONED


def features(place: int, mentions: Sequence[Mention], words: Sequence[Word], agency_type: str) -> Iterator[str]:
    """The circumstances of a mention, by name."""
    forms = [word.form for word in words]
    yield "always"
    yield f"type={agency_type}"
    yield from _beside(mentions[place], forms)
    yield from _among(place, mentions)
    for feature in _of_type(place, mentions, words, forms):
        yield feature
        yield f"{feature}, type={agency_type}"
    yield f"{'passive' if _is_passive(forms, mentions[place].first) else 'active'} governed by " + _governing(
        forms, mentions[place].first
    )
    yield from _place(place, mentions, words, agency_type)


def _beside(mention: Mention, forms: Sequence[str]) -> Iterator[str]:
    """The words next to a mention."""
    first, last = mention.first, mention.last
    previous = forms[first - 1] if first else "^"
    ahead = forms[last] if last < len(forms) else "$"
    yield f"previous={previous if previous in _SIGNS or previous == '^' else _kind(previous)}"
    yield f"next={ahead if ahead in _SIGNS or ahead == '$' else _kind(ahead)}"
    if _SPEAKING.intersection(forms[last : last + 5]):
        yield "speaks of others"
    if any(form in _AUXILIARIES for form in forms[:first]):
        yield "a verb before"
    if any(form in _AUXILIARIES for form in forms[last : last + 4]):
        yield "a verb soon after"


def _among(place: int, mentions: Sequence[Mention]) -> Iterator[str]:
    """The mentions around one."""
    yield f"before={min(place, 2)}"
    yield f"after={min(len(mentions) - place - 1, 2)}"
    if place and mentions[place].first - mentions[place - 1].last <= 1:
        yield "next to the mention before"


def _of_type(place: int, mentions: Sequence[Mention], words: Sequence[Word], forms: Sequence[str]) -> Iterator[str]:
    """What tells something else of each type of agency."""
    mention = mentions[place]
    if words[mention.last - 1].form != words[mention.last - 1].stem:
        yield "possessive"
    if mention.first == 0 or (mention.first == 1 and forms[0] in _OPENING):
        yield "opens"
    if forms[0] in _ORDERS:
        yield "in a recommendation"
    if len(mentions) == 1:
        yield "alone"
    yield f"governed by {_governing(forms, mention.first)}"


def _place(place: int, mentions: Sequence[Mention], words: Sequence[Word], agency_type: str) -> Iterator[str]:
    """Where the mention stands, and that of each type."""
    row = row_of(place, mentions, words)
    if row[0] is not row[1]:
        yield "in a row"
    position = position_of(row, words)
    mention = mentions[place]
    named = words[mention.last - 1 if mention.last - mention.first > 1 else mention.last : mention.last + 1]
    name = f"{position.name} with a thing" if any(word.form in _THINGS for word in named) else position.name
    kind = agency_type if agency_type in _APART else "another type"
    yield f"place={name}"
    yield f"place={name}, {kind}"
    if position.kind:
        yield f"place={name} {position.kind}"
        yield f"place={name} {position.kind}, {kind}"


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
