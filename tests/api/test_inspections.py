import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["seaton-jtai-2019-10-02", "norton-cp-2013-02-01", "seaton-slac-2011-05-06"]),
        ("authority=seaton", ["seaton-jtai-2019-10-02", "seaton-slac-2011-05-06"]),
        ("framework=jtai", ["seaton-jtai-2019-10-02"]),
        ("from=2012&to=2018", ["norton-cp-2013-02-01"]),
    ],
)
def test_inspections_are_listed_the_latest_first(client: FlaskClient, query: str, found: list[str]) -> None:
    assert [item["slug"] for item in client.get(f"/api/v1/inspections?{query}").json["items"]] == found


def test_an_inspection_counts_its_findings_and_shows_its_overall_grades(client: FlaskClient) -> None:
    item = client.get("/api/v1/inspections?framework=slac").json["items"][0]
    assert item["findings"] == {"strength": 1, "weakness": 2, "mixed": 0, "total": 3}
    assert item["recommendations"] == 1
    assert [(one["part"], one["grade"]) for one in item["overall"]] == [("Safeguarding services", "adequate")]


def test_an_inspection_tells_who_when_why_and_what_came_before(client: FlaskClient) -> None:
    jtai = client.get("/api/v1/inspections/seaton-jtai-2019-10-02").json
    assert [(one["name"], one["office"]) for one in jtai["addressees"]] == [
        ("Ann Lee", "Director of Children’s Services, Seaton")
    ]
    assert jtai["statement_of_action"]["due_date"] == "2020-01-15"
    assert jtai["statement_of_action"]["led_by"]["slug"] == "seaton"
    assert [(one["slug"], one["framework"], one["date"], one["in_graph"]) for one in jtai["refers_to"]] == [
        ("seaton-cra-2010-12", "cra", "2010-12", False),
        ("seaton-slac-2011-05-06", "slac", "2011-05-06", True),
    ]
    assert jtai["deep_dive"] == "Neglect"
    slac = client.get("/api/v1/inspections/seaton-slac-2011-05-06").json
    assert [one["name"] for one in slac["lead_inspectors"]] == ["Jo Bright"]
    assert [one["slug"] for one in slac["conducted_by"]] == ["ofsted"]
    assert (slac["start"], slac["end"], slac["published"]) == ("2011-04-04", "2011-04-15", "2011-05-06")
    assert slac["report"]["pages"] == 9


def test_a_judgement_without_a_grade_says_why(client: FlaskClient) -> None:
    items = client.get("/api/v1/judgements?authority=seaton").json["items"]
    assert [(one["aspect"], one["grade"], one["grade_point"], one["status"]) for one in items] == [
        ("leadership", None, None, "not-judged"),
        ("overall-effectiveness", "adequate", 3, "graded"),
    ]


def test_a_judgement_says_whether_a_report_or_a_workbook_gives_it(client: FlaskClient) -> None:
    items = client.get("/api/v1/judgements?authority=norton").json["items"]
    assert [(one["inspection"]["slug"], one["grade"], one["source"]) for one in items] == [
        ("norton-sif-2016-05-04", "good", "workbook"),
        ("norton-cp-2013-02-01", "inadequate", "report"),
        ("norton-cp-2013-02-01", "adequate", "workbook"),
    ]
    assert [one["source_id"].rpartition("/id/")[2] for one in items] == [
        "workbook/1234",
        "report/norton-cp-2013-02-01",
        "workbook/1234",
    ]


def test_an_inspection_that_only_a_workbook_knows_is_named_by_kind_and_day(client: FlaskClient) -> None:
    (item,) = client.get("/api/v1/judgements?framework=sif").json["items"]
    assert (item["inspection"]["framework"], item["inspection"]["published"]) == ("sif", "2016-05-04")
    assert item["authority"]["slug"] == "norton"


def test_a_judgement_on_the_whole_is_overall_in_whatever_words(client: FlaskClient) -> None:
    items = client.get("/api/v1/judgements").json["items"]
    assert {one["aspect"]: one["overall"] for one in items} == {
        "services-in-norton": True,
        "overall-effectiveness": True,
        "leadership": False,
    }


def test_an_inspection_shows_the_overall_grade_of_its_report_and_lists_what_a_workbook_says(
    client: FlaskClient,
) -> None:
    item = client.get("/api/v1/inspections/norton-cp-2013-02-01").json
    assert [one["grade"] for one in item["overall"]] == ["inadequate"]
    assert [one["source"] for one in item["judgements"]] == ["report", "workbook"]


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("grade=inadequate", 1),
        ("grade=outstanding", 0),
        ("framework=slac", 2),
        ("source=report", 3),
        ("source=workbook", 2),
        ("source=report&source=workbook", 5),
        ("source=workbook&grade=adequate", 1),
        ("source=workbook&from=2014", 1),
        ("inspection=norton-cp-2013-02-01", 2),
    ],
)
def test_judgements_are_filtered(client: FlaskClient, query: str, total: int) -> None:
    assert client.get(f"/api/v1/judgements?{query}").json["total"] == total


def test_an_unknown_inspection_is_not_found(client: FlaskClient) -> None:
    assert client.get("/api/v1/inspections/seaton-slac-1999-01-01").status_code == 404
