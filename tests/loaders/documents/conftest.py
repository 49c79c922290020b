"""Small PDFs of our own words, set line by line as a report would be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

from loaders.documents import open_document
from loaders.documents.model import Block, BlockKind, Document

BODY = 12.0
PITCH = 14.5


class Typesetter:
    """Sets lines at given places; lengths in points from the upper left corner."""

    def __init__(self) -> None:
        self._pdf = FPDF(unit="pt", format="A4")
        self._pdf.set_auto_page_break(False)
        self._down = 0.0
        self.page()

    def page(self) -> "Typesetter":
        self._pdf.add_page()
        self._down = 90.0
        return self

    def line(
        self,
        text: str,
        left: float = 72,
        *,
        size: float = BODY,
        bold: bool = False,
        font: str = "Helvetica",
        space: float = PITCH,
        at: float | None = None,
    ) -> "Typesetter":
        """Set one line ``space`` below the last, or at a height ``at`` without moving on."""
        if at is None:
            self._down += space
        self._pdf.set_font(font, "B" if bold else "", size)
        self._pdf.text(left, self._down if at is None else at, text)
        return self

    def lines(self, *texts: str, left: float = 72, bold: bool = False, size: float = BODY) -> "Typesetter":
        """Set lines below each other, the first apart from what stands above."""
        for place, text in enumerate(texts):
            self.line(text, left, bold=bold, size=size, space=26 if place == 0 else PITCH * size / BODY)
        return self

    @property
    def height(self) -> float:
        """Height of the last line."""
        return self._down

    def bytes(self) -> bytes:
        return bytes(self._pdf.output())


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    """Read text, or what a typesetter has set, as a file would be read."""

    def _read(content: str | bytes | Typesetter, suffix: str = "") -> Document:
        if isinstance(content, Typesetter):
            content, suffix = content.bytes(), suffix or ".pdf"
        path = tmp_path / f"report{suffix or '.txt'}"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return open_document(path)

    return _read


@pytest.fixture
def kinds() -> Callable[[Document], list[tuple[BlockKind, str]]]:
    """Kind and text of each block but the furniture."""

    def _kinds(document: Document) -> list[tuple[BlockKind, str]]:
        return [(block.kind, block.text) for block in document.blocks if block.kind is not BlockKind.FURNITURE]

    return _kinds


@pytest.fixture
def of_kind() -> Callable[[Document, BlockKind], list[Block]]:
    def _of_kind(document: Document, kind: BlockKind) -> list[Block]:
        return [block for block in document.blocks if block.kind is kind]

    return _of_kind
