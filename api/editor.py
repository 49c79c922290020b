"""The query editor: a page that works as a form alone, and better with its script."""

import json
from collections.abc import Mapping

from flask import Response, render_template

from api.negotiation import SPARQL_JSON, TURTLE
from api.store_access import settings, store
from ontology.namespaces import ID, PREFIXES, SCHEME
from ontology.questions import questions
from store.base import QueryRefused, QueryTimeout, ResultForm, StoreBusy, StoreError
from store.query_text import query_form


def page(query: str | None, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]) -> Response:
    """The editor holding ``query`` and its answer, or the engine's words on why there is none."""
    status = 200
    outcome: Mapping[str, object] = {}
    if query is not None:
        try:
            outcome = _outcome(query, default_graphs, named_graphs)
        except (QueryRefused, QueryTimeout, StoreBusy) as error:
            status, outcome = _status(error), {"error": str(error)}
    shown = query if query is not None else questions()[0].text
    body = render_template(
        "editor.html", query=shown, asked=query is not None, questions=questions(), examples=examples(), **outcome
    )
    response = Response(body, status=status, content_type="text/html; charset=utf-8")
    response.vary.add("Accept")
    return response


def examples() -> list[dict[str, str]]:
    """The competency questions as the script of the editor reads them."""
    return [{"name": one.name, "description": one.description, "text": one.text} for one in questions()]


def _status(error: StoreError) -> int:
    match error:
        case QueryTimeout():
            return 504
        case StoreBusy():
            return 503
        case _:
            return 400


def _outcome(query: str, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]) -> Mapping[str, object]:
    media_type = {ResultForm.GRAPH: TURTLE, None: None}.get(query_form(query), SPARQL_JSON)
    answer = store().query(query, media_type, default_graphs=default_graphs, named_graphs=named_graphs)
    if answer.form is ResultForm.GRAPH:
        return {"turtle": answer.body.decode()}
    document = json.loads(answer.body)
    if answer.form is ResultForm.BOOLEAN:
        return {"boolean": document["boolean"]}
    rows = document["results"]["bindings"]
    return {
        "variables": document["head"]["vars"],
        "rows": rows[: settings().table_rows],
        "row_count": len(rows),
        "shorten": shorten,
    }


def shorten(iri: str) -> str:
    """An IRI for reading: what follows ``/id/`` or ``/scheme/``, or a prefixed name, or as it is."""
    for base in (str(ID), str(SCHEME)):
        if iri.startswith(base):
            return iri.removeprefix(base)
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
