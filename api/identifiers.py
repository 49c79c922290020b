"""``/id/…``: linked data. The identifier of a thing leads to the page about it or to the data, by ``Accept``."""

from urllib.parse import quote

from flask import Blueprint, Response, url_for

from api.catalogue import catalogue
from api.negotiation import GRAPHS, HTML, JSON, JSON_LD, TURTLE, best, not_acceptable
from api.problems import Problem
from api.resources import resources
from ontology.namespaces import ID

blueprint = Blueprint("identifiers", __name__)

_OFFERS = (*GRAPHS.values(), JSON, HTML)
_ENDINGS = {media_type: ending for ending, media_type in GRAPHS.items()}


@blueprint.get("/id/<path:name>")
def identifier(name: str) -> Response:
    """303 to what describes the thing; 404 where the graph says nothing of it."""
    iri = f"{ID}{name}"
    try:
        known = bool(resources([iri]))
    except ValueError:
        known = False
    if not known:
        raise Problem(404, "not-found", f"The graph says nothing of {iri}.")
    media_type = best(_OFFERS)
    if media_type is None:
        raise not_acceptable(_OFFERS)
    if media_type == HTML:
        target = _page(name)
    elif media_type == JSON:
        target = _json(name) or _description(iri, JSON_LD)
    else:
        target = _description(iri, media_type)
    response = Response(status=303, headers={"Location": target})
    response.vary.add("Accept")
    return response


def _description(iri: str, media_type: str) -> str:
    """The description of a thing by the SPARQL endpoint; a whole report is its own named graph."""
    kind, _, slug = iri.removeprefix(str(ID)).partition("/")
    if kind == "report" and "/" not in slug and media_type in (TURTLE, JSON_LD):
        return url_for("exports.inspection", slug=slug, ending=_ENDINGS[media_type])
    return url_for("sparql.sparql", query=f"DESCRIBE <{iri}>", format=_ENDINGS[media_type])


def _page(name: str) -> str:
    """The page that shows a thing, and the place on it."""
    kind, _, rest = name.partition("/")
    slug, _, part = rest.partition("/")
    known = catalogue()
    match kind:
        case "authority" | "agency" if slug in known.organisations_by_slug:
            return url_for("pages.agency", slug=slug)
        case "finding" | "recommendation":
            return url_for("pages.finding", name=name)
        case _ if slug in known.inspections_by_slug:
            anchor = {"judgement": "judgements", "person": "people"}.get(kind, quote(part.replace("/", "-")))
            return url_for("pages.inspection", slug=slug) + (f"#{anchor}" if anchor else "")
        case _:
            # No page shows it: an earlier inspection that is only referred to, say. The editor shows what is said.
            return url_for("sparql.sparql", query=f"DESCRIBE <{ID}{name}>")


def _json(name: str) -> str | None:
    """The item of the JSON API for a thing; None for what has none of its own."""
    kind, _, rest = name.partition("/")
    match kind:
        case "authority":
            return url_for("agencies.authority", slug=rest)
        case "agency":
            return url_for("agencies.agency", slug=rest)
        case "finding" | "recommendation":
            return url_for("findings.finding", name=name)
        case "inspection" | "report" if "/" not in rest:
            return url_for("inspections.inspection", slug=rest)
        case _:
            return None
