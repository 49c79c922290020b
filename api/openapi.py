"""``/openapi.json``: the description of the service, made of the same parameters that its routes read."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from flask import Blueprint, Response

from api.agencies import AGENCY_FILTERS, AUTHORITY_FILTERS, OWN_FINDING_FILTERS
from api.exports import GRAPH_FORMATS, INSPECTION_FORMATS
from api.inspections import JUDGEMENT_FILTERS
from api.negotiation import CSV, JSON
from api.parameters import FINDING_FILTERS, INSPECTION_FILTERS, TIMESCALE, Parameter
from api.problems import MEDIA_TYPE as PROBLEM
from api.settings import product_version
from api.store_access import settings
from ontology.vocabulary import scheme

blueprint = Blueprint("openapi", __name__)

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Route:
    """One route of the service, as the document and the page of interfaces show it."""

    path: str
    summary: str
    schema: str | None = None
    """Name in ``schemas.json`` of one item; None for what is no JSON."""
    parameters: Sequence[Parameter] | None = None
    """The filters of a list; None for what is no list."""
    media_types: Sequence[str] = (JSON,)


ROUTES = (
    Route("/api/v1/agencies", "Organisations, each with the number of its findings", "Agency", AGENCY_FILTERS),
    Route("/api/v1/agencies/{slug}", "One organisation", "AgencyDetail"),
    Route("/api/v1/agencies/{slug}/findings", "The findings that name an organisation", "Finding", OWN_FINDING_FILTERS),
    Route("/api/v1/findings", "Findings", "Finding", FINDING_FILTERS),
    Route("/api/v1/findings/{id}", "One finding or recommendation, by what follows /id/ in its identifier", "Finding"),
    Route("/api/v1/relationships", "(finding, organisation) pairs", "Relationship", FINDING_FILTERS),
    Route("/api/v1/recommendations", "Findings that are recommendations", "Finding", (*FINDING_FILTERS, TIMESCALE)),
    Route(
        "/api/v1/follow-ups",
        "Was it put right? Recommendations, each with a later finding on the same matter; filters are of the first",
        "FollowUp",
        INSPECTION_FILTERS,
    ),
    Route("/api/v1/inspections", "Inspections", "Inspection", INSPECTION_FILTERS),
    Route("/api/v1/inspections/{slug}", "One inspection", "InspectionDetail"),
    Route("/api/v1/authorities", "Authorities with their inspections", "Authority", AUTHORITY_FILTERS),
    Route("/api/v1/authorities/{slug}", "One authority with its inspections and their grades", "AuthorityDetail"),
    Route("/api/v1/judgements", "Judgements", "Judgement", JUDGEMENT_FILTERS),
    Route("/export/graph.{format}", "The whole graph", media_types=tuple(GRAPH_FORMATS.values())),
    Route(
        "/export/inspections/{slug}.{format}",
        "What is known from one report, or its findings as CSV",
        media_types=tuple(INSPECTION_FORMATS.values()),
    ),
    Route("/id/{name}", "Linked data: leads to the page about a thing or to the data, by Accept", media_types=()),
    Route("/health", "Whether the store answers, and what it holds"),
    Route("/metrics", "Counts for Prometheus", media_types=("text/plain",)),
    Route("/openapi.json", "This description"),
)

_SPARQL = "SPARQL 1.1 Protocol, queries only"


def interfaces() -> list[tuple[str, str]]:
    """(path, what it answers) of every route meant for programs."""
    return [("/sparql", _SPARQL), *((route.path, route.summary) for route in ROUTES)]


@blueprint.get("/openapi.json")
def document() -> Response:
    """The OpenAPI 3.1 description of the service."""
    return Response(json.dumps(describe(), ensure_ascii=False) + "\n", content_type=JSON)


def describe() -> Json:
    """The description as a JSON object."""
    paths: Json = {route.path: {"get": _operation(route)} for route in ROUTES}
    paths["/sparql"] = _data("sparql_path.json")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Safeguarding Graph",
            "version": product_version(),
            "description": "Findings of published inspection reports, whom they concern and where they stand.",
        },
        "paths": paths,
        "components": {"schemas": schemas()},
    }


@cache
def schemas() -> Json:
    """The JSON Schemas of all items, by name."""
    return _data("schemas.json")


def _data(name: str) -> Json:
    loaded: Json = json.loads(files("api").joinpath(name).read_text(encoding="utf-8"))
    return loaded


def _reference(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _problem(description: str) -> Json:
    return {"description": description, "content": {PROBLEM: {"schema": _reference("Problem")}}}


def _operation(route: Route) -> Json:
    parameters = [_path_parameter(route, part) for part in _parts(route.path)]
    if route.parameters is not None:
        parameters += [_query_parameter(parameter) for parameter in (*route.parameters, *_paging())]
    content: Json = {media_type: {} for media_type in route.media_types}
    if route.schema:
        content = {
            JSON: {"schema": _list_of(route.schema) if route.parameters is not None else _reference(route.schema)}
        }
        if route.parameters is not None:
            content[CSV] = {"schema": {"type": "string"}}
    found = {"303": {"description": "See the page or the data"}} if route.path.startswith("/id/") else {}
    answers: Json = {"200": {"description": route.summary, "content": content}} if content else dict(found)
    if parameters:
        answers["400"] = _problem("An unknown parameter or value; the known ones are named")
    if _parts(route.path):
        answers["404"] = _problem("There is no such thing")
    answers["406"] = _problem("Not offered in a format that Accept names")
    answers["503"] = _problem("The store does not answer or is busy")
    return {"summary": route.summary, "parameters": parameters, "responses": answers}


def _parts(path: str) -> list[str]:
    return [piece.partition("}")[0] for piece in path.split("{")[1:]]


def _path_parameter(route: Route, name: str) -> Json:
    schema: Json = {"type": "string"}
    if name == "format":
        schema["enum"] = list(GRAPH_FORMATS if route.path.startswith("/export/graph") else INSPECTION_FORMATS)
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _paging() -> tuple[Parameter, ...]:
    return (
        Parameter("page", "Page, from 1", repeatable=False),
        Parameter("per_page", f"Items a page, at most {settings().max_per_page}", repeatable=False),
        Parameter("format", "Instead of Accept", lambda: ("json", "csv"), fixed=True, repeatable=False),
    )


def _query_parameter(parameter: Parameter) -> Json:
    schema: Json = {"type": "string"}
    if parameter.name in ("page", "per_page"):
        schema = {"type": "integer", "minimum": 1}
        if parameter.name == "per_page":
            schema |= {"maximum": settings().max_per_page, "default": settings().default_per_page}
    elif parameter.scheme:
        schema["enum"] = [concept.slug for concept in scheme(parameter.scheme)]
    elif parameter.values and parameter.fixed:
        schema["enum"] = list(parameter.values())
    elif parameter.pattern or parameter.values:
        schema["pattern"] = parameter.pattern or "^[a-z0-9-]+$"
    if parameter.example:
        schema["examples"] = [parameter.example]
    described: Json = {"name": parameter.name, "in": "query", "description": parameter.description}
    if parameter.repeatable:
        return {**described, "schema": {"type": "array", "items": schema}, "style": "form", "explode": True}
    return {**described, "schema": schema}


def _list_of(name: str) -> Json:
    return {
        "type": "object",
        "required": ["items", "total", "page", "per_page", "links"],
        "additionalProperties": False,
        "properties": {
            "items": {"type": "array", "items": _reference(name)},
            "total": {"type": "integer"},
            "page": {"type": "integer"},
            "per_page": {"type": "integer"},
            "links": _reference("Links"),
        },
    }
