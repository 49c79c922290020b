"""Was it put right? Recommendations with later findings, as a list and on the page of an area."""

import csv
import io

import pytest
from flask.testing import FlaskClient


def test_a_recommendation_stands_beside_what_was_found_later(client: FlaskClient) -> None:
    (item,) = client.get("/api/v1/follow-ups").json["items"]
    assert (item["confidence"], item["shared_words"]) == (0.45, ["act", "police"])
    assert item["recommendation"]["text"] == "Share what the police know with schools."
    assert (item["later"]["inspection"]["slug"], item["later"]["polarity"]) == ("seaton-jtai-2019-10-02", "mixed")


@pytest.mark.parametrize(
    ("query", "total"),
    [("authority=seaton", 1), ("authority=norton", 0), ("framework=slac", 1), ("framework=jtai", 0), ("to=2010", 0)],
)
def test_filters_are_of_the_inspection_that_recommended(client: FlaskClient, query: str, total: int) -> None:
    assert client.get(f"/api/v1/follow-ups?{query}").json["total"] == total


def test_as_csv_it_is_a_row_a_link(client: FlaskClient) -> None:
    (row,) = csv.DictReader(io.StringIO(client.get("/api/v1/follow-ups?format=csv").text))
    assert (row["shared_words"], row["later_polarity"]) == ("act; police", "mixed")


def test_the_page_of_an_area_shows_both_and_how_its_neighbours_fare(client: FlaskClient) -> None:
    page = client.get("/agencies/seaton").text
    section = page.partition('id="follow-ups"')[2].partition("</section>")[0]
    assert "Share what the police know with schools." in section
    assert "The constabulary and the board act quickly" in section
    neighbours = page.partition('id="neighbours"')[2].partition("</section>")[0]
    assert "Norton Council" in neighbours
    assert "Inadequate" in neighbours


def test_the_page_of_any_other_organisation_has_neither(client: FlaskClient) -> None:
    page = client.get("/agencies/seaton-constabulary").text
    assert 'id="follow-ups"' not in page
    assert 'id="neighbours"' not in page
