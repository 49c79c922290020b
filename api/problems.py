"""Errors: one shape, ``application/problem+json`` (RFC 9457), on every route."""

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import cast

from flask import Flask, Response, current_app
from werkzeug.exceptions import HTTPException

from ontology.namespaces import BASE
from store.base import QueryRefused, QueryTimeout, StoreBusy, StoreError, StoreUnavailable

MEDIA_TYPE = "application/problem+json"
TYPES = BASE + "problem/"
"""A problem's ``type`` is this and a code of ``docs/http.md``; ``about:blank`` where the status says it all."""

log = logging.getLogger(__name__)


class Problem(Exception):
    """Something a client asked that cannot be answered.

    ``extensions`` are further members of the problem document, such as the values that are known.
    """

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] | None = None,
        **extensions: object,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = dict(headers or {})
        self.extensions = extensions


def problem_response(problem: Problem) -> Response:
    """The problem as a response; the members are ``type``, ``title``, ``status``, ``detail`` and the extensions."""
    document = {
        "type": TYPES + problem.code if problem.code else "about:blank",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        **problem.extensions,
    }
    body = json.dumps(document, ensure_ascii=False) + "\n"
    return Response(body, status=problem.status, headers=problem.headers, content_type=MEDIA_TYPE)


def _of_store(error: StoreError, retry_after: int) -> Problem:
    wait = {"Retry-After": str(retry_after)}
    match error:
        case QueryRefused():
            return Problem(400, "query-refused", str(error))
        case QueryTimeout():
            return Problem(504, "query-timeout", str(error))
        case StoreBusy():
            return Problem(503, "busy", str(error), headers=wait)
        case StoreUnavailable():
            return Problem(503, "store-unavailable", str(error), headers=wait)
        case _:
            log.error("the store failed: %s", error)
            return Problem(500, "store-failed", "The store failed; the log of the service says how.")


def register_problems(app: Flask) -> None:
    """Answer every error of ``app`` as a problem."""

    @app.errorhandler(Problem)
    def on_problem(problem: Problem) -> Response:
        return problem_response(problem)

    @app.errorhandler(StoreError)
    def on_store_error(error: StoreError) -> Response:
        return problem_response(_of_store(error, current_app.config["SETTINGS"].retry_after))

    @app.errorhandler(HTTPException)
    def on_http_exception(error: HTTPException) -> Response:
        if error.response is not None or (error.code or 500) < 400:
            return cast(Response, Response.force_type(error.get_response()))
        response = problem_response(Problem(error.code or 500, "", error.description or ""))
        for name, value in error.get_headers():
            if name.lower() not in ("content-type", "content-length"):
                response.headers[name] = value
        return response

    @app.errorhandler(Exception)
    def on_exception(error: Exception) -> Response:
        log.exception("an error nobody foresaw", exc_info=error)
        return problem_response(Problem(500, "", "The service failed; its log says how."))
