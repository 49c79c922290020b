"""Reports made of a few lines of text, read as a file of that text would be."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.layouts import read_report
from loaders.report import Report
from ontology.register import Register, register

ReadText = Callable[..., Report]
REPOSITORY = Path(__file__).resolve().parents[3]
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(scope="session")
def organisations() -> Register:
    return register()


@pytest.fixture
def read_text(tmp_path: Path, organisations: Register) -> ReadText:
    def read(text: str, name: str = "report.md") -> Report:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_report(open_document(path), organisations)

    return read


@pytest.fixture(scope="session")
def examples() -> Path:
    return REPOSITORY / "examples"


@pytest.fixture(scope="session")
def published() -> Path:
    if not (SHARED / "reports").is_dir():
        pytest.skip("the published reports are not here: ../shared/reports")
    return SHARED / "reports"
