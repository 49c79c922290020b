"""``/api/v1/agencies`` and ``/api/v1/authorities``."""

from flask import Blueprint, Response

from api.agency_items import COLUMNS, SORTS, agency_detail, agency_ids, agency_items
from api.catalogue import Item, catalogue, organisation_of_slug
from api.finding_items import COLUMNS as FINDING_COLUMNS
from api.finding_items import finding_ids, finding_items
from api.inspection_items import inspection_ids, inspection_items
from api.paging import conditional, json_response, list_response
from api.parameters import FINDING_FILTERS, FRAMEWORK, FROM, TO, Parameter, Q, Selection, selection
from api.problems import Problem

blueprint = Blueprint("agencies", __name__, url_prefix="/api/v1")

SORT = Parameter(
    "sort",
    "Order of the list: by name, or the most findings, weaknesses or strengths first",
    lambda: SORTS,
    fixed=True,
    repeatable=False,
)
AGENCY_FILTERS = (*FINDING_FILTERS, SORT)
AUTHORITY_FILTERS = (FRAMEWORK, FROM, TO, Q)
OWN_FINDING_FILTERS = tuple(
    parameter for parameter in FINDING_FILTERS if parameter.name not in ("agency", "agency_type")
)

AUTHORITY_COLUMNS = (*COLUMNS, "inspections.slug")


@blueprint.get("/agencies")
def agencies() -> Response:
    """The organisations, each with the number of its findings that pass the filters."""
    selected = selection(AGENCY_FILTERS)
    return list_response(agency_ids(selected), lambda ids: agency_items(ids, selected), COLUMNS)


@blueprint.get("/agencies/<slug>")
def agency(slug: str) -> Response:
    """One organisation."""
    selection((), also=())
    return conditional(json_response(agency_detail(organisation_of_slug(slug))))


@blueprint.get("/agencies/<slug>/findings")
def agency_findings(slug: str) -> Response:
    """The findings that name an organisation."""
    organisation = organisation_of_slug(slug)
    selected = selection(OWN_FINDING_FILTERS).with_values(agency=organisation.slug)
    return list_response(finding_ids(selected), finding_items, FINDING_COLUMNS)


@blueprint.get("/authorities")
def authorities() -> Response:
    """The authorities with the inspections of each; with filters, those that have such an inspection."""
    selected = selection(AUTHORITY_FILTERS)
    known = catalogue()
    of_inspections = Selection(tuple(pair for pair in selected.values if pair[0] != "q"))
    inspected: dict[str, list[Item]] = {}
    for iri in inspection_ids(of_inspections):
        inspection = known.inspection(iri)
        inspected.setdefault(inspection.authority, []).append(inspection.reference)
    named = agency_ids(Selection.of({"agency_type": ["local-authority"], "q": selected.get("q")}))
    chosen = [
        iri for iri in named if known.organisation(iri).kind == "authority" and (not of_inspections or iri in inspected)
    ]

    def items(page: "list[str] | tuple[str, ...]") -> list[Item]:
        return [{**item, "inspections": inspected.get(str(item["id"]), [])} for item in agency_items(page, Selection())]

    return list_response(tuple(chosen), lambda page: items(tuple(page)), AUTHORITY_COLUMNS)


@blueprint.get("/authorities/<slug>")
def authority(slug: str) -> Response:
    """One authority with its inspections and their grades, the latest first."""
    selection((), also=())
    organisation = organisation_of_slug(slug)
    if organisation.kind != "authority":
        raise Problem(404, "not-found", f"{organisation.name} is no authority; /api/v1/agencies/{slug} describes it.")
    inspections = inspection_items(inspection_ids(Selection.of({"authority": [slug]})))
    return conditional(json_response({**agency_detail(organisation), "inspections": inspections}))
