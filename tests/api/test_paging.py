import pytest
from flask.testing import FlaskClient

from api.paging import Page, as_csv


def test_a_page_is_its_part_of_the_list() -> None:
    everything = list("abcde")
    assert [Page(number, 2).of(everything) for number in (1, 3, 4)] == [["a", "b"], ["e"], []]


@pytest.mark.parametrize(
    ("page", "previous", "following", "ids"),
    [(1, None, 2, 2), (2, 1, 3, 2), (3, 2, None, 1), (7, 3, None, 0)],
)
def test_links_lead_to_the_pages_around(
    client: FlaskClient, page: int, previous: int | None, following: int | None, ids: int
) -> None:
    document = client.get(f"/api/v1/findings?per_page=2&page={page}").json
    links = document["links"]

    def number(url: str | None) -> int | None:
        return int(url.rpartition("page=")[2]) if url else None

    assert (number(links["prev"]), number(links["next"])) == (previous, following)
    assert (number(links["first"]), number(links["last"])) == (1, 3)
    assert (document["total"], document["page"], document["per_page"], len(document["items"])) == (5, page, 2, ids)


def test_links_keep_the_filters_and_can_be_followed(client: FlaskClient) -> None:
    seen: list[str] = []
    url: str | None = "/api/v1/findings?per_page=1&polarity=weakness&polarity=strength&q=a"
    while url:
        document = client.get(url).json
        seen += [item["id"] for item in document["items"]]
        url = document["links"]["next"]
    assert len(seen) == len(set(seen)) == document["total"] == 4


def test_a_list_has_fifty_items_a_page_unless_told(client: FlaskClient) -> None:
    assert client.get("/api/v1/inspections").json["per_page"] == 50
    assert client.get("/api/v1/inspections?per_page=500").json["per_page"] == 500


def test_the_links_are_a_header_too_so_that_csv_has_them(client: FlaskClient) -> None:
    response = client.get("/api/v1/findings?per_page=2&format=csv")
    assert response.headers["X-Total-Count"] == "5"
    assert '</api/v1/findings?per_page=2&format=csv&page=2>; rel="next"' in response.headers["Link"]


def test_a_list_is_sent_once_a_snapshot(client: FlaskClient, store) -> None:
    tag = client.get("/api/v1/findings").headers["ETag"]
    assert client.get("/api/v1/findings", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/api/v1/findings?format=csv", headers={"If-None-Match": tag}).status_code == 200
    store.publish("", "snapshot-2")
    assert client.get("/api/v1/findings", headers={"If-None-Match": tag}).status_code == 200


def test_csv_joins_several_values_and_quotes_what_needs_it() -> None:
    items = [{"name": 'a "b", c', "tags": ["x", "y"], "of": {"slug": "s"}, "many": [{"n": 1}, {"n": None}], "no": None}]
    assert as_csv(items, ["name", "tags", "of.slug", "many.n", "no"]) == (
        'name,tags,of_slug,many_n,no\r\n"a ""b"", c",x; y,s,1,\r\n'
    )
