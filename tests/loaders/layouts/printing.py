"""Prints a sample written in Markdown as a publisher would: the same words as a PDF, set in one style or another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fpdf import FPDF

_BULLET = re.compile(r"(?P<indent>\s*)- (?P<text>.*)")
_NUMBER = re.compile(r"(?P<number>\d+)\. (?P<text>.*)")
_HEADING = re.compile(r"(?P<marks>#+) (?P<text>.*)")
_LEFT, _TOP = 72.0, 90.0
_INDENT = 28.0


@dataclass(frozen=True)
class Style:
    """How a publisher sets type; lengths in points."""

    font: str = "Helvetica"
    body: float = 12.0
    headings: tuple[float, ...] = (26.0, 14.0, 12.0)
    """Sizes of headings of the first, second and third rank."""
    right: float = 523.0
    foot: float = 740.0
    """Where a page is full, from its top."""
    bullet: tuple[str, str] = ("ZapfDingbats", "n")
    """Font and character of a bullet."""
    number: str = "{}."
    footer: str = "Inspection report"

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.body * 1.21


class _Press:
    """Sets one document."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.core_fonts_encoding = "cp1252"
        self.pdf.set_auto_page_break(False)
        self.down = 0.0
        self.page()

    def page(self) -> None:
        self.pdf.add_page()
        self.pdf.set_font(self.style.font, "", 8)
        self.pdf.text(_LEFT, 800, self.style.footer)
        self.pdf.text(500, 800, str(self.pdf.page))
        self.down = _TOP

    def text(self, words: str, left: float = _LEFT, size: float = 0.0, *, bold: bool = False) -> None:
        """One paragraph, wrapped."""
        size = size or self.style.body
        self.pdf.set_font(self.style.font, "B" if bold else "", size)
        for line in self._wrapped(words, self.style.right - left):
            self._line(line, left, size)

    def _line(self, line: str, left: float, size: float) -> None:
        self.down += size * 1.21
        self.pdf.text(left, self.down, line)

    def _wrapped(self, words: str, width: float) -> Iterator[str]:
        line = ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if line and self.pdf.get_string_width(longer) > width:
                yield line
                line = word
            else:
                line = longer
        yield line

    def space(self, lines: float) -> None:
        self.down += lines * self.style.pitch
        if self.down + 3 * self.style.pitch > self.style.foot:
            self.page()

    def signed(self, sign: str, words: str, left: float, font: str = "") -> None:
        """A paragraph that hangs beside its number or bullet."""
        self.pdf.set_font(font or self.style.font, "", self.style.body)
        self.pdf.text(left, self.down + self.style.pitch, sign)
        self.text(words, left + _INDENT)

    def row(self, cells: list[str], *, bold: bool) -> None:
        top, lowest = self.down, self.down
        width = (self.style.right - _LEFT) * 0.7
        for place, cell in enumerate(cells):
            self.down = top
            left = _LEFT + (place and width + (place - 1) * 60)
            self.pdf.set_font(self.style.font, "B" if bold else "", self.style.body)
            for line in self._wrapped(cell, width - 20 if not place else self.style.right - left):
                self._line(line, left, self.style.body)
            lowest = max(lowest, self.down)
        self.down = lowest + 6


def printed(markdown: str, style: Style | None = None) -> bytes:
    """The PDF of a sample. Form feeds begin a page; lines of one block stay lines."""
    press = _Press(style or Style())
    rows = 0
    for raw in markdown.split("\n"):
        line = raw.rstrip()
        bold = line.startswith("**") and line.endswith("**")
        words = line.strip().replace("**", "")
        if "\f" in raw:
            press.page()
        elif not words:
            press.space(0.6)
        elif words.startswith("|"):
            cells = [cell.strip() for cell in words.strip("|").split("|")]
            if not re.fullmatch(r"[-| ]+", words):
                press.row(cells, bold=rows == 0)
            rows += 1
            continue
        elif found := _HEADING.fullmatch(line):
            rank = len(found["marks"])
            press.space(0.4)
            press.text(found["text"], size=press.style.headings[rank - 1], bold=rank > 1)
        elif found := _NUMBER.fullmatch(line):
            press.signed(press.style.number.format(found["number"]), found["text"], _LEFT)
        elif found := _BULLET.fullmatch(line):
            font, sign = press.style.bullet
            left = _LEFT + _INDENT * (1 + bool(found["indent"]))
            press.signed(sign, found["text"], left, font)
        else:
            press.text(words, bold=bold)
        rows = 0
    return bytes(press.pdf.output())
