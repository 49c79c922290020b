"""The HTTP service: SPARQL, a JSON API, exports, linked data and pages for people."""

from api.application import create_app
from api.settings import Settings

__all__ = ["Settings", "create_app"]
