"""The documentation names every route, every filter and every kind of error."""

import re
from pathlib import Path

from flask import Flask

from api.openapi import ROUTES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/http.md").read_text(encoding="utf-8")


def test_every_route_is_documented(app: Flask) -> None:
    written = TEXT.replace("`…", "`/api/v1/agencies")
    for rule in app.url_map.iter_rules():
        first = re.split(r"[<.]", rule.rule)[0].rstrip("/") or "/"
        assert rule.endpoint == "static" or f"`{first}" in written, rule.rule


def test_every_filter_is_documented() -> None:
    for parameter in {one.name for route in ROUTES for one in route.parameters or ()}:
        assert f"`{parameter}`" in TEXT or f"`{parameter}=" in TEXT, parameter


def test_every_kind_of_error_is_documented_and_no_other() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "api").glob("*.py"))
    raised = set(re.findall(r'Problem\(\s*\d{3},\s*"([a-z-]+)"', source))
    table = TEXT.partition("## Errors")[2].partition("## Caching")[0]
    documented = {
        code
        for row in re.findall(r"^\| (`[^|]*) \| \d", table, re.MULTILINE)
        for code in re.findall(r"`([a-z-]+)`", row)
    }
    assert raised == documented
