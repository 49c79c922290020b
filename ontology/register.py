"""The register of organisations: who exists, under which names, where and from when to when.

The facts are the CSV tables in ``ontology/register``; see the README there for columns and sources.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache

from ontology.register_model import Organisation, OrganisationKind
from ontology.register_tables import organisations

__all__ = ["Organisation", "OrganisationKind", "Register", "register"]

_BEFORE_PLACE = re.compile(r"^(the )?(((london|royal|metropolitan) )?borough of|county of|city of|council of the)\s+")
_AFTER_PLACE = re.compile(
    r"(\s+(city|county|district|borough|metropolitan|unitary|mbc|mdc|council|councils|corporation|local authority"
    r"|authority|area|childrens services|local area partnership))+$"
)
_PANELS = frozenset({"child-death-overview-panel"})
"""Subtypes of bodies that are part of another of the same type."""


class Register:
    """All organisations, looked up by slug, by name, or by area, type and date."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self.organisations = organisations
        self._authorities: dict[str, list[Organisation]] = defaultdict(list)
        self._by_type: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in organisations.values():
            self._by_type[organisation.type].append(organisation)
            if organisation.kind is OrganisationKind.AUTHORITY:
                for name in (organisation.name, *organisation.areas, *organisation.aliases):
                    for form in {_plain(name), _place(name)}:
                        if organisation not in self._authorities[form]:
                            self._authorities[form].append(organisation)

    def authority_named(self, text: str, day: date | None = None) -> Organisation | None:
        """The authority that ``text`` names in any of its forms ("London Borough of X", "X City Council", "X").

        Where a council gave way to another of the same name (Dorset), ``day`` tells which; without it the latest is
        meant. None for a text that is not the name of an authority.
        """
        for form in (_plain(text), _place(text)):
            found = self._authorities.get(form)
            if found:
                return max(found, key=lambda one: (day is not None and one.exists_on(day), one.valid_to is None))
        return None

    def serving(self, authority: str, agency_type: str, day: date) -> tuple[Organisation, ...]:
        """The organisations of a type that serve an authority on a day, the likeliest first.

        Likeliest is an organisation before a group, a board before its panels, and the one that serves the fewest
        authorities.
        """
        found = [
            organisation
            for organisation in self._by_type[agency_type]
            if organisation.serves(authority) and organisation.exists_on(day)
        ]
        return tuple(sorted(found, key=_likelihood))


def _likelihood(one: Organisation) -> tuple[bool, bool, int, str]:
    return one.kind is OrganisationKind.GROUP, one.subtype in _PANELS, len(one.operates_in) or 1000, one.slug


def _plain(text: str) -> str:
    """Lower case, single spaces, "&" as "and", no punctuation."""
    words = re.sub(r"[’'.]", "", text.lower().replace("&", " and "))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words).split())


def _place(text: str) -> str:
    """The place in the name of a council: "Royal Borough of Greenwich Council" gives "greenwich"."""
    return _AFTER_PLACE.sub("", _BEFORE_PLACE.sub("", _plain(text)))


@cache
def register() -> Register:
    """The register as shipped, read once a process.

    Raises ValueError when two rows share a slug.
    """
    by_slug: dict[str, Organisation] = {}
    for organisation in organisations():
        if organisation.slug in by_slug:
            raise ValueError(f"two organisations of the register have the slug {organisation.slug!r}")
        by_slug[organisation.slug] = organisation
    return Register(by_slug)
