"""What the register says of one organisation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ontology import identifiers


class OrganisationKind(StrEnum):
    """Which class of the contract an organisation is of."""

    AUTHORITY = "authority"
    AGENCY = "agency"
    GROUP = "group"
    """A kind of agency in an area, such as the schools of an authority, or a board of several agencies."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation, or one kind of agency in an area; a row of the tables in ``ontology/register``."""

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
    """Scheme slug (``ods``, ``gss``, ``ofsted-urn``, ``dfe`` …) to code; codes given up are joined by spaces."""
    subtype: str = ""
    """A finer kind than ``type``: ``acute``, ``mental-health``, ``schools``, ``health-visitors`` …"""
    areas: tuple[str, ...] = ()
    """Authorities only: names of the place itself, the fullest first, e.g. "Kingston upon Thames", "Kingston"."""
    region: str = ""
    """Authorities only: the region of England."""
    source: str = ""
    """Slugs of ``sources.csv``: where the facts come from."""

    @property
    def iri(self) -> str:
        """The IRI of CONTRACT section 1."""
        mint = identifiers.authority_iri if self.kind is OrganisationKind.AUTHORITY else identifiers.agency_iri
        return str(mint(self.slug))

    def exists_on(self, day: date) -> bool:
        """Whether ``day`` lies between the first and the last day known."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def serves(self, authority: str) -> bool:
        """Whether the organisation serves an authority: by name, or because it serves all of England."""
        return not self.operates_in or authority in self.operates_in
