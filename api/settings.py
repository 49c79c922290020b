"""What an operator may set of the HTTP service; every limit in one place."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


def product_version() -> str:
    """The version of the installed distribution; ``unknown`` where it runs uninstalled."""
    try:
        return version("safeguarding-graph")
    except PackageNotFoundError:  # pragma: no cover - run from a bare checkout
        return "unknown"


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one service."""

    max_query_length: int = 64 * 1024
    """Characters of a SPARQL query; a longer one is answered 413."""
    max_body: int = 256 * 1024
    """Bytes of a request's body; a larger one is answered 413."""
    default_per_page: int = 50
    max_per_page: int = 500
    retry_after: int = 2
    """Seconds after which a client that was told 503 may ask again."""
    table_rows: int = 1000
    """Rows of an answer that the editor's page shows; the downloads hold all."""
