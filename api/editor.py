"""The query editor, as a page."""

from flask import Response


def page(query: str | None, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]) -> Response:
    """The editor holding ``query`` and, if it is one, its answer as a table."""
    raise NotImplementedError
