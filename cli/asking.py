"""SELECT queries as rows of plain text, for what is derived from the graph."""

import json
from collections.abc import Iterable, Mapping

from loaders.linking import Ask
from store.base import ReadableStore


def asker(store: ReadableStore, bindings: Mapping[str, str] | None = None) -> Ask:
    """A function that answers SELECT queries from ``store`` with ``bindings``, a row a dictionary."""

    def ask(query: str) -> Iterable[Mapping[str, str]]:
        answer = json.loads(store.query(query, "application/sparql-results+json", bindings=bindings).body)
        return [{name: term["value"] for name, term in row.items()} for row in answer["results"]["bindings"]]

    return ask
