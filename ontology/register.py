"""The register of organisations: who exists, under which names, where and from when to when.

The facts are the CSV tables in ``ontology/register``; see the README there for columns and sources.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class OrganisationKind(StrEnum):
    AUTHORITY = "authority"
    AGENCY = "agency"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Organisation:
    slug: str
    name: str
    """``skos:prefLabel``: the full official name, e.g. "Blackpool Safeguarding Children Board"."""
    kind: OrganisationKind
    type: str
    """An agency-type slug of the contract."""
    aliases: tuple[str, ...] = ()
    """Other names and abbreviations that people write, area-qualified or not."""
    operates_in: frozenset[str] = frozenset()
    """Slugs of the authorities served; empty means all of England."""
    valid_from: date | None = None
    valid_to: date | None = None
    """First and last day of existence, where known."""
    succeeded_by: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    identifiers: Mapping[str, str] | None = None
    """Scheme slug (``ods``, ``gss``, ``ofsted-urn``, ``dfe`` …) to code."""

    @property
    def iri(self) -> str:
        raise NotImplementedError

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


class Register:
    """All organisations, looked up by slug, by name, or by area, type and date."""

    def __init__(self, organisations: Mapping[str, Organisation]) -> None:
        self.organisations = organisations

    def authority_named(self, text: str) -> Organisation | None:
        """The authority that ``text`` names in any of its forms ("London Borough of X", "X City Council", "X")."""
        raise NotImplementedError

    def serving(self, authority: str, agency_type: str, day: date) -> tuple[Organisation, ...]:
        """The organisations of a type that serve an authority on a day, the likeliest first."""
        raise NotImplementedError


def register() -> Register:
    """The register as shipped, read once a process."""
    raise NotImplementedError
