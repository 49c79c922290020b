"""A PDF to a document: pages, lines, tables, blocks."""

import hashlib
import re
import time
from contextlib import closing
from datetime import date

import pypdfium2

from loaders.documents.model import Document
from loaders.documents.pdf import streams
from loaders.documents.pdf.furniture import Page, Part, parts
from loaders.documents.pdf.lines import Line, PageText
from loaders.documents.pdf.measure import Measure
from loaders.documents.pdf.setting import blocks
from loaders.documents.pdf.tables import Table, with_tables
from loaders.documents.pdf.visual_lines import merged
from loaders.errors import NotAReport, TooLarge, UnreadableFile

MOST_PAGES = 500
MOST_CHARACTERS = 100_000
"""Of one page; a full page of print has about 4,000."""
LONGEST_READING = 20.0
"""Seconds."""
_TAIL = 4096
"""Bytes at a PDF's end in which its trailer must stand."""


def read(name: str, content: bytes) -> Document:
    """A PDF as blocks.

    PDFium is not safe for threads: read in processes. Raises :class:`UnreadableFile` (damaged, cut short, encrypted),
    :class:`NotAReport` (no text) and :class:`TooLarge`.
    """
    tail = content.rstrip(b"\0\r\n\t ")[-_TAIL:]
    if b"%%EOF" not in tail and b"startxref" not in tail:
        raise UnreadableFile(f"{name} is cut short: the end of the PDF is missing")
    streams.check(name, content)
    try:
        with closing(pypdfium2.PdfDocument(content)) as pdf:
            texts, pages = _pages(name, pdf)
            created = _created(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(f"{name} is encrypted and needs a password") from error
        raise UnreadableFile(f"{name} is damaged and cannot be read as a PDF ({error})") from error
    raw = "\f".join(texts)
    if not raw.strip():
        raise NotAReport(f"{name} holds no text; perhaps its pages are scanned pictures")
    measure = Measure.of(line for page in pages for line in page.lines)
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type="application/pdf",
        blocks=blocks((_elements(page) for page in parts(pages, measure)), measure),
        raw_text=raw,
        page_count=len(pages),
        created=created,
    )


def _pages(name: str, pdf: pypdfium2.PdfDocument) -> tuple[list[str], list[Page]]:
    if len(pdf) > MOST_PAGES:
        raise TooLarge(f"{name} has {len(pdf)} pages; the limit is {MOST_PAGES}")
    started = time.monotonic()
    texts: list[str] = []
    pages: list[Page] = []
    for number in range(1, len(pdf) + 1):
        if time.monotonic() - started > LONGEST_READING:
            raise TooLarge(f"{name} takes more than {LONGEST_READING:.0f} seconds to read")
        with closing(pdf[number - 1]) as page, closing(page.get_textpage()) as layer:
            if layer.count_chars() > MOST_CHARACTERS:
                raise TooLarge(f"page {number} of {name} has more than {MOST_CHARACTERS:,} characters")
            text = layer.get_text_range() if layer.count_chars() > 0 else ""
            texts.append(text)
            pages.append(Page(number, page.get_height(), merged(PageText(layer.raw, number, text).lines())))
    return texts, pages


def _elements(page: list[tuple[Line, Part]]) -> list[tuple[Line | Table, Part]]:
    """The lines of a page with its tables in place of their lines."""
    body = with_tables([line for line, part in page if part is Part.BODY])
    rest: list[tuple[Line | Table, Part]] = [(line, part) for line, part in page if part is not Part.BODY]
    return [(line, part) for line, part in rest if part is Part.RUNNING] + [
        *((element, Part.BODY) for element in body),
        *((line, part) for line, part in rest if part is Part.FOOTNOTE),
    ]


def _created(pdf: pypdfium2.PdfDocument) -> date | None:
    """The day of creation that the PDF's own metadata gives, as D:YYYYMMDD…"""
    found = re.match(r"D:(\d{4})(\d{2})(\d{2})", pdf.get_metadata_value("CreationDate"))
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
