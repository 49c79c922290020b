"""The Flask application: made by a factory, one blueprint an area."""

from flask import Flask

from api import agencies, findings, inspections, sparql
from api.cache import SnapshotCache
from api.problems import register_problems
from api.settings import Settings
from store.base import ReadableStore

BLUEPRINTS = (sparql.blueprint, findings.blueprint, agencies.blueprint, inspections.blueprint)


def create_app(store: ReadableStore, settings: Settings | None = None) -> Flask:
    """The application that answers out of ``store``."""
    limits = settings or Settings()
    app = Flask("api")
    app.config["STORE"] = store
    app.config["SETTINGS"] = limits
    app.config["MAX_CONTENT_LENGTH"] = limits.max_body
    app.extensions["snapshot-cache"] = SnapshotCache(store.snapshot)
    # Identifiers may hold "//", as full IRIs in a path do.
    app.url_map.merge_slashes = False
    register_problems(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app
