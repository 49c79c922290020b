"""Reading the CSV tables of ``ontology/register``; their README explains the columns."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.resources import files

from ontology import identifiers
from ontology.register_model import Organisation, OrganisationKind

SEPARATOR = "|"
"""Between the values of one cell."""

TABLES = (
    "authorities.csv",
    "police.csv",
    "police_governance.csv",
    "nhs_commissioners.csv",
    "nhs_trusts.csv",
    "safeguarding_partnerships.csv",
    "probation.csv",
    "youth_justice.csv",
    "national_bodies.csv",
    "local_bodies.csv",
)
"""The tables of organisations, one common set of columns."""


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of one table of ``ontology/register``."""
    text = files("ontology").joinpath("register", table).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def organisations() -> Iterator[Organisation]:
    """Every row of every table of organisations, then the bodies and kinds of agency that each area has."""
    listed = [_organisation(row) for table in TABLES for row in rows(table)]
    yield from listed
    yield from _of_each_area(listed)


def _organisation(row: Mapping[str, str]) -> Organisation:
    return Organisation(
        slug=row["slug"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        type=row["type"],
        aliases=_values(row["aliases"]),
        operates_in=frozenset(_values(row["operates_in"])),
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        succeeded_by=_values(row["succeeded_by"]),
        member_of=_values(row["member_of"]),
        identifiers=_pairs(row["identifiers"]),
        subtype=row["subtype"],
        areas=_values(row.get("areas", "")),
        region=row.get("region", ""),
        source=row["source"],
    )


def _of_each_area(listed: Sequence[Organisation]) -> Iterator[Organisation]:
    """The rows of ``area_kinds.csv``, one organisation an authority: "Schools in {area}".

    An authority that another table gives a body of the same subtype gets no second one where the row says
    ``unless_listed``. Slugs are made of the authority's slug, which is unique, not of its name.
    """
    named = {(one.subtype, area) for one in listed for area in one.operates_in}
    authorities = [one for one in listed if one.kind is OrganisationKind.AUTHORITY]
    for row in rows("area_kinds.csv"):
        begins, ends, aliases = _day(row["valid_from"]), _day(row["valid_to"]), _values(row["aliases"])
        kind, subtype, type_ = OrganisationKind(row["kind"]), row["subtype"], row["type"]
        before, after = (_slugged(part) for part in row["name"].split("{area}"))
        for authority in authorities:
            if row["unless_listed"] and (subtype, authority.slug) in named:
                continue
            first = max(filter(None, (begins, authority.valid_from)), default=None)
            last = min(filter(None, (ends, authority.valid_to)), default=None)
            if first and last and first > last:
                continue
            yield Organisation(
                slug=f"{before}{'-' if before else ''}{authority.slug}{'-' if after else ''}{after}",
                name=row["name"].replace("{area}", authority.areas[0]),
                kind=kind,
                type=type_,
                aliases=tuple(alias.replace("{area}", area) for alias in aliases for area in authority.areas),
                operates_in=frozenset((authority.slug,)),
                valid_from=first,
                valid_to=last,
                subtype=subtype,
                source=row["source"],
            )


def _slugged(text: str) -> str:
    return identifiers.slug(text) if text.strip() else ""


def _values(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(SEPARATOR)) if cell else ()


def _pairs(cell: str) -> Mapping[str, str] | None:
    pairs: dict[str, str] = {}
    for value in _values(cell):
        scheme, _, code = value.partition(":")
        pairs[scheme] = f"{pairs[scheme]} {code}" if scheme in pairs else code
    return pairs or None


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
