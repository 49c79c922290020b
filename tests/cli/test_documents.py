from pathlib import Path

import pytest

from cli.documents import NoDocuments, documents


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.pdf", "a.txt", "deep/c.MD", "README.md", "notes.docx", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_a_folder_gives_its_reports_in_a_fixed_order(folder: Path) -> None:
    assert names(documents([str(folder)]), folder) == ["a.txt", "b.pdf", "deep/c.MD"]


def test_a_document_named_twice_comes_once(folder: Path) -> None:
    assert names(documents([str(folder / "b.pdf"), str(folder)]), folder) == ["b.pdf", "a.txt", "deep/c.MD"]


def test_a_file_named_by_itself_is_tried_whatever_its_name(folder: Path) -> None:
    assert names(documents([str(folder / "notes.docx")]), folder) == ["notes.docx"]


def test_what_leads_nowhere_is_said(folder: Path) -> None:
    with pytest.raises(NoDocuments, match="missing does not exist"):
        documents([str(folder / "missing")])
    (folder / "empty").mkdir()
    with pytest.raises(NoDocuments, match="empty holds no report"):
        documents([str(folder / "empty")])
