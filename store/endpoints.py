"""Where a SPARQL 1.1 service takes queries, updates and whole graphs.

The URL that a user gives is where queries go. No standard says where the rest goes, so the customs of the servers are
followed, and the environment overrules them.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import urlsplit, urlunsplit

from store.base import StoreUnavailable

UPDATE_VARIABLE = "SAFEGUARDING_GRAPH_UPDATE_URL"
GRAPHS_VARIABLE = "SAFEGUARDING_GRAPH_GRAPHS_URL"
USER_VARIABLE = "SAFEGUARDING_GRAPH_USER"
PASSWORD_VARIABLE = "SAFEGUARDING_GRAPH_PASSWORD"

_SCHEMES = ("http", "https")

_CUSTOMS = (
    # Eclipse RDF4J and GraphDB
    (r"(.*/repositories/[^/]+)", r"\1/statements", r"\1/rdf-graphs/service"),
    # Blazegraph
    (r"(.*/namespace/[^/]+/sparql)", r"\1", ""),
    # Oxigraph
    (r"/query", "/update", "/store"),
    # Virtuoso; -auth is the same service for those with a password
    (r"/sparql(-auth)?/?", r"/sparql\1", "/sparql-graph-crud-auth"),
    # Apache Jena Fuseki
    (r"(.*)/(?:query|sparql)", r"\1/update", r"\1/data"),
)
"""Path of the queries, as a pattern; of the updates; of the Graph Store Protocol, empty where there is none."""


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of one service, and who asks."""

    query: str
    update: str
    graphs: str
    """Of the Graph Store Protocol; empty where it is not known."""
    user: str = ""
    password: str = field(default="", repr=False)

    @classmethod
    def of(cls, url: str, environment: Mapping[str, str] = os.environ) -> Self:
        """The endpoints of the service whose query endpoint is ``url``. Raises :class:`StoreUnavailable`."""
        parts = urlsplit(url)
        if "@" in parts.netloc:
            raise StoreUnavailable(
                f"Take the user and the password out of the URL, and set {USER_VARIABLE} and {PASSWORD_VARIABLE}."
            )
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise StoreUnavailable(f"{url} is not the URL of a SPARQL service: it should begin with https or http.")
        update, graphs = parts.path, ""
        for pattern, its_update, its_graphs in _CUSTOMS:
            if match := re.fullmatch(pattern, parts.path):
                update, graphs = match.expand(its_update), match.expand(its_graphs)
                break
        return cls(
            url,
            environment.get(UPDATE_VARIABLE) or urlunsplit(parts._replace(path=update)),
            environment.get(GRAPHS_VARIABLE) or (graphs and urlunsplit(parts._replace(path=graphs))),
            environment.get(USER_VARIABLE, ""),
            environment.get(PASSWORD_VARIABLE, ""),
        )


def is_url(location: str) -> bool:
    """Whether a place for the store is a service, rather than a folder."""
    return "://" in location
