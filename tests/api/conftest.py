from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from api import create_app
from tests.api.memory_store import MemoryStore

SAMPLE = Path(__file__).with_name("sample.trig")


@pytest.fixture
def store() -> MemoryStore:
    """The three small inspections of ``sample.trig``."""
    return MemoryStore(SAMPLE.read_bytes())


@pytest.fixture
def app(store: MemoryStore) -> Flask:
    return create_app(store)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
