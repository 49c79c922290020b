"""Where a sentence speaks of an agency: names, abbreviations, descriptions, and the area acting as its council."""

from dataclasses import dataclass

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.word_lists import word_list

_ACTING = word_list("acting")
"""Verbs that make a place the actor: "Sefton has well-established arrangements" speaks of its council."""
_BOARD_ENDINGS = ("SCB", "SCBS", "SCP")
"""How local abbreviations of safeguarding children boards and partnerships end: "RCSCB", "BSCP"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of one or, rarely, two organisations."""

    first: int
    last: int
    """Places of the words in the sentence; ``last`` is the one after."""
    start: int
    end: int
    """Offsets in the sentence."""
    slugs: tuple[str, ...]
    rule: str


_PLURAL = frozenset({"they", "their", "them"})
_SINGULAR = frozenset({"it", "its"})


def mentions(words: list[Word], context: AgencyContext, previous: list[Word] | None = None) -> list[Mention]:
    """All mentions, in order, none overlapping another; the longest reading of the words wins.

    ``previous`` are the words of the sentence before: a pronoun that opens this one means whom that one is about.
    """
    found: list[Mention] = _pronoun(words, context, previous) if previous else []
    place = 1 if found else 0
    while place < len(words):
        last, slugs, rule = _read(words, place, context)
        if slugs:
            found.append(Mention(place, last, words[place].start, words[last - 1].end, slugs, rule))
        place = last
    return found


def _pronoun(words: list[Word], context: AgencyContext, previous: list[Word]) -> list[Mention]:
    """A pronoun as first word, where the sentence before opens with one agency and names no other people after it."""
    if not words or words[0].form not in _PLURAL | _SINGULAR:
        return []
    before = mentions(previous, context)
    if not before or before[0].first > 3:
        return []
    last = previous[before[0].last - 1].form
    if (last.endswith("s") or last in ("staff", "police")) != (words[0].form in _PLURAL):
        return []
    return [Mention(0, 1, words[0].start, words[0].end, before[0].slugs, "pronoun")]


def _read(words: list[Word], place: int, context: AgencyContext) -> tuple[int, tuple[str, ...], str]:
    """(place after, slugs, rule) of what begins at a place; no slugs where nobody is meant."""
    best: tuple[int, tuple[str, ...], str] = (place + 1, (), "")
    described = context.descriptions.longest(words, place)
    if described:
        area = _place_before(words, place, context)
        target = described.payload.target
        slugs = () if target == "none" else context.resolve(target, area)
        best = (described.last, slugs, described.payload.rule)
    for phrases in (context.names.everywhere, context.local_names):
        named = phrases.longest(words, place)
        if named and named.last >= best[0] and named.payload.is_meant(words, place, named.last):
            short = named.last - place == 1
            if not short or context.is_likely(named.payload):
                rule = "alias" if named.payload.is_alias else "name"
                best = (named.last, context.choose(named.payload), rule)
    explained = context.abbreviations.longest(words, place)
    if explained and explained.last >= best[0] and words[place].text.startswith(explained.payload[0][:2]):
        best = (explained.last, explained.payload[1:], "abbreviation")
    if not best[1]:
        best = _local_abbreviation(words, place, context) or _acting_place(words, place, context) or best
    return best


def _local_abbreviation(
    words: list[Word], place: int, context: AgencyContext
) -> tuple[int, tuple[str, ...], str] | None:
    text = words[place].text.split("’")[0].split("'")[0]
    if len(text) > 3 and text.isupper() and text.endswith(_BOARD_ENDINGS):
        return place + 1, context.resolve("board"), "abbreviation"
    return None


def _acting_place(words: list[Word], place: int, context: AgencyContext) -> tuple[int, tuple[str, ...], str] | None:
    """The inspected area's name where it opens the sentence and acts."""
    if place > 0:
        return None
    named = context.names.places.longest(words, place)
    if not named or named.payload != context.area or named.last >= len(words):
        return None
    if words[place].text[0].isupper() and words[named.last].form in _ACTING:
        return named.last, (context.area,), "place-as-council"
    return None


def _place_before(words: list[Word], place: int, context: AgencyContext) -> str | None:
    """The other authority whose place is named directly before a description: "Cornwall's children's services"."""
    for first in range(max(0, place - 4), place):
        named = context.names.places.longest(words, first)
        if named and named.last == place and words[first].text[0].isupper() and named.payload != context.area:
            return named.payload
    return None
