"""The Flask application: made by a factory, one blueprint an area."""

from flask import Flask, Response, request

from api import agencies, exports, findings, identifiers, inspections, openapi, operations, pages, sparql
from api.cache import SnapshotCache
from api.export_files import ExportFiles
from api.problems import register_problems
from api.settings import Settings, product_version
from store.base import ReadableStore

BLUEPRINTS = (
    pages.blueprint,
    sparql.blueprint,
    findings.blueprint,
    agencies.blueprint,
    inspections.blueprint,
    exports.blueprint,
    identifiers.blueprint,
    operations.blueprint,
    openapi.blueprint,
)

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

# The data are public and nothing is done for a client in its name, so any site may read them.
CORS_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Total-Count",
}
PREFLIGHT_HEADERS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def create_app(store: ReadableStore, settings: Settings | None = None) -> Flask:
    """The application that answers out of ``store``."""
    limits = settings or Settings()
    app = Flask("api")
    app.config["STORE"] = store
    app.config["SETTINGS"] = limits
    app.config["MAX_CONTENT_LENGTH"] = limits.max_body
    # Werkzeug bounds fields of forms apart, and lower than a query may be long.
    app.config["MAX_FORM_MEMORY_SIZE"] = limits.max_body
    app.extensions["snapshot-cache"] = SnapshotCache(store.snapshot)
    app.extensions["export-files"] = ExportFiles()
    app.jinja_env.globals["version"] = product_version()
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    # Identifiers may hold "//", as full IRIs in a path do.
    app.url_map.merge_slashes = False
    register_problems(app)
    operations.register_metrics(app)
    app.after_request(_with_headers)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _with_headers(response: Response) -> Response:
    for name, value in {**SECURITY_HEADERS, **CORS_HEADERS}.items():
        response.headers.setdefault(name, value)
    if request.method == "OPTIONS":
        response.headers.extend(PREFLIGHT_HEADERS)
    return response
