"""``/sparql``: the SPARQL 1.1 Protocol, for queries only; a browser gets the editor."""

from dataclasses import dataclass

from flask import Blueprint, Response, request
from werkzeug.datastructures import MultiDict

from api import editor, service_description
from api.negotiation import GRAPHS, HTML, best, chosen_format, not_acceptable, result_type
from api.problems import Problem
from api.store_access import settings, store
from store.query_text import is_update, query_form

blueprint = Blueprint("sparql", __name__)

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"

_NAMES = {
    "query",
    "default-graph-uri",
    "named-graph-uri",
    "format",
    "update",
    "using-graph-uri",
    "using-named-graph-uri",
}

# SPARQLWrapper sends these beside ``format``, each with the same value, since endpoints differ in the name.
_SAME_AS_FORMAT = {"output", "results"}

_READ_ONLY = "This service answers queries only; it takes no updates."


@dataclass(frozen=True, slots=True)
class Operation:
    """One query operation of the protocol."""

    query: str | None
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    format: str | None


@blueprint.route("/sparql", methods=["GET", "POST"], strict_slashes=False)
def sparql() -> Response:
    """Answer a query; without one, the editor or the description of the service."""
    operation = _operation()
    if operation.query is None:
        return _without_query(operation.format)
    _check_query(operation.query)
    media_type = result_type(query_form(operation.query), operation.format, html=request.method != "POST")
    if media_type == HTML:
        return editor.page(operation.query, operation.default_graphs, operation.named_graphs)
    answer = store().query(
        operation.query,
        media_type,
        default_graphs=operation.default_graphs,
        named_graphs=operation.named_graphs,
    )
    response = Response(answer.body, content_type=_labelled(answer.media_type))
    response.vary.add("Accept")
    if request.method != "POST":
        response.add_etag()
        response.cache_control.no_cache = True
        response.make_conditional(request)
    return response


def _labelled(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _operation() -> Operation:
    """The operation that the request describes; raises a problem where it is none of the protocol."""
    parameters: MultiDict[str, str] = MultiDict(request.args)
    direct: str | None = None
    if request.method == "POST":
        if request.mimetype == FORM:
            _utf8_only()
            parameters.update(request.form)
        elif request.mimetype == DIRECT:
            _utf8_only()
            direct = _decoded(request.get_data())
        elif request.mimetype == "application/sparql-update":
            raise Problem(400, "update-refused", _READ_ONLY)
        else:
            raise Problem(415, "media-type", f"A query is posted as {DIRECT} or as {FORM}.", known=[DIRECT, FORM])
    _check_names(parameters)
    queries = ([direct] if direct is not None else []) + parameters.getlist("query")
    if len(queries) > 1:
        raise Problem(400, "several-queries", "One request carries one query.")
    if request.method == "POST" and not queries:
        raise Problem(400, "no-query", "The request carries no query.")
    return Operation(
        queries[0] if queries else None,
        tuple(parameters.getlist("default-graph-uri")),
        tuple(parameters.getlist("named-graph-uri")),
        parameters.get("format") or None,
    )


def _check_names(parameters: MultiDict[str, str]) -> None:
    if "update" in parameters or any(name.startswith("using-") for name in parameters):
        raise Problem(400, "update-refused", _READ_ONLY)
    known = sorted(_NAMES - {"update", "using-graph-uri", "using-named-graph-uri"})
    for name in parameters:
        if name not in known and name not in _SAME_AS_FORMAT:
            raise Problem(400, "unknown-parameter", f"{name} is no parameter of /sparql.", known=known)
        if any("�" in value for value in parameters.getlist(name)):
            raise Problem(400, "encoding", f"{name} is not written in UTF-8.")


def _utf8_only() -> None:
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(400, "encoding", f"A query is sent in UTF-8, not in {charset}.")


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "encoding", "The query is not written in UTF-8.") from None


def _check_query(query: str) -> None:
    limit = settings().max_query_length
    if len(query) > limit:
        raise Problem(
            413, "too-long", f"A query may have {limit:,} characters; this one has {len(query):,}.", limit=limit
        )
    if is_update(query):
        raise Problem(400, "update-refused", _READ_ONLY)


def _without_query(asked: str | None) -> Response:
    """The editor for a browser, the description of the service as RDF for everyone else."""
    if asked is None:
        offers = [*GRAPHS.values(), HTML]
        media_type = best(offers)
        if media_type is None:
            raise not_acceptable(offers)
    else:
        media_type = chosen_format(GRAPHS, asked)
    if media_type == HTML:
        return editor.page(None, (), ())
    body = service_description.serialise(request.base_url, media_type)
    response = Response(body, content_type=_labelled(media_type))
    response.vary.add("Accept")
    return response
