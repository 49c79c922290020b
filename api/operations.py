"""For those who run the service: ``/health`` and ``/metrics``."""

import json
from time import perf_counter

from flask import Blueprint, Flask, Response, g, request

from api.catalogue import catalogue
from api.counts import totals
from api.settings import product_version
from api.store_access import store
from store.base import StoreError

blueprint = Blueprint("operations", __name__)

_METHODS = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}
"""Methods counted apart; a client may invent more."""


@blueprint.get("/health")
def health() -> Response:
    """Whether the store answers, what it holds and which version answers; 503 where it does not answer."""
    report: dict[str, object] = {"status": "ok", "version": product_version()}
    try:
        report["snapshot"] = store().snapshot()
        report["graphs"] = len(store().graph_names())
        report["inspections"] = len(catalogue().inspections)
        report["findings"] = totals()["total"]
    except StoreError as error:
        report |= {"status": "unavailable", "detail": str(error)}
    response = Response(
        json.dumps(report, ensure_ascii=False) + "\n",
        status=200 if report["status"] == "ok" else 503,
        content_type="application/json",
    )
    response.cache_control.no_store = True
    return response


def register_metrics(app: Flask) -> None:
    """Count the requests of ``app`` and their seconds by route, and publish both at ``/metrics``.

    prometheus-client is imported here, not above: it looks up once, when it is imported, whether the counts of
    several processes are to be added up, and ``api.server`` says so before it makes an application.
    """
    from prometheus_client import (  # noqa: PLC0415
        CONTENT_TYPE_LATEST,
        CollectorRegistry,
        Counter,
        Histogram,
        generate_latest,
    )
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415
    from prometheus_client.values import MultiProcessValue, ValueClass  # noqa: PLC0415

    registry = CollectorRegistry()
    requests = Counter("http_requests", "Requests answered", ["method", "route", "status"], registry=registry)
    seconds = Histogram("http_request_duration_seconds", "Seconds to an answer", ["route"], registry=registry)
    several = ValueClass.__qualname__.startswith(MultiProcessValue.__qualname__)

    @app.before_request
    def start() -> None:
        g.started = perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "unknown"
        method = request.method if request.method in _METHODS else "other"
        requests.labels(method, route, str(response.status_code)).inc()
        seconds.labels(route).observe(perf_counter() - g.started)
        return response

    @app.get("/metrics")
    def metrics() -> Response:
        """Counts for Prometheus."""
        shown = registry
        if several:
            shown = CollectorRegistry()
            MultiProcessCollector(shown)  # type: ignore[no-untyped-call]
        return Response(generate_latest(shown), content_type=CONTENT_TYPE_LATEST)
