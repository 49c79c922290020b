"""The description, the routes and the answers agree."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator, FormatChecker

# Pages are for people and have no place in a description for programs.
PAGES = ("/", "/inspections", "/inspections/{}", "/agencies", "/agencies/{}", "/findings", "/findings/{}", "/data")


def shape(path: str) -> str:
    """A path with its variables unnamed."""
    return re.sub(r"\{[^}]*\}|<[^>]*>", "{}", path)


def test_every_route_is_described_and_every_description_is_a_route(app: Flask, client: FlaskClient) -> None:
    described = {shape(path) for path in client.get("/openapi.json").json["paths"]}
    routes = {shape(rule.rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"}
    assert routes - described == set(PAGES)
    assert described - routes == set()


def test_the_parameters_described_are_the_parameters_known(client: FlaskClient) -> None:
    for path, operations in client.get("/openapi.json").json["paths"].items():
        described = {one["name"] for one in operations["get"]["parameters"] if one["in"] == "query"}
        if not path.startswith("/api/v1/") or not described:
            continue
        refusal = client.get(path.replace("{slug}", "seaton") + "?no-such-parameter=1")
        assert set(refusal.json["known"]) == described, path


def test_the_values_described_are_the_values_of_the_schemes(client: FlaskClient) -> None:
    parameters = client.get("/openapi.json").json["paths"]["/api/v1/findings"]["get"]["parameters"]
    values = {one["name"]: one["schema"].get("items", one["schema"]).get("enum") for one in parameters}
    assert set(values["polarity"]) == {"strength", "weakness", "mixed"}
    assert len(values["theme"]) == 32
    assert set(values["role"]) == {"subject", "mentioned"}


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/api/v1/agencies", "/api/v1/agencies"),
        ("/api/v1/agencies/seaton-ccg", "/api/v1/agencies/{slug}"),
        ("/api/v1/agencies/seaton/findings", "/api/v1/agencies/{slug}/findings"),
        ("/api/v1/findings", "/api/v1/findings"),
        ("/api/v1/findings/norton-cp-2013-02-01/1-1", "/api/v1/findings/{id}"),
        ("/api/v1/relationships", "/api/v1/relationships"),
        ("/api/v1/recommendations", "/api/v1/recommendations"),
        ("/api/v1/follow-ups", "/api/v1/follow-ups"),
        ("/api/v1/inspections", "/api/v1/inspections"),
        ("/api/v1/inspections/seaton-slac-2011-05-06", "/api/v1/inspections/{slug}"),
        ("/api/v1/inspections/seaton-jtai-2019-10-02", "/api/v1/inspections/{slug}"),
        ("/api/v1/authorities", "/api/v1/authorities"),
        ("/api/v1/authorities/seaton", "/api/v1/authorities/{slug}"),
        ("/api/v1/judgements", "/api/v1/judgements"),
    ],
)
def test_an_answer_is_of_the_shape_described(client: FlaskClient, path: str, route: str) -> None:
    document = client.get("/openapi.json").json
    schema = document["paths"][route]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(path).json
    whole = {**schema, "components": document["components"]}
    errors = list(Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(answer))
    assert [error.message for error in errors] == []
    assert answer.get("items", True)


def test_an_error_is_of_the_shape_described(client: FlaskClient) -> None:
    document = client.get("/openapi.json").json
    problem = client.get("/api/v1/findings?polarity=bad").json
    Draft202012Validator(document["components"]["schemas"]["Problem"]).validate(problem)
