import csv
import io

import pytest
from flask.testing import FlaskClient

ID = "https://w3id.org/safeguarding-graph/id/"


def slugs(client: FlaskClient, query: str, path: str = "/api/v1/findings") -> list[str]:
    """What follows ``/id/`` in the identifiers of the findings that pass."""
    response = client.get(f"{path}?{query}")
    assert response.status_code == 200, response.text
    return [item["id"].removeprefix(ID) for item in response.json["items"]]


RECOMMENDED = "recommendation/seaton-slac-2011-05-06/1"
THOROUGH = "finding/seaton-slac-2011-05-06/7-1"
TOO_LITTLE = "finding/seaton-slac-2011-05-06/7-2"
QUICKLY = "finding/seaton-jtai-2019-10-02/s1-1-1"
NEGLECT = "finding/norton-cp-2013-02-01/1-1"


def test_a_finding_has_the_shape_of_the_contract(client: FlaskClient) -> None:
    assert client.get("/api/v1/findings/seaton-slac-2011-05-06/7-2").json == {
        "id": ID + TOO_LITTLE,
        "text": "The police share too little, and children’s wishes go unrecorded.",
        "polarity": "weakness",
        "basis": "inferred",
        "confidence": 0.91,
        "paragraph": "7",
        "page": 3,
        "section": "Quality of provision",
        "inspection": {
            "id": ID + "inspection/seaton-slac-2011-05-06",
            "slug": "seaton-slac-2011-05-06",
            "framework": "slac",
            "published": "2011-05-06",
        },
        "authority": {"id": ID + "authority/seaton", "slug": "seaton", "name": "Seaton Borough Council"},
        "agencies": [
            {
                "id": ID + "agency/seaton-constabulary",
                "slug": "seaton-constabulary",
                "name": "Seaton Constabulary",
                "type": "police",
                "role": "subject",
            }
        ],
        "themes": ["information-sharing", "voice-of-the-child"],
        "recommendation": None,
    }


def test_a_recommendation_says_by_when_by_whom_and_why(client: FlaskClient) -> None:
    assert client.get(f"/api/v1/findings/{RECOMMENDED}").json["recommendation"] == {
        "timescale": "within-three-months",
        "due_date": "2011-08-06",
        "addressed_to": ["seaton-constabulary"],
        "refers_to_paragraphs": ["7"],
    }


@pytest.mark.parametrize(
    "name",
    ["seaton-jtai-2019-10-02/s1-1-1", QUICKLY, ID + QUICKLY, (ID + QUICKLY).replace("/", "%2F").replace(":", "%3A")],
)
def test_a_finding_is_found_by_its_identifier_or_its_end(client: FlaskClient, name: str) -> None:
    assert client.get(f"/api/v1/findings/{name}").json["id"] == ID + QUICKLY


@pytest.mark.parametrize("name", ["seaton-slac-2011-05-06/99-1", "a b/<c>", ID + "agency/seaton-pct"])
def test_what_is_no_finding_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/api/v1/findings/{name}").status_code == 404


def test_the_latest_inspection_comes_first_and_findings_are_in_reading_order(client: FlaskClient) -> None:
    # The inspection without a date of publication stands by its last day.
    assert slugs(client, "") == [QUICKLY, NEGLECT, RECOMMENDED, THOROUGH, TOO_LITTLE]


@pytest.mark.parametrize(
    ("query", "passing"),
    [
        ("polarity=strength", [NEGLECT, THOROUGH]),
        ("polarity=strength&polarity=mixed", [QUICKLY, NEGLECT, THOROUGH]),
        ("basis=stated", [RECOMMENDED]),
        ("theme=information-sharing", [RECOMMENDED, TOO_LITTLE]),
        ("theme=neglect&theme=voice-of-the-child", [NEGLECT, TOO_LITTLE]),
        ("theme=information-sharing&theme=voice-of-the-child", [RECOMMENDED, TOO_LITTLE]),
        ("authority=norton", [NEGLECT]),
        ("inspection=seaton-jtai-2019-10-02", [QUICKLY]),
        ("framework=slac&framework=cp", [NEGLECT, RECOMMENDED, THOROUGH, TOO_LITTLE]),
        ("from=2013", [QUICKLY, NEGLECT]),
        ("from=2013-02-01&to=2013-02", [NEGLECT]),
        ("to=2011-05-05", []),
        ("to=2011-05-06", [RECOMMENDED, THOROUGH, TOO_LITTLE]),
        ("agency=schools-seaton", [RECOMMENDED]),
        ("agency=seaton", [THOROUGH]),
        ("agency=schools-seaton&role=subject", []),
        ("agency=seaton-constabulary&role=subject", [QUICKLY, RECOMMENDED, TOO_LITTLE]),
        ("agency=seaton-constabulary&role=mentioned", []),
        ("agency=schools-seaton&role=subject&role=mentioned", [RECOMMENDED]),
        ("role=mentioned", [QUICKLY, RECOMMENDED]),
        ("agency_type=safeguarding-partnership", [QUICKLY]),
        ("agency_type=police&agency_type=education", [QUICKLY, RECOMMENDED, TOO_LITTLE]),
        # Agency, type and role are of one organisation: the police are not mentioned but a subject.
        ("agency_type=police&role=mentioned", []),
        ("q=POLICE", [RECOMMENDED, TOO_LITTLE]),
        ("q=police+share+little", [TOO_LITTLE]),
        ("q=little+share", [TOO_LITTLE]),
        ("q=%22little+share%22", []),
        ("q=children's", [TOO_LITTLE]),
        ("q=children’s", [TOO_LITTLE]),
        ("q=nothing%22+%7D", []),
        ("polarity=weakness&agency_type=police&from=2011&q=share&theme=voice-of-the-child", [TOO_LITTLE]),
    ],
)
def test_filters_narrow_the_list(client: FlaskClient, query: str, passing: list[str]) -> None:
    assert slugs(client, query) == passing


@pytest.mark.parametrize(
    ("query", "parameter", "known"),
    [
        ("polarity=bad", "polarity", "weakness"),
        ("theme=Neglect", "theme", "neglect"),
        ("agency=nobody", "agency", "seaton-lscb"),
        ("authority=seaton-lscb", "authority", "norton"),
        ("inspection=norton", "inspection", "norton-cp-2013-02-01"),
        ("polarity=", "polarity", "mixed"),
    ],
)
def test_an_unknown_value_is_refused_and_the_known_ones_are_named(
    client: FlaskClient, query: str, parameter: str, known: str
) -> None:
    response = client.get(f"/api/v1/findings?{query}")
    assert response.status_code == 400
    assert response.json["parameter"] == parameter
    assert known in response.json["known"]


@pytest.mark.parametrize(
    "query",
    [
        "polaritys=weakness",
        "from=yesterday",
        "from=2012-13",
        "from=2012&from=2013",
        "to=2011-02-30",
        "q=",
        "q=%20",
        "q=" + "x" * 201,
        "page=0",
        "page=-1",
        "page=two",
        "page=9999999999999",
        "per_page=501",
        "per_page=0",
        "page=1&page=2",
        "format=xml",
    ],
)
def test_what_is_not_understood_is_refused(client: FlaskClient, query: str) -> None:
    response = client.get(f"/api/v1/findings?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"


def test_an_agency_lists_its_own_findings(client: FlaskClient) -> None:
    path = "/api/v1/agencies/seaton-constabulary/findings"
    assert slugs(client, "", path) == [QUICKLY, RECOMMENDED, TOO_LITTLE]
    assert slugs(client, "polarity=mixed", path) == [QUICKLY]
    assert client.get(path + "?agency=seaton").status_code == 400
    assert client.get("/api/v1/agencies/nobody/findings").status_code == 404


def test_recommendations_are_findings_of_one_class(client: FlaskClient) -> None:
    path = "/api/v1/recommendations"
    assert slugs(client, "", path) == [RECOMMENDED]
    assert slugs(client, "timescale=within-three-months", path) == [RECOMMENDED]
    assert slugs(client, "timescale=immediately", path) == []


def test_a_relationship_is_one_finding_and_one_agency(client: FlaskClient) -> None:
    items = client.get("/api/v1/relationships").json["items"]
    pairs = [(item["finding"]["id"].removeprefix(ID), item["agency"]["slug"], item["agency"]["role"]) for item in items]
    assert pairs == [
        (QUICKLY, "seaton-constabulary", "subject"),
        (QUICKLY, "seaton-lscb", "mentioned"),
        (RECOMMENDED, "schools-seaton", "mentioned"),
        (RECOMMENDED, "seaton-constabulary", "subject"),
        (THOROUGH, "seaton", "subject"),
        (TOO_LITTLE, "seaton-constabulary", "subject"),
    ]
    assert len({item["id"] for item in items}) == 6


@pytest.mark.parametrize(
    ("query", "agencies"),
    [
        ("role=mentioned", ["seaton-lscb", "schools-seaton"]),
        ("agency_type=police&polarity=weakness", ["seaton-constabulary", "seaton-constabulary"]),
        ("agency=seaton", ["seaton"]),
    ],
)
def test_filters_hold_of_the_pair(client: FlaskClient, query: str, agencies: list[str]) -> None:
    items = client.get(f"/api/v1/relationships?{query}").json["items"]
    assert [item["agency"]["slug"] for item in items] == agencies


def test_csv_has_a_row_an_item_and_a_column_a_field(client: FlaskClient) -> None:
    response = client.get("/api/v1/findings?inspection=seaton-slac-2011-05-06", headers={"Accept": "text/csv"})
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert response.mimetype == "text/csv"
    assert [row["polarity"] for row in rows] == ["weakness", "strength", "weakness"]
    assert rows[0]["agencies_slug"] == "seaton-constabulary; schools-seaton"
    assert rows[0]["agencies_role"] == "subject; mentioned"
    assert rows[0]["recommendation_due_date"] == "2011-08-06"
    assert rows[0]["paragraph"] == ""
    assert rows[2]["text"] == "The police share too little, and children’s wishes go unrecorded."


def test_a_list_costs_three_queries_and_its_next_page_two(client: FlaskClient, store) -> None:
    client.get("/api/v1/inspections")
    del store.queries[:]
    client.get("/api/v1/findings?polarity=weakness&per_page=1")
    first = len(store.queries)
    client.get("/api/v1/findings?polarity=weakness&per_page=1&page=2")
    assert first <= 4
    assert len(store.queries) - first == 2


def test_a_text_cannot_leave_its_place_in_the_query(client: FlaskClient) -> None:
    attack = '" ) } # \\" ) FILTER(true'
    assert client.get("/api/v1/findings", query_string={"q": attack}).json["total"] == 0
