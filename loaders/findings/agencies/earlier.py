"""Words that take up what was named earlier: "the board" after "the corporate parenting board", "they"."""

from collections.abc import Callable
from functools import cached_property

from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Phrases, Word, words_of
from loaders.findings.agencies.word_lists import word_list

_PLURAL = frozenset({"they", "their", "them"})
_PRONOUNS = _PLURAL | {"it", "its"}
_BEFORE_PRONOUN = word_list("before a pronoun")
"""What may stand before a pronoun that opens a sentence, its words joined by hyphens."""
_DETERMINERS = word_list("determiners") | word_list("people of a body") | word_list("of a body")
"""Words after which an agency still opens its sentence: "Experienced staff from the police …"."""
_JOINING = frozenset({"and", "or", "the"})


class Earlier:
    """The sentence before, read only when it is asked for."""

    def __init__(self, text: str, read: Callable[[list[Word]], list[Mention]]) -> None:
        self._text = text
        self._read = read

    @cached_property
    def words(self) -> list[Word]:
        """Its words."""
        return words_of(self._text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Whom it speaks of, its own pronouns left out."""
        return self._read(self.words)


def pronoun(words: list[Word], earlier: Earlier, places: Phrases[str]) -> list[Mention]:
    """A pronoun that opens a sentence, where the sentence before opens with those it can mean.

    ``places``: names of places, which may stand before a body's name.
    """
    at = _place_of_pronoun(words)
    if at is None:
        return []
    meant = _opening(earlier, places)
    if not meant:
        return []
    slugs = tuple(dict.fromkeys(slug for one in meant for slug in one.slugs))
    last = earlier.words[meant[-1].last - 1].form
    is_plural = len(slugs) > 1 or last.endswith("s") or last in ("staff", "police")
    if is_plural != (words[at].form in _PLURAL):
        return []
    return [Mention(at, at + 1, words[at].start, words[at].end, slugs, "pronoun")]


def _place_of_pronoun(words: list[Word]) -> int | None:
    for place, word in enumerate(words[:4]):
        if word.form in _PRONOUNS:
            before = "-".join(one.form for one in words[:place])
            return place if not place or before in _BEFORE_PRONOUN else None
    return None


def _opening(earlier: Earlier, places: Phrases[str]) -> list[Mention]:
    """The mentions that open the sentence before, joined to one another; none where other words stand there."""
    words, found = earlier.words, earlier.mentions
    if not found:
        return []
    place = 0
    while place < found[0].first:
        named = places.longest(words, place)
        if named:
            place = named.last
        elif words[place].form in _DETERMINERS:
            place += 1
        else:
            return []
    count = 1
    while count < len(found) and _between(found[count - 1], found[count], words) <= _JOINING:
        count += 1
    return found[:count]


def _between(one: Mention, other: Mention, words: list[Word]) -> set[str]:
    return {word.form for word in words[one.last : other.first]}


def same_again(words: list[Word], first: int, last: int, found: list[Mention], earlier: Earlier) -> tuple[str, ...]:
    """Whom "the board" or "this service" takes up: the last one named so in this sentence or the one before.

    ``first``, ``last``: the places of those two words; ``found``: what this sentence has named before them.
    """
    if last - first != 2 or words[first].form not in ("the", "this"):
        return ()
    head = words[last - 1].stem
    heads = {head, f"{head}s"} if words[first].form == "this" else {head}
    for is_here in (True, False):
        text = words if is_here else earlier.words
        for one in reversed(found if is_here else earlier.mentions):
            if one.last - one.first > 1 and text[one.last - 1].stem in heads and text[one.first].form != "the":
                return one.slugs
    return ()


def takes_up_a_stranger(words: list[Word], first: int, last: int, found: list[Mention]) -> bool:
    """Whether "the Board" takes up a body named earlier that nobody knows: "the Riverside Board … the Board"."""
    if last - first != 2 or words[first].form != "the":
        return False
    head, known = words[last - 1].form, {place for one in found for place in range(one.first, one.last)}
    return any(
        words[place].form == head and words[place].text[0].isupper() and words[place - 1].text[0].isupper()
        for place in range(1, first)
        if place not in known and words[place - 1].form != "the"
    )
