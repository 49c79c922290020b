import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.base import ReadableStore
from store.embedded import EmbeddedStore, Snapshot

ALPHA, BETA = "http://example.org/alpha", "http://example.org/beta"
"""Names of two graphs."""

Rows = list[dict[str, str]]


def triples(*pairs: tuple[str, str]) -> bytes:
    """One statement a pair: subject and plain text, in N-Triples."""
    lines = (f'<http://example.org/{subject}> <http://example.org/says> "{text}" .\n' for subject, text in pairs)
    return "".join(lines).encode()


def rows(store: ReadableStore, query: str, **options: object) -> Rows:
    """The solutions of a query, sorted."""
    answer = store.query(query, "application/sparql-results+json", **options)  # type: ignore[arg-type]
    bindings = json.loads(answer.body)["results"]["bindings"]
    found = [{name: term["value"] for name, term in row.items()} for row in bindings]
    return sorted(found, key=lambda row: sorted(row.items()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def store(folder: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(folder) as opened:
        yield opened


@pytest.fixture
def published(folder: Path) -> Callable[..., Snapshot]:
    """Publishes graphs given by name and opens the snapshot."""

    def publish(**graphs: bytes) -> Snapshot:
        with EmbeddedStore(folder) as opened:
            for name, statements in graphs.items():
                opened.replace_graph(f"http://example.org/{name}", statements)
            opened.publish()
        return Snapshot(folder)

    return publish
