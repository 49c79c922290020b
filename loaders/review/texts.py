"""The queries of this package."""

from importlib.resources import files


def query_text(name: str) -> str:
    """The text of one query."""
    return (files("loaders.review") / name).read_text(encoding="utf-8")
