"""Opening a file: which reader it goes to, by what its name says and what its bytes are."""

import re
from pathlib import Path

from loaders.documents import pdf, text
from loaders.documents.model import Document
from loaders.errors import NotAReport, TooLarge, UnreadableFile

SUFFIXES = (".pdf", ".txt", ".md")
"""What can be loaded."""
LARGEST_FILE = 100_000_000
"""Bytes. Published reports have at most a few million."""
LARGEST_TEXT = 10_000_000
"""Bytes of a text file, about a hundred times the longest report."""

_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_PDF_SEARCHED = 1024
"""Bytes in which a PDF's header may stand, junk before it allowed."""


def open_document(path: Path) -> Document:
    """Read one file.

    Raises :class:`UnreadableFile` (missing, a folder, no permission, damaged, encrypted), :class:`NotAReport` (empty,
    not what its name says, no text) and :class:`TooLarge`.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise NotAReport(f"{path.name} is none of the kinds that can be read: {', '.join(SUFFIXES)}")
    content = _bytes(path)
    if not content.strip():
        raise NotAReport(f"{path.name} is empty")
    if _HTML.match(content[:_PDF_SEARCHED].removeprefix(b"\xef\xbb\xbf")):
        raise NotAReport(f"{path.name} is a web page, perhaps an error message saved in place of the report")
    is_pdf = b"%PDF-" in content[:_PDF_SEARCHED]
    if suffix == ".pdf":
        if not is_pdf:
            raise NotAReport(f"{path.name} is not a PDF, although its name says so")
        return pdf.read(path.name, content)
    if is_pdf:
        raise NotAReport(f"{path.name} is a PDF; rename it to .pdf to load it")
    if len(content) > LARGEST_TEXT:
        raise TooLarge(f"{path.name} has {len(content):,} bytes of text; the limit is {LARGEST_TEXT:,}")
    return text.read(path.name, content, suffix)


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableFile(f"{path.name} is a folder, not a file")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise TooLarge(f"{path.name} has {size:,} bytes; the limit is {LARGEST_FILE:,}")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{path.name} does not exist") from None
    except PermissionError:
        raise UnreadableFile(f"no permission to read {path.name}") from None
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror or error}") from None
