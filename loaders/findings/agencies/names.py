"""The names of the register's organisations as phrases, so that a report's words find them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from loaders.findings.agencies.phrases import Phrases, Word, forms_of
from ontology.register import Organisation, OrganisationKind, Register

_DERIVED = "derived"
"""``source`` of the bodies and kinds of agency that every area has."""
_MISREAD = frozenset({"national-charity", "domestic-abuse", "substance-misuse"})
"""Subtypes some of whose names are ordinary words ("Refuge"): the capital that opens a sentence tells nothing."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name, and whom it may mean."""

    printed: str
    is_alias: bool
    bearers: tuple[Organisation, ...]

    def is_meant(self, words: list[Word], first: int, last: int) -> bool:
        """Whether the words are printed as a name is: with capitals, an abbreviation exactly so."""
        if last - first > 1:
            return any(word.text[0].isupper() for word in words[first:last])
        printed = words[first].text
        if not printed.startswith(self.printed):
            return False
        opens = first == 0 and not self.printed.isupper()
        return not (opens and all(one.subtype in _MISREAD for one in self.bearers))


class NameIndex:
    """All names, those of one area's own bodies apart: they are looked for in that area's reports only."""

    def __init__(self, register: Register) -> None:
        everywhere: dict[tuple[str, ...], list[tuple[str, bool, Organisation]]] = defaultdict(list)
        self._of_area: dict[str, list[Organisation]] = defaultdict(list)
        self.bodies: dict[str, dict[str, list[Organisation]]] = defaultdict(lambda: defaultdict(list))
        """What serves an area, by subtype."""
        for one in register.organisations.values():
            for area in one.operates_in:
                self.bodies[area][one.subtype].append(one)
            if one.source == _DERIVED:
                for area in one.operates_in:
                    self._of_area[area].append(one)
            else:
                for name in (one.name, *one.aliases):
                    if name not in one.areas:
                        everywhere[tuple(forms_of(name))].append((name, name != one.name, one))
        self.everywhere = _phrases(everywhere)
        self.places = _places(register)

    def place_before(self, words: Sequence[Word], last: int) -> str | None:
        """The authority whose place is named directly before ``last``, by up to four words with a capital."""
        for first in range(max(0, last - 4), last):
            named = self.places.longest(words, first) if words[first].text[0].isupper() else None
            if named and named.last == last:
                return named.payload
        return None

    def of_area(self, area: str) -> Phrases[Name]:
        """The names of the bodies that every area has, for one area."""
        names: dict[tuple[str, ...], list[tuple[str, bool, Organisation]]] = defaultdict(list)
        for one in self._of_area.get(area, ()):
            for name in (one.name, *one.aliases):
                names[tuple(forms_of(name))].append((name, name != one.name, one))
        return _phrases(names)


def _phrases(names: dict[tuple[str, ...], list[tuple[str, bool, Organisation]]]) -> Phrases[Name]:
    phrases: Phrases[Name] = Phrases()
    for words, borne in names.items():
        if words:
            printed = borne[0][0]
            phrases.add(words, Name(printed, all(alias for _, alias, _ in borne), tuple(one for *_, one in borne)))
    return phrases


def _places(register: Register) -> Phrases[str]:
    """The places that authorities are named after, to the authority's slug."""
    phrases: Phrases[str] = Phrases()
    for one in register.organisations.values():
        if one.kind is OrganisationKind.AUTHORITY and one.valid_to is None:
            for place in one.areas:
                phrases.add(forms_of(place), one.slug)
    return phrases


@cache
def name_index(register: Register) -> NameIndex:
    """The index of a register, built once a process."""
    return NameIndex(register)
