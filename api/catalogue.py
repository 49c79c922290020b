"""Organisations and inspections: few, named in every answer, so read once a snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from api.cache import cached
from api.problems import Problem
from api.queries import text
from api.store_access import Row, select
from ontology.identifiers import agency_iri, authority_iri
from ontology.namespaces import ID, SCHEME

Item = dict[str, object]
"""One JSON object of an answer."""


def tail(iri: str) -> str:
    """The last step of an IRI: the slug of a thing or a concept."""
    return iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An authority, a partner agency or a group of agencies."""

    id: str
    slug: str
    name: str
    kind: str
    """``authority``, ``agency`` or ``group``."""
    type: str
    """An agency-type slug."""

    @property
    def reference(self) -> Item:
        """How other items name it."""
        return {"id": self.id, "slug": self.slug, "name": self.name}


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is needed to name and to sort an inspection."""

    id: str
    slug: str
    framework: str
    authority: str
    """IRI of the authority."""
    published: str | None
    """As an ISO date, as are the next two."""
    start: str | None
    end: str | None
    title: str | None

    @property
    def reference(self) -> Item:
        """How other items name it."""
        return {"id": self.id, "slug": self.slug, "framework": self.framework, "published": self.published}

    @property
    def date(self) -> str:
        """The day it is filed under; empty where none is known."""
        return self.published or self.end or ""


class Catalogue:
    """The organisations and inspections of a snapshot."""

    def __init__(self, organisations: Mapping[str, Organisation], inspections: Mapping[str, Inspection]) -> None:
        self.organisations = organisations
        """By IRI, in order of their names."""
        self.inspections = inspections
        """By IRI, the latest first."""

    @cached_property
    def organisations_by_slug(self) -> Mapping[str, Organisation]:
        """Slugs are unique over authorities, agencies and groups; where they were not, the authority would win."""
        order = sorted(self.organisations.values(), key=lambda one: one.kind == "authority")
        return {one.slug: one for one in order}

    @cached_property
    def inspections_by_slug(self) -> Mapping[str, Inspection]:
        """Each inspection by its slug."""
        return {one.slug: one for one in self.inspections.values()}

    def organisation(self, iri: str) -> Organisation:
        """The organisation of an IRI; one that the register does not describe is named by its slug."""
        known = self.organisations.get(iri)
        if known:
            return known
        slug = tail(iri)
        kind = "authority" if iri.startswith(str(ID["authority/"])) else "agency"
        return Organisation(iri, slug, slug, kind, "local-authority" if kind == "authority" else "other")

    def inspection(self, iri: str) -> Inspection:
        """The inspection of an IRI; raises KeyError for one that is not in the graph."""
        return self.inspections[iri]


def catalogue() -> Catalogue:
    """The catalogue of the current snapshot."""
    return cached("catalogue", _read)


def organisation_of_slug(slug: str) -> Organisation:
    """The organisation; raises a 404 where there is none."""
    found = catalogue().organisations_by_slug.get(slug)
    if not found:
        raise Problem(404, "not-found", f"No organisation has the slug {slug}; /api/v1/agencies lists them.")
    return found


def inspection_of_slug(slug: str) -> Inspection:
    """The inspection; raises a 404 where there is none."""
    found = catalogue().inspections_by_slug.get(slug)
    if not found:
        raise Problem(404, "not-found", f"No inspection has the slug {slug}; /api/v1/inspections lists them.")
    return found


_KINDS = {"LocalAuthority": "authority", "PartnerAgency": "agency", "AgencyGroup": "group"}


def _read() -> Catalogue:
    organisations: dict[str, Organisation] = {}
    for row in select(text("organisations")):
        organisations.setdefault(row["organisation"], _organisation(row))
    inspections: dict[str, Inspection] = {}
    for row in select(text("inspections")):
        inspections.setdefault(row["inspection"], _inspection(row))
    latest_first = sorted(
        sorted(inspections.values(), key=lambda one: one.slug), key=lambda one: one.date, reverse=True
    )
    by_name = sorted(organisations.values(), key=lambda one: (one.name.casefold(), one.id))
    return Catalogue({one.id: one for one in by_name}, {one.id: one for one in latest_first})


def _organisation(row: Row) -> Organisation:
    iri = row["organisation"]
    slug = tail(iri)
    kind = _KINDS[row["class"].rsplit("#", 1)[-1]]
    agency_type = row.get("type", "").removeprefix(str(SCHEME["agency-type/"])) or "other"
    return Organisation(iri, slug, row.get("name", slug), kind, agency_type)


def _inspection(row: Row) -> Inspection:
    iri = row["inspection"]
    return Inspection(
        id=iri,
        slug=tail(iri),
        framework=tail(row["framework"]),
        authority=row["authority"],
        published=row.get("published"),
        start=row.get("start"),
        end=row.get("end"),
        title=row.get("title"),
    )


def organisation_iris(slug: str) -> tuple[str, ...]:
    """The IRIs that a slug of an organisation may stand for."""
    found = catalogue().organisations_by_slug.get(slug)
    return (found.id,) if found else (str(agency_iri(slug)), str(authority_iri(slug)))
