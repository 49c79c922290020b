"""``/api/v1/findings``, ``/api/v1/relationships``, ``/api/v1/recommendations`` and ``/api/v1/follow-ups``."""

from flask import Blueprint, Response

from api.finding_items import (
    COLUMNS,
    RELATIONSHIP_COLUMNS,
    finding_ids,
    finding_iri,
    finding_items,
    relationship_ids,
    relationship_items,
)
from api.follow_up_items import COLUMNS as FOLLOW_UP_COLUMNS
from api.follow_up_items import follow_up_items, follow_up_rows
from api.paging import conditional, json_response, list_response
from api.parameters import FINDING_FILTERS, INSPECTION_FILTERS, TIMESCALE, selection
from api.problems import Problem

blueprint = Blueprint("findings", __name__, url_prefix="/api/v1")


@blueprint.get("/findings")
def findings() -> Response:
    """The findings that pass all filters."""
    return list_response(finding_ids(selection(FINDING_FILTERS)), finding_items, COLUMNS)


@blueprint.get("/findings/<path:name>")
def finding(name: str) -> Response:
    """One finding or recommendation."""
    selection((), also=())
    try:
        found = finding_items([finding_iri(name)])
    except ValueError:
        found = []
    if not found:
        raise Problem(404, "not-found", f"No finding is called {name}.")
    return conditional(json_response(found[0]))


@blueprint.get("/relationships")
def relationships() -> Response:
    """One row for each finding and each organisation it names."""
    return list_response(relationship_ids(selection(FINDING_FILTERS)), relationship_items, RELATIONSHIP_COLUMNS)


@blueprint.get("/recommendations")
def recommendations() -> Response:
    """The findings that are recommendations, in the shape of findings."""
    selected = selection((*FINDING_FILTERS, TIMESCALE))
    return list_response(finding_ids(selected.with_values(**{"class": "recommendation"})), finding_items, COLUMNS)


@blueprint.get("/follow-ups")
def follow_ups() -> Response:
    """Recommendations, each with a later finding on the same matter."""
    return list_response(follow_up_rows(selection(INSPECTION_FILTERS)), follow_up_items, FOLLOW_UP_COLUMNS)
