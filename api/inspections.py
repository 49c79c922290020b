"""``/api/v1/inspections`` and ``/api/v1/judgements``."""

from flask import Blueprint, Response

from api.catalogue import inspection_of_slug
from api.inspection_items import COLUMNS, inspection_detail, inspection_ids, inspection_items
from api.judgement_items import COLUMNS as JUDGEMENT_COLUMNS
from api.judgement_items import judgement_items, judgement_rows
from api.paging import conditional, json_response, list_response
from api.parameters import GRADE, INSPECTION_FILTERS, SOURCE, selection

blueprint = Blueprint("inspections", __name__, url_prefix="/api/v1")

JUDGEMENT_FILTERS = (*INSPECTION_FILTERS, GRADE, SOURCE)


@blueprint.get("/inspections")
def inspections() -> Response:
    """The inspections that pass all filters."""
    return list_response(inspection_ids(selection(INSPECTION_FILTERS)), inspection_items, COLUMNS)


@blueprint.get("/inspections/<slug>")
def inspection(slug: str) -> Response:
    """One inspection."""
    selection((), also=())
    return conditional(json_response(inspection_detail(inspection_of_slug(slug))))


@blueprint.get("/judgements")
def judgements() -> Response:
    """The judgements that pass all filters."""
    return list_response(judgement_rows(selection(JUDGEMENT_FILTERS)), judgement_items, JUDGEMENT_COLUMNS)
