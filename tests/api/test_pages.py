"""Pages: what a visitor sees without a script."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

PAGES = (
    "/",
    "/inspections",
    "/inspections/seaton-slac-2011-05-06",
    "/inspections/seaton-jtai-2019-10-02",
    "/agencies",
    "/agencies/seaton",
    "/agencies/seaton-ccg",
    "/findings",
    "/findings/recommendation/seaton-slac-2011-05-06/1",
    "/findings/seaton-slac-2011-05-06/7-2",
    "/data",
)


class Outline(HTMLParser):
    """What tags stand in a page, and with which attributes."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "rect", "path", "circle"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag

    def of(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_well_formed_and_can_be_found_about_in(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.mimetype) == (200, "text/html")
    page = Outline(response.text)
    assert page.open == []
    assert len(page.of("h1")) == len(page.of("main")) == 1
    assert {"header", "footer", "nav"} <= {tag for tag, _ in page.tags}
    assert page.of("html")[0]["lang"] == "en-GB"
    labels = {label["for"] for label in page.of("label")}
    fields = [field for field in page.of("input", "select", "textarea") if field.get("type") != "hidden"]
    assert all(field["id"] in labels for field in fields)
    assert all("alt" in image for image in page.of("img"))
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_to_its_own_content_policy(client: FlaskClient, path: str) -> None:
    page = Outline(client.get(path).text)
    assert not any(
        "style" in attributes or any(name.startswith("on") for name in attributes) for _, attributes in page.tags
    )
    assert all(script.get("src") or script["type"] == "application/json" for script in page.of("script"))
    assert all((link["href"] or "").startswith("/") for link in page.of("link"))


@pytest.mark.parametrize("path", PAGES)
def test_links_of_a_page_lead_somewhere(client: FlaskClient, path: str) -> None:
    targets = {str(link["href"]) for link in Outline(client.get(path).text).of("a")}
    for target in sorted(target for target in targets if target.startswith("/")):
        assert client.get(target, headers={"Accept": "text/html, */*;q=0.5"}).status_code in (200, 303), target


def test_the_first_page_shows_what_is_in_the_graph(client: FlaskClient) -> None:
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", client.get("/").text))
    assert "2 strengths 1 mixed 2 weaknesses" in text
    assert "Norton Council CP 1 February 2013 Inadequate 1" in text
    assert "Seaton Constabulary 2 3" in text
    assert "Which organisations have most weaknesses?" in text


def test_the_first_page_of_an_empty_graph_says_how_to_begin(empty_client: FlaskClient) -> None:
    page = empty_client.get("/")
    assert page.status_code == 200
    assert "safeguarding-graph load" in page.text


def test_the_question_of_the_first_page_can_be_asked_without_a_script(client: FlaskClient) -> None:
    page = client.get("/").text
    query = re.search(r'<textarea[^>]*name="query"[^>]*>(.*?)</textarea>', page, re.DOTALL)
    assert query
    answered = client.get("/sparql", query_string={"query": unescape(query[1])}, headers={"Accept": "text/html"})
    assert "Seaton Constabulary" in answered.text


def test_a_report_is_shown_whole_with_its_findings_marked(client: FlaskClient) -> None:
    page = client.get("/inspections/seaton-slac-2011-05-06").text
    account = page[page.index('class="account"') :]
    assert account.index("Areas for improvement") < account.index("Quality of provision") < account.index("Plans are")
    assert '<mark class="strength">Plans are thorough.</mark>' in account
    assert re.search(r'href="/findings/finding/[^"]*/7-2"><mark class="weakness">The police share', account)
    assert "p. 3" in account


def test_a_finding_shows_the_words_in_their_paragraph(client: FlaskClient) -> None:
    page = client.get("/findings/seaton-slac-2011-05-06/7-2").text
    assert "Plans are thorough. <mark" in page
    assert "page 3, paragraph 7" in page
    assert "Seaton Constabulary" in page


def test_a_finding_that_a_person_corrected_says_what_the_machine_said(client: FlaskClient, store) -> None:
    assert "Corrected" not in client.get("/findings/norton-cp-2013-02-01/1-1").text
    store.publish(
        """@prefix sg: <https://w3id.org/safeguarding-graph/ontology#> .
        <https://w3id.org/safeguarding-graph/id/finding/norton-cp-2013-02-01/1-1> sg:correctedBy <urn:correction> ;
            sg:machinePolarity <https://w3id.org/safeguarding-graph/scheme/polarity/mixed> .
        <urn:correction> <http://www.w3.org/ns/prov#generatedAtTime> "2026-03-04T05:06:07Z" .""",
        "snapshot-2",
    )
    page = client.get("/findings/norton-cp-2013-02-01/1-1").text
    assert "by a person, 4 March 2026; the machine said mixed" in page


def test_a_form_field_left_empty_is_no_filter(client: FlaskClient) -> None:
    page = client.get("/findings?q=&polarity=mixed&theme=&from=").text
    assert "1–1 of 1 findings" in page
    assert "act quickly" in page


def test_what_reports_say_is_escaped(client: FlaskClient, store) -> None:
    store.publish(
        """@prefix sg: <https://w3id.org/safeguarding-graph/ontology#> .
        <https://w3id.org/safeguarding-graph/id/report/norton-cp-2013-02-01/section/1>
            sg:heading "<script>alert(1)</script>" .""",
        "snapshot-2",
    )
    assert "<script>alert" not in client.get("/inspections/norton-cp-2013-02-01").text
