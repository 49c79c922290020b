from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from store.base import StoreUnavailable


def test_health_says_what_is_served(client: FlaskClient) -> None:
    response = client.get("/health")
    assert response.status_code == 200
    said = response.json
    assert {name: said[name] for name in ("status", "snapshot", "graphs", "inspections", "findings")} == {
        "status": "ok",
        "snapshot": "snapshot-1",
        "graphs": 6,
        "inspections": 3,
        "findings": 5,
    }
    assert said["version"]
    assert response.headers["Cache-Control"] == "no-store"


def test_health_of_a_store_that_does_not_answer_is_a_503(client: FlaskClient, store) -> None:
    store.failure = StoreUnavailable("the store is gone")
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json["detail"] == "the store is gone"


def test_requests_are_counted_by_route_and_status_and_not_by_what_clients_invent(client: FlaskClient) -> None:
    client.get("/api/v1/agencies/seaton-pct")
    client.get("/api/v1/agencies/seaton-lscb")
    client.get("/api/v1/agencies/nobody")
    client.open("/nothing-at-all", method="BREW")
    counted = {
        (sample.labels["method"], sample.labels["route"], sample.labels["status"]): sample.value
        for family in text_string_to_metric_families(client.get("/metrics").text)
        for sample in family.samples
        if sample.name == "http_requests_total"
    }
    assert counted == {
        ("GET", "/api/v1/agencies/<slug>", "200"): 2,
        ("GET", "/api/v1/agencies/<slug>", "404"): 1,
        ("other", "unknown", "404"): 1,
    }
