"""Organisations as items."""

from collections.abc import Sequence

from api.cache import cached
from api.catalogue import Item, Organisation, catalogue
from api.counts import by_agency, no_findings
from api.filters import search_words
from api.parameters import Selection
from api.resources import Properties, one, resources

COLUMNS = (
    "id",
    "slug",
    "name",
    "kind",
    "type",
    "aliases",
    "operates_in.slug",
    "valid_from",
    "valid_to",
    "findings.total",
    "findings.strength",
    "findings.weakness",
    "findings.mixed",
)
"""Columns of a list of organisations as CSV."""

OF_THE_AGENCY = ("agency", "agency_type", "q")
"""Filters of a list of organisations that are about the organisation; all others are about its findings."""

SORTS = ("name", "findings", "weaknesses", "strengths")

_COUNT = {"findings": "total", "weaknesses": "weakness", "strengths": "strength"}


def on_findings(selected: Selection) -> Selection:
    """The part of a selection that is about findings."""
    return Selection(tuple(pair for pair in selected.values if pair[0] not in (*OF_THE_AGENCY, "sort")))


def agency_ids(selected: Selection) -> Sequence[str]:
    """IRIs of the organisations that pass the filters, in the order asked for, else by name."""

    def compute() -> Sequence[str]:
        of_findings = on_findings(selected)
        counts = by_agency(of_findings)
        slugs, types = selected.get("agency"), selected.get("agency_type")
        chosen = [
            one
            for one in catalogue().organisations.values()
            if (not slugs or one.slug in slugs)
            and (not types or one.type in types)
            and (not of_findings or one.id in counts)
        ]
        if words := selected.get("q"):
            chosen = _named(chosen, search_words(words[0]))
        order = selected.get("sort")
        if order and order[0] != "name":
            chosen.sort(key=lambda one: -counts.get(one.id, no_findings())[_COUNT[order[0]]])
        return tuple(one.id for one in chosen)

    return cached(("agencies", selected), compute)


def _named(chosen: list[Organisation], words: Sequence[str]) -> list[Organisation]:
    """Those whose name or one of whose aliases has all words."""
    described = resources(one.id for one in chosen)

    def matches(organisation: Organisation) -> bool:
        names = [organisation.name, *described.get(organisation.id, {}).get("skos:altLabel", [])]
        return any(all(word in name.casefold() for word in words) for name in names)

    return [one for one in chosen if matches(one)]


def agency_items(ids: Sequence[str], selected: Selection) -> list[Item]:
    """The organisations of these IRIs, with the number of findings that pass the filters by polarity."""
    if not ids:
        return []
    counts = by_agency(on_findings(selected))
    described = resources(ids)
    known = catalogue()
    return [_item(known.organisation(iri), described.get(iri, {}), dict(counts.get(iri, no_findings()))) for iri in ids]


def _references(properties: Properties, name: str) -> list[Item]:
    known = catalogue()
    return [known.organisation(iri).reference for iri in sorted(properties.get(name, ()))]


def _item(organisation: Organisation, properties: Properties, counts: dict[str, int]) -> Item:
    return {
        **organisation.reference,
        "kind": organisation.kind,
        "type": organisation.type,
        "aliases": sorted(properties.get("skos:altLabel", ())),
        "operates_in": _references(properties, "sg:operatesIn"),
        "valid_from": one(properties, "sg:validFrom"),
        "valid_to": one(properties, "sg:validTo"),
        "findings": counts,
    }


def agency_detail(organisation: Organisation) -> Item:
    """An organisation with its identifiers, its predecessors and successors, and what it is a member of."""
    properties = resources([organisation.id]).get(organisation.id, {})
    counts = by_agency(Selection()).get(organisation.id, no_findings())
    detail = {
        **_item(organisation, properties, dict(counts)),
        "identifiers": sorted(properties.get("org:identifier", ())),
        "preceded_by": _references(properties, "sg:precededBy"),
        "succeeded_by": _references(properties, "sg:succeededBy"),
        "member_of": _references(properties, "org:memberOf"),
    }
    if organisation.kind == "authority":
        detail |= {
            "gss_code": one(properties, "sg:gssCode"),
            "ofsted_urn": one(properties, "sg:ofstedUrn"),
            "region": one(properties, "sg:region"),
            "statistical_neighbours": _references(properties, "sg:statisticalNeighbour"),
        }
    return detail
