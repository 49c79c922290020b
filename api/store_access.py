"""The store of the running application, and rows out of it."""

import json
from typing import cast

from flask import current_app

from api.negotiation import SPARQL_JSON
from api.settings import Settings
from store.base import ReadableStore

Row = dict[str, str]
"""One solution: variable to the plain value of its term; an unbound variable is not in it."""


def settings() -> Settings:
    """The settings of the application that answers now."""
    return cast(Settings, current_app.config["SETTINGS"])


def store() -> ReadableStore:
    """The store of the application that answers now."""
    return cast(ReadableStore, current_app.config["STORE"])


def select(text: str) -> list[Row]:
    """The solutions of a SELECT query; raises :class:`store.base.StoreError`."""
    answer = json.loads(store().query(text, SPARQL_JSON).body)
    return [{name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]
