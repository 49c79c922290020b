import pytest
from flask.testing import FlaskClient

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("agency/seaton-pct", "/agencies/seaton-pct"),
        ("authority/seaton", "/agencies/seaton"),
        ("inspection/norton-cp-2013-02-01", "/inspections/norton-cp-2013-02-01"),
        ("report/norton-cp-2013-02-01", "/inspections/norton-cp-2013-02-01"),
        ("report/norton-cp-2013-02-01/paragraph/1", "/inspections/norton-cp-2013-02-01#paragraph-1"),
        ("finding/norton-cp-2013-02-01/1-1", "/findings/finding/norton-cp-2013-02-01/1-1"),
        ("recommendation/seaton-slac-2011-05-06/1", "/findings/recommendation/seaton-slac-2011-05-06/1"),
        ("judgement/norton-cp-2013-02-01/overall-effectiveness", "/inspections/norton-cp-2013-02-01#judgements"),
        ("person/seaton-slac-2011-05-06/jo-bright", "/inspections/seaton-slac-2011-05-06#people"),
    ],
)
def test_a_browser_is_led_to_the_page_about_a_thing(client: FlaskClient, name: str, page: str) -> None:
    response = client.get(f"/id/{name}", headers={"Accept": BROWSER})
    assert (response.status_code, response.headers["Location"]) == (303, page)
    shown = client.get(page, headers={"Accept": BROWSER})
    assert shown.status_code == 200
    _, _, anchor = page.partition("#")
    assert not anchor or f'id="{anchor}"' in shown.text


def test_what_no_page_shows_is_described_in_the_editor(client: FlaskClient) -> None:
    shown = client.get("/id/inspection/seaton-cra-2010-12", headers={"Accept": BROWSER}, follow_redirects=True)
    assert shown.status_code == 200
    assert "UnseenInspection" in shown.text


@pytest.mark.parametrize(
    "accept", ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml", "*/*"]
)
@pytest.mark.parametrize(
    "name", ["agency/seaton-pct", "report/norton-cp-2013-02-01", "finding/norton-cp-2013-02-01/1-1"]
)
def test_a_program_is_led_to_data_of_the_type_it_asked_for(client: FlaskClient, name: str, accept: str) -> None:
    response = client.get(f"/id/{name}", headers={"Accept": accept}, follow_redirects=True)
    assert response.status_code == 200
    assert response.mimetype == (accept if accept != "*/*" else "text/turtle")
    assert f"https://w3id.org/safeguarding-graph/id/{name}" in response.text


def test_json_is_the_item_of_the_json_api(client: FlaskClient) -> None:
    for name in ("agency/seaton-pct", "authority/seaton", "finding/norton-cp-2013-02-01/1-1"):
        item = client.get(f"/id/{name}", headers={"Accept": "application/json"}, follow_redirects=True).json
        assert item["id"].endswith(name)


@pytest.mark.parametrize("name", ["agency/nobody", "nothing", "finding/a b/<>"])
def test_what_the_graph_does_not_speak_of_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/id/{name}").status_code == 404


def test_a_type_that_nothing_is_offered_in_is_not_acceptable(client: FlaskClient) -> None:
    assert client.get("/id/agency/seaton-pct", headers={"Accept": "image/png"}).status_code == 406
