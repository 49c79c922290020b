"""The printed lines of a PDF with page, place, type size and weight, from PDFium's text layer.

Asking PDFium about a character costs more than reading a page's text, so only the first and the last character of a
line are asked about, and those digits that could be footnote marks.
"""

import re
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, create_string_buffer
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from loaders.documents.mending import LINE_END_HYPHENS

_PIECE = re.compile("[^\r\n\u0002\ufffe]*[\u0002\ufffe]|[^\r\n\u0002\ufffe]+")
"""What the text layer has as a line: up to a line's end, or up to and with the sign for a hyphen there."""
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy")
_CELL_GAP = 9.0
"""Points of white space that part two cells of a row; between words there are three or four."""
_SMALLEST_TYPE = 4.0
_RAISED = 0.78
"""A footnote mark's type size is at most this share of its line's."""
_DIGITS = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,2}(?!\d)")
_HANGING = re.compile(
    r"(?:[^\w\s(£‘’“”\"']{1,2}|o|\d{1,2}\.\d{1,2}|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|\d{1,3})\s+(?=\S)|\d{1,3}\.(?=[A-Z‘“'\"])"
)
"""What may hang left of a paragraph or an item; no cell of a table."""
_COULD_BE_GLYPH = re.compile(r"[^\w(‘’“”\"'£]|\w\s")
_LEADERS = re.compile(r"(?<=\S)\s*(?:\.\s?|…\s?|_){4,}\s*")
_DIGIT = re.compile(r"\d")
_GLUED = re.compile(r"\d{1,2}(?=[A-Z])")
"""A numeral that opens a line without a space: a mark of what follows, if it is set small."""
_DOTS = re.compile(r"[._…] ?[._…]")
_NAME_LENGTH = 96


class Cell(NamedTuple):
    """Text of a line between wide gaps."""

    left: float
    right: float
    text: str


class Mark(NamedTuple):
    """A footnote mark: its place in the line's text, from which it was taken out, and its numeral."""

    offset: int
    text: str


@dataclass(slots=True)
class Line:
    """One printed line; lengths in points from the page's lower left corner."""

    page: int
    text: str
    left: float
    right: float
    base: float
    """Height of the base line."""
    size: float
    bold: bool
    """Whether the first character is."""
    bold_to_end: bool
    font: str
    """Name of the first character's font, asked for only where that could be a bullet."""
    cells: tuple[Cell, ...] = ()
    """Two or more where wide gaps part the line, else none."""
    marks: list[Mark] = field(default_factory=list)
    text_left: float = 0.0
    """Left of the text after a number or bullet that hangs before it; else ``left``."""
    raised: bool = False
    """Whether it opens with a small numeral, as a footnote does."""


class PageText:
    """The text layer of one page."""

    def __init__(self, handle: Any, page: int, text: str) -> None:
        """``handle``: PDFium's text page; ``text``: all its text."""
        self._handle = handle
        self._page = page
        self._text = text
        self._left, self._right_edge, self._top, self._bottom = (c_double() for _ in range(4))
        self._point = byref(self._left), byref(self._top)
        self._box = byref(self._left), byref(self._right_edge), byref(self._bottom), byref(self._top)
        self._rectangle = byref(self._left), byref(self._top), byref(self._right_edge), byref(self._bottom)
        self._name = create_string_buffer(_NAME_LENGTH)
        self._flags = c_int()
        self._bold_names: dict[str, bool] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._shift = pdfium.FPDFText_CountChars(handle) != len(text)

    def lines(self) -> Iterator[Line]:
        """The lines in the order of the text layer; those without words are left out."""
        for piece in _PIECE.finditer(self._text):
            if not piece.group().isspace():
                yield self._line(piece.start(), piece.group())

    def _line(self, start: int, raw: str) -> Line:
        text = raw.strip()
        start += len(raw) - len(raw.lstrip())
        first = self._index(start)
        last = self._index(start + len(text.rstrip(LINE_END_HYPHENS + " ")) - 1)
        left, base = self._origin(first)
        sign = _HANGING.match(text)
        # A number may be set in another type than its paragraph, which is what counts.
        opening = self._index(start + sign.end()) if sign else first
        bold = self._bold(opening)
        line = Line(
            page=self._page,
            text=text,
            left=left,
            right=self._right(last),
            base=base,
            size=self._size(opening),
            bold=bold,
            bold_to_end=bold and self._bold(last),
            font=self._font(first) if _COULD_BE_GLYPH.match(text) else "",
            text_left=self._origin(opening)[0] if sign else left,
        )
        self._take_marks(line, start)
        self._take_cells(line, start, sign.end() if sign else 0, (first, last))
        return line

    def _take_marks(self, line: Line, start: int) -> None:
        """Find numerals set small: at the start they open a footnote, elsewhere they are marks and leave the text."""
        if not _DIGIT.search(line.text):
            return
        glued = _GLUED.match(line.text)
        if glued and (size := self._size(self._index(start + glued.end()))) * _RAISED >= line.size:
            line.size, line.bold = size, self._bold(self._index(start + glued.end()))
        for found in _DIGITS.finditer(line.text):
            at = found.start()
            small = self._size(self._index(start + at)) <= line.size * _RAISED
            if small and at == 0 and not glued:
                line.raised = True
            elif small and not (at and line.text[at - 1].isspace() and line.text[found.end() : found.end() + 1] == "."):
                line.marks.append(Mark(at, found.group()))

    def _take_cells(self, line: Line, start: int, opened: int, ends: tuple[int, int]) -> None:
        """Cut the line at its wide gaps, and at the dots that lead to a page number; ``opened``: end of its sign."""
        text = line.text
        leaders = _LEADERS.search(text) if _DOTS.search(text) else None
        if leaders and leaders.end() < len(text):
            edge = self._origin(self._index(start + leaders.end()))[0]
            entry = Cell(line.left, edge - _CELL_GAP, text[: leaders.start()])
            line.cells = (entry, Cell(edge, line.right, text[leaders.end() :]))
        elif "   " in text or (" " in text and self._is_parted(*ends, line.text_left)):
            line.cells = self._cells(line, start, opened)

    def _cells(self, line: Line, start: int, opened: int) -> tuple[Cell, ...]:
        """The cells of a line whose first begins, sign aside, at ``opened``; none where all gaps are narrow."""
        cells, left, begins = [], line.left, 0
        for space in re.finditer(r"\s+", line.text):
            if space.start() <= opened:
                continue
            before = self._right(self._index(start + space.start() - 1))
            after = self._origin(self._index(start + space.end()))[0]
            if after - before >= _CELL_GAP:
                cells.append(Cell(left, before, line.text[begins : space.start()]))
                begins, left = space.end(), after
        cells.append(Cell(left, line.right, line.text[begins:]))
        return tuple(cells) if len(cells) > 1 else ()

    def _is_parted(self, first: int, last: int, text_left: float) -> bool:
        """Whether a gap as wide as between cells stands between two of the line's pieces of type."""
        count = pdfium.FPDFText_CountRects(self._handle, first, last - first + 1)
        end = 0.0
        for place in range(count if count > 1 else 0):
            pdfium.FPDFText_GetRect(self._handle, place, *self._rectangle)
            if place and self._left.value - end >= _CELL_GAP and self._left.value > text_left + 1:
                return True
            end = self._right_edge.value
        return False

    def _index(self, offset: int) -> int:
        """PDFium's index of the character at an offset of the text; they differ where it left characters out."""
        return pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, offset) if self._shift else offset

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._handle, index, *self._point)
        return self._left.value, self._top.value

    def _right(self, index: int) -> float:
        pdfium.FPDFText_GetCharBox(self._handle, index, *self._box)
        return self._right_edge.value

    def _size(self, index: int) -> float:
        """Type size as printed: some writers set all type at one point and enlarge it by the text matrix."""
        size = float(pdfium.FPDFText_GetFontSize(self._handle, index))
        if size < _SMALLEST_TYPE and pdfium.FPDFText_GetMatrix(self._handle, index, byref(self._matrix)):
            size *= abs(self._matrix.d) or 1.0
        return round(size, 1)

    def _font(self, index: int) -> str:
        pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, _NAME_LENGTH, byref(self._flags))
        return self._name.value.decode("utf-8", errors="replace")

    def _bold(self, index: int) -> bool:
        """By the font's weight, and by its name where the font tells no weight."""
        if pdfium.FPDFText_GetFontWeight(self._handle, index) >= _BOLD_WEIGHT:
            return True
        name = self._font(index)
        if name not in self._bold_names:
            self._bold_names[name] = any(part in name.lower() for part in _BOLD_NAMES)
        return self._bold_names[name]
