"""The layouts' knowledge, kept as CSV tables beside their modules."""

import csv
from importlib.resources import files


def table(name: str) -> list[dict[str, str]]:
    """The rows of ``{name}.csv``. Raises FileNotFoundError where there is none."""
    text = files("loaders.layouts").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
