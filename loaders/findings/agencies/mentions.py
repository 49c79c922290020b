"""Where a sentence speaks of an agency: names, abbreviations, descriptions, and the area acting as its council."""

from dataclasses import dataclass, replace

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.earlier import Earlier, pronoun, same_again, takes_up_a_stranger
from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.word_lists import word_list

_ACTING = word_list("acting")
"""Verbs that make a place the actor: "Sefton has well-established arrangements" speaks of its council."""
_PARTS = word_list("parts of a body")
_PEOPLE = word_list("people of a body")
_OF = word_list("of a body")
_ARTICLES = frozenset({"the", "both", "all"})
_OWNED = word_list("owned by a council")
_BOARD_SIGN = "SC"
_BOARD_ENDINGS = tuple(_BOARD_SIGN + ending for ending in ("B", "BS", "P"))
"""How local abbreviations of safeguarding children boards and partnerships end: "RCSCB", "BSCP"."""


IF_JOINED = "if-joined"
"""Rule of words that speak of an agency only beside another: "education" in "health, education and the police"."""
IF_OPENING = "if-opening"
"""Rule of words that do so only where they open the sentence: "The service has …"."""


@dataclass(frozen=True, slots=True)
class _Reading:
    first: int
    last: int
    slugs: tuple[str, ...] = ()
    rule: str = ""


def mentions(words: list[Word], context: AgencyContext, previous: str = "") -> list[Mention]:
    """All mentions, in order, none overlapping another; the longest reading of the words wins.

    ``previous`` is the sentence before: a pronoun that opens this one means whom that one is about.
    """
    earlier = Earlier(previous, lambda before: mentions(before, context))
    found = pronoun(words, earlier, context.names.places)
    reached = found[-1].last if found else 0
    for place in _promising(words, context):
        if place < reached:
            continue
        reading = _read(words, place, context)
        if words[place].form == "the" and place + 1 < len(words):
            # "the police" must not hide "police and crime commissioner"
            reading = max(reading, _read(words, place + 1, context), key=lambda one: one.last)
        if reading.slugs and (reading.rule != IF_OPENING or place == 0):
            first, last = reading.first, reading.last
            slugs = same_again(words, first, last, found, earlier) or reading.slugs
            if not takes_up_a_stranger(words, first, last, found) and not _is_part(words, reading, found):
                found.append(_mention(words, reading, slugs))
        reached = reading.last
    return [_plainly(one) for place, one in enumerate(found) if _counts(place, found, words)]


def _promising(words: list[Word], context: AgencyContext) -> list[int]:
    """The places where anything can be read; most words can be passed over."""
    begun = context.beginnings.places(words)
    begun.update(place for place, word in enumerate(words) if _BOARD_SIGN in word.text)
    begun.update([place - 1 for place in begun if place and words[place - 1].form == "the"])
    return sorted(begun)


def _is_part(words: list[Word], reading: "_Reading", found: list[Mention]) -> bool:
    """Whether a team is that of the name directly before it: "the CAMHS team", "the trust's safeguarding team"."""
    if not found or found[-1].last != reading.first or words[reading.last - 1].form not in _PARTS:
        return False
    return words[reading.first].start - found[-1].end == 1


def _counts(place: int, found: list[Mention], words: list[Word]) -> bool:
    """Whether a mention stands for itself."""
    if found[place].rule == IF_JOINED:
        return _joined(place, found, words)
    return not _are_of_the_next(place, found, words)


def _are_of_the_next(place: int, found: list[Mention], words: list[Word]) -> bool:
    """Whether people are told apart by the body named behind them: "leaders of schools", "managers in the MASH"."""
    if place + 1 == len(found) or words[found[place].last - 1].form not in _PEOPLE:
        return False
    between = [word.form for word in words[found[place].last : found[place + 1].first]]
    return bool(between) and between[0] in _OF and set(between[1:]) <= _ARTICLES


def _mention(words: list[Word], reading: "_Reading", slugs: tuple[str, ...]) -> Mention:
    start, end = words[reading.first].start, words[reading.last - 1].end
    return Mention(reading.first, reading.last, start, end, slugs, reading.rule)


def _plainly(one: Mention) -> Mention:
    """The condition of a rule left out, once it is met."""
    plain = {IF_OPENING: "definite-description", IF_JOINED: "kind-in-area"}
    return replace(one, rule=plain[one.rule]) if one.rule in plain else one


def _joined(place: int, found: list[Mention], words: list[Word]) -> bool:
    """Whether another mention stands beside this one, but for "and" or "or": "education and the police"."""
    this = found[place]
    others = [one for one in found[max(0, place - 1) : place + 2] if one is not this and one.rule != IF_JOINED]
    return any(_between(this, other, words) <= {"and", "or", "the"} for other in others)


def _between(one: Mention, other: Mention, words: list[Word]) -> set[str]:
    first, last = min(one.last, other.last), max(one.first, other.first)
    return {word.form for word in words[first:last]}


def _read(words: list[Word], place: int, context: AgencyContext) -> _Reading:
    """What begins at a place; no slugs where nobody is meant."""
    best = _Reading(place, place + 1)
    described = context.descriptions.longest(words, place)
    if described:
        target = described.payload.target
        slugs = () if target == "none" else context.resolve(target, context.names.place_before(words, place))
        best = _Reading(place, described.last, slugs, described.payload.rule)
    for phrases in (context.names.everywhere, context.local_names):
        named = phrases.longest(words, place)
        if not named or named.last < best.last or not named.payload.is_meant(words, place, named.last):
            continue
        if named.last - place > 1 or context.is_likely(named.payload):
            rule = "alias" if named.payload.is_alias else "name"
            best = _Reading(place, named.last, context.choose(named.payload), rule)
    explained = context.abbreviations.longest(words, place)
    if explained and explained.last >= best.last and words[place].text.startswith(explained.payload[0][:2]):
        best = _Reading(place, explained.last, explained.payload[1:], "abbreviation")
    if not best.slugs:
        best = _local_abbreviation(words, place, context) or _acting_place(words, place, context) or best
    return best


def _local_abbreviation(words: list[Word], place: int, context: AgencyContext) -> _Reading | None:
    text = words[place].text.split("’")[0].split("'")[0]
    if len(text) > 3 and text.isupper() and text.endswith(_BOARD_ENDINGS):
        return _Reading(place, place + 1, context.resolve("board"), "abbreviation")
    return None


def _acting_place(words: list[Word], place: int, context: AgencyContext) -> _Reading | None:
    """The inspected area's name where it stands for the council.

    That is where it opens the sentence and acts ("Sefton has well-established arrangements"), or where what it owns is
    a council's ("Sefton's performance").
    """
    named = context.names.places.longest(words, place)
    if not named or named.payload != context.area or named.last >= len(words) or not words[place].text[0].isupper():
        return None
    owner = words[named.last - 1]
    if owner.form != owner.stem:
        owns = any(word.form in _OWNED for word in words[named.last : named.last + 3])
        return _Reading(place, named.last, (context.area,), "place-as-council") if owns else None
    if place == 0 and words[named.last].form in _ACTING:
        return _Reading(place, named.last, (context.area,), "place-as-council")
    return None
