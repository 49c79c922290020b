"""What a PDF says of itself, and the limits of what is read."""

import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fpdf import FPDF

from loaders.documents.model import Document
from loaders.documents.pdf import reader, streams
from loaders.errors import TooLarge, UnreadableFile

Read = Callable[..., Document]


def test_pages_are_counted_and_the_day_of_creation_is_kept(read: Read) -> None:
    pdf = FPDF()
    pdf.set_creation_date(datetime(2023, 7, 13, tzinfo=UTC))
    pdf.set_font("Helvetica", size=12)
    for word in ("one", "two"):
        pdf.add_page()
        pdf.text(20, 20, word)
    document = read(bytes(pdf.output()), ".pdf")
    assert (document.page_count, document.created) == (2, date(2023, 7, 13))
    assert document.raw_text == "one\x0ctwo"


@pytest.mark.parametrize(
    ("limit", "value", "says"),
    [("MOST_PAGES", 1, "2 pages"), ("MOST_CHARACTERS", 5, "characters"), ("LONGEST_READING", -1.0, "seconds")],
)
def test_limits_hold(  # noqa: PLR0917 - three of them are the case
    typesetter: Any, read: Read, monkeypatch: pytest.MonkeyPatch, limit: str, value: float, says: str
) -> None:
    typesetter.lines("Some words on one page.").page().lines("Some more on another.")
    assert read(typesetter)
    monkeypatch.setattr(reader, limit, value)
    with pytest.raises(TooLarge, match=says):
        read(typesetter)


def test_a_small_file_that_unpacks_to_much_is_refused_before_it_is_unpacked(typesetter: Any, read: Read) -> None:
    content = typesetter.lines("Some words.").bytes()
    bomb = zlib.compress(b" " * (streams.LARGEST_STREAM + 1), 9)
    part = b"9 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n" % len(bomb) + bomb + b"\nendstream\nendobj\n"
    with pytest.raises(TooLarge, match="unpacks"):
        read(content.replace(b"xref", part + b"xref", 1), ".pdf")


def test_many_parts_that_unpack_to_much_together_are_refused(typesetter: Any, read: Read) -> None:
    packed = zlib.compress(b" " * (streams.LARGEST_STREAM - 1), 9)
    part = b"9 0 obj\n<</Length %d /Filter /FlateDecode>>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    many = part * (streams.LARGEST_TOTAL // streams.LARGEST_STREAM + 1)
    with pytest.raises(TooLarge, match="unpacks"):
        read(typesetter.lines("Some words.").bytes().replace(b"xref", many + b"xref", 1), ".pdf")


def test_a_picture_may_unpack_to_much(typesetter: Any, read: Read) -> None:
    picture = zlib.compress(b" " * (streams.LARGEST_STREAM + 1), 9)
    part = b"9 0 obj\n<</Subtype /Image /Filter /FlateDecode>>\nstream\n" + picture + b"\nendstream\nendobj\n"
    assert read(typesetter.lines("Some words.").bytes().replace(b"xref", part + b"xref", 1), ".pdf")


def test_a_damaged_pdf_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="damaged"):
        read(b"%PDF-1.7\nnothing of a PDF\nstartxref\n0\n%%EOF", ".pdf")
