"""Where a mention stands in its sentence: what its role is told by.

Without a parser: the words before it are read backwards, past articles and adjectives, to the preposition, conjunction
or verb that it hangs on; agencies in a row ("the police, schools and GPs") share the place of the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.word_lists import word_list

NOUNS = (
    "information",
    "handing",
    "reaching",
    "giving",
    "together",
    "esteem",
    "holding",
    "lacking",
    "quality",
    "enabling",
)
"""Lists of words before a preposition: "support from", "referred to", "valued by"; the first that has a word counts."""
VERBS = ("enabling", "together", "handing", "holding", "lacking", "esteem")
"""The same for words before an object: "supports schools"."""


def _kinds(lists: Sequence[str]) -> dict[str, str]:
    return {word: kind for kind in reversed(lists) for word in word_list(kind)}


_NOUNS, _VERBS = _kinds(NOUNS), _kinds(VERBS)
_JOINING = word_list("joining")
_ARTICLES = word_list("articles and the like")
_ADJECTIVE_ENDINGS = ("ive", "al", "ed", "ful", "ous", "ic", "ary", "ent", "ant", "able", "ible", "ly", "ing")
_PREPOSITIONS = word_list("prepositions")
_CONJUNCTIONS = word_list("conjunctions")
_AUXILIARIES = word_list("auxiliaries")
_NO_ADJECTIVES = _PREPOSITIONS | _AUXILIARIES | _CONJUNCTIONS
"""Whatever they end in."""
_BEFORE_OPENING = word_list("before an opening")
_SAYING = word_list("saying")
_REACH = 4
"""How many words are passed over to the word that a preposition belongs to."""


@dataclass(frozen=True, slots=True)
class Position:
    """The place of a mention."""

    name: str
    """"opens", "opens and says", a preposition, "clause" with what begins it, or "object"."""
    kind: str = ""
    """What kind of word the preposition or object belongs to, or what follows where a clause begins."""


def row_of(place: int, mentions: Sequence[Mention], words: Sequence[Word]) -> tuple[Mention, Mention]:
    """The first and the last of the mentions that stand in a row with one."""
    first = last = place
    while first and _are_joined(mentions[first - 1], mentions[first], words):
        first -= 1
    while last + 1 < len(mentions) and _are_joined(mentions[last], mentions[last + 1], words):
        last += 1
    return mentions[first], mentions[last]


def _are_joined(one: Mention, next_one: Mention, words: Sequence[Word]) -> bool:
    between = words[one.last : next_one.first]
    return len(between) <= 2 and all(word.form in _JOINING for word in between)


def position_of(row: tuple[Mention, Mention], words: Sequence[Word]) -> Position:
    """Where a row of mentions stands."""
    first, ahead = row[0].first, [word.form for word in words[row[1].last : row[1].last + 2]]
    says = not _SAYING.isdisjoint(ahead)
    if all(word.form in _BEFORE_OPENING for word in words[:first]):
        return Position("opens and says" if says else "opens")
    place = _before_noun(words, first)
    if place < 0:
        return Position("opens")
    form, pauses = words[place].form, words[place + 1].start - words[place].end > 1
    if form in _PREPOSITIONS and not pauses:
        return Position(form, _kind_before(words, place))
    if form in _CONJUNCTIONS or pauses:
        follows = "says" if says else "verb" if not _AUXILIARIES.isdisjoint(ahead) else ""
        return Position(f"clause {form if form in _CONJUNCTIONS else 'pause'}", follows)
    return Position("object", _VERBS.get(form, ""))


def _before_noun(words: Sequence[Word], first: int) -> int:
    """The place of the word that a noun at ``first`` hangs on; -1 where there is none."""
    place = first - 1
    while place >= 0:
        form = words[place].form
        is_adjective = form.endswith(_ADJECTIVE_ENDINGS) and place > first - _REACH
        if form not in _ARTICLES and (not is_adjective or form in _NO_ADJECTIVES):
            break
        place -= 1
    return place


def _kind_before(words: Sequence[Word], preposition: int) -> str:
    """What kind of word a preposition belongs to, as far as it is known."""
    for place in range(preposition - 1, max(-1, preposition - 1 - _REACH), -1):
        form = words[place].form
        if form in _NOUNS:
            return _NOUNS[form]
        if form in _CONJUNCTIONS:
            break
    return ""
