"""One shape of error on every route."""

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("method", "path", "accept", "status"),
    [
        ("get", "/nothing", None, 404),
        ("get", "/inspections/nothing", "text/html", 404),
        ("get", "/static/nothing.css", None, 404),
        ("post", "/api/v1/findings", None, 405),
        ("delete", "/sparql", None, 405),
        ("get", "/api/v1/findings", "image/png", 406),
        ("get", "/api/v1/findings?x=1", None, 400),
        ("get", "/findings?polarity=bad", "text/html", 400),
        ("get", "/sparql?query=SELECT", "application/json", 400),
        ("get", "/export/graph.pdf", None, 404),
        ("get", "/id/nothing", None, 404),
    ],
)
def test_an_error_is_a_problem_document(
    client: FlaskClient, method: str, path: str, accept: str | None, status: int
) -> None:
    response = getattr(client, method)(path, headers={"Accept": accept} if accept else {})
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    assert {"type", "title", "status", "detail"} <= set(response.json)
    assert response.json["status"] == status
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_what_nobody_foresaw_is_told_without_its_inside(app, monkeypatch, caplog) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise RuntimeError("the secret of the inside")

    monkeypatch.setattr(app.config["STORE"], "query", fail)
    response = app.test_client().get("/api/v1/findings")
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert "secret" not in response.text
    assert "Traceback" not in response.text
    assert "the secret of the inside" in caplog.text


def test_every_answer_is_sent_with_the_headers_that_protect_who_reads_it(client: FlaskClient) -> None:
    for path in ("/", "/api/v1/findings", "/nothing", "/static/site.css"):
        response = client.get(path)
        response.close()
        headers = response.headers
        assert "default-src 'self'" in headers["Content-Security-Policy"]
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
