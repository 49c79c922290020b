import pytest
from flask.testing import FlaskClient


def slugs(client: FlaskClient, path: str) -> list[str]:
    return [item["slug"] for item in client.get(path).json["items"]]


def test_organisations_are_listed_by_name(client: FlaskClient) -> None:
    assert slugs(client, "/api/v1/agencies") == [
        "seaton-ccg", "norton", "ofsted", "schools-seaton", "seaton", "seaton-constabulary", "seaton-pct",
        "seaton-lscb",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("agency_type=nhs-commissioner", ["seaton-ccg", "seaton-pct"]),
        ("q=police", ["seaton-constabulary"]),
        ("q=seaton+board", ["seaton-lscb"]),
        ("polarity=mixed", ["seaton-constabulary", "seaton-lscb"]),
        ("polarity=mixed&role=subject", ["seaton-constabulary"]),
        ("polarity=strength&agency_type=police", []),
        ("sort=weaknesses&polarity=weakness", ["seaton-constabulary", "schools-seaton"]),
        ("agency=norton", ["norton"]),
    ],
)
def test_filters_narrow_the_list(client: FlaskClient, query: str, found: list[str]) -> None:
    assert slugs(client, f"/api/v1/agencies?{query}") == found


def test_counts_are_of_the_findings_that_pass(client: FlaskClient) -> None:
    path = "/api/v1/agencies?agency=seaton-constabulary"
    everything = client.get(path).json["items"][0]["findings"]
    of_one = client.get(f"{path}&inspection=seaton-jtai-2019-10-02").json["items"][0]["findings"]
    assert everything == {"strength": 0, "weakness": 2, "mixed": 1, "total": 3}
    assert of_one == {"strength": 0, "weakness": 0, "mixed": 1, "total": 1}


def test_an_organisation_tells_its_history(client: FlaskClient) -> None:
    ccg = client.get("/api/v1/agencies/seaton-ccg").json
    assert (ccg["name"], ccg["kind"], ccg["type"]) == ("NHS Seaton CCG", "agency", "nhs-commissioner")
    assert [one["slug"] for one in ccg["preceded_by"]] == ["seaton-pct"]
    assert [one["name"] for one in ccg["member_of"]] == ["Seaton Safeguarding Children Board"]
    assert (ccg["valid_from"], ccg["valid_to"]) == ("2013-04-01", None)


def test_authorities_are_listed_with_their_inspections(client: FlaskClient) -> None:
    items = client.get("/api/v1/authorities").json["items"]
    assert {item["slug"]: [one["slug"] for one in item["inspections"]] for item in items} == {
        "norton": ["norton-cp-2013-02-01"],
        "seaton": ["seaton-jtai-2019-10-02", "seaton-slac-2011-05-06"],
    }
    assert slugs(client, "/api/v1/authorities?framework=cp") == ["norton"]
    assert slugs(client, "/api/v1/authorities?from=2019") == ["seaton"]
    assert slugs(client, "/api/v1/authorities?q=borough") == ["seaton"]


def test_an_authority_shows_its_grades_and_neighbours(client: FlaskClient) -> None:
    seaton = client.get("/api/v1/authorities/seaton").json
    assert seaton["region"] == "North Coast"
    assert [one["slug"] for one in seaton["statistical_neighbours"]] == ["norton"]
    assert [[one["grade"] for one in item["overall"]] for item in seaton["inspections"]] == [[], ["adequate"]]


@pytest.mark.parametrize("path", ["agencies/nobody", "authorities/nobody", "authorities/seaton-constabulary"])
def test_who_is_unknown_is_not_found(client: FlaskClient, path: str) -> None:
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
