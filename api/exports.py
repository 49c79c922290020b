"""``/export``: the whole graph, or what is known from one report, as a file."""

from collections.abc import Callable
from itertools import chain

from flask import Blueprint, Response, request, send_file

from api.catalogue import inspection_of_slug
from api.export_files import export_files
from api.finding_items import COLUMNS, finding_ids, finding_items
from api.negotiation import CSV, JSON_LD, N_QUADS, N_TRIPLES, TRIG, TURTLE
from api.paging import as_csv
from api.parameters import Selection, selection
from api.problems import Problem
from api.store_access import store
from ontology.identifiers import report_iri

blueprint = Blueprint("exports", __name__, url_prefix="/export")

GRAPH_FORMATS = {"ttl": TURTLE, "trig": TRIG, "nt": N_TRIPLES, "nq": N_QUADS, "jsonld": JSON_LD}
INSPECTION_FORMATS = {"ttl": TURTLE, "jsonld": JSON_LD, "csv": CSV}

_AT_ONCE = 500
"""Findings described by one query."""


@blueprint.get("/graph.<ending>")
def graph(ending: str) -> Response:
    """The whole graph; as TriG, N-Quads and JSON-LD with its named graphs, else as their union."""
    selection((), also=())
    media_type = _format(ending, GRAPH_FORMATS)
    snapshot = store().snapshot()
    etag = f"{snapshot}-{ending}"

    def whole() -> Response:
        path = export_files().get(snapshot, ending, lambda: store().export(None, media_type))
        return send_file(path, media_type, conditional=True, etag=etag)

    return _download(f"safeguarding-graph.{ending}", etag, whole)


@blueprint.get("/inspections/<slug>.<ending>")
def inspection(slug: str, ending: str) -> Response:
    """The graph of one report, or its findings as CSV."""
    selection((), also=())
    media_type = _format(ending, INSPECTION_FORMATS)
    known = inspection_of_slug(slug)
    if known.title is None:
        raise Problem(404, "not-found", f"No report of {slug} is in the graph: only a table of outcomes records it.")
    name = f"{slug}.{ending}"

    def written() -> Response:
        if media_type == CSV:
            return Response(_findings(known.slug), content_type=_content_type(media_type))
        chunks = store().export(str(report_iri(known.slug)), media_type)
        # The first chunk now, so that a store that fails is a problem document and not a broken download.
        return Response(chain([next(chunks, b"")], chunks), content_type=_content_type(media_type))

    return _download(name, f"{store().snapshot()}-{ending}", written)


def _format(ending: str, formats: dict[str, str]) -> str:
    if ending not in formats:
        raise Problem(404, "not-found", f"There is no export as .{ending}; there are {', '.join(formats)}.")
    return formats[ending]


def _findings(slug: str) -> str:
    ids = finding_ids(Selection.of({"inspection": [slug]}))
    groups = (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
    return as_csv(list(chain.from_iterable(finding_items(group) for group in groups)), COLUMNS)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _download(name: str, etag: str, write: Callable[[], Response]) -> Response:
    """A file of the current snapshot; nothing is written for a client that has it already."""
    if request.if_none_match.contains_weak(etag):
        response = Response(status=304)
    else:
        response = write()
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.set_etag(etag)
    response.cache_control.no_cache = True
    return response
