"""Which file goes to which reader, and what is said of those that go to none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.documents import opening
from loaders.documents.model import Document
from loaders.errors import NotAReport, TooLarge, UnreadableFile

Read = Callable[..., Document]


def test_text_and_pdf_are_read_by_name_and_content(read: Read, typesetter) -> None:
    assert read("Some words.", ".txt").media_type == "text/plain"
    assert read("Some words.", ".MD").media_type == "text/markdown"
    assert read(typesetter.lines("Some words.")).media_type == "application/pdf"


def test_the_digest_is_of_the_bytes(read: Read) -> None:
    assert read("Some words.").sha256 == "c041125205ba14fe4026d2cb04e5a62df9b5f89e59bfb5abf26756c0f8c8768c"
    assert read("Some words.").sha256 != read("Some words. ").sha256


@pytest.mark.parametrize(
    ("content", "suffix", "says"),
    [
        (b"", ".pdf", "empty"),
        (b" \n\t ", ".txt", "empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", ".pdf", "web page"),
        (b"\n<html lang='en'>", ".txt", "web page"),
        (b"\x00\x01\x02\x03binary", ".txt", "binary"),
        (b"Some words, no PDF.", ".pdf", "not a PDF"),
        (b"%PDF-1.4 something", ".md", "rename"),
        (b"words", ".docx", "none of the kinds"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(read: Read, content: bytes, suffix: str, says: str) -> None:
    with pytest.raises(NotAReport, match=says):
        read(content, suffix)


def test_junk_before_the_header_does_not_matter(read: Read, typesetter) -> None:
    content = typesetter.lines("Some words.").bytes()
    assert "Some words." in read(b"\r\n\r\n" + content, ".pdf").raw_text


def test_a_pdf_cut_short_is_refused(read: Read, typesetter) -> None:
    content = typesetter.lines("Some words.").bytes()
    with pytest.raises(UnreadableFile, match="cut short"):
        read(content[: len(content) // 2], ".pdf")


def test_an_encrypted_pdf_is_refused(read: Read) -> None:
    from fpdf import FPDF  # noqa: PLC0415

    pdf = FPDF()
    pdf.set_encryption(owner_password="owner", user_password="user")
    pdf.add_page()
    with pytest.raises(UnreadableFile, match="encrypted"):
        read(bytes(pdf.output()), ".pdf")


def test_a_pdf_without_text_is_refused(read: Read, typesetter) -> None:
    with pytest.raises(NotAReport, match="scanned"):
        read(typesetter)


def test_a_folder_and_a_missing_file_are_unreadable(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(UnreadableFile, match="folder"):
        opening.open_document(folder)
    with pytest.raises(UnreadableFile, match="does not exist"):
        opening.open_document(tmp_path / "missing.txt")


def test_a_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # By a stand-in, since the superuser may read anything.
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "report.txt"
    path.write_text("Some words.")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableFile, match="no permission"):
        opening.open_document(path)


def test_limits_of_size_hold(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "LARGEST_TEXT", 10)
    assert read("Ten bytes.")
    with pytest.raises(TooLarge, match="the limit is 10"):
        read("Eleven here")
