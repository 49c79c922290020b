"""The lines of a text file, each with what its marks say it is: bullet, number, heading, row of a table.

One reader for plain text and Markdown: text made from PDFs mixes both freely, so what a line is shows in the line.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from loaders.documents import markup
from loaders.documents.mending import BULLETS, mend


class LineKind(Enum):
    """What the marks of a line say."""

    BLANK = auto()
    RULE = auto()
    """Dashes that part sections, or a Markdown table's head from its body: no words."""
    HEADING = auto()
    """Marked as one by ``#``."""
    ROW = auto()
    BULLET = auto()
    NUMBERED = auto()
    LONE_NUMBER = auto()
    """Nothing but a number: a paragraph's, torn off, or a page's."""
    PROSE = auto()
    FURNITURE = auto()


@dataclass(slots=True)
class Line:
    """One line of the file."""

    kind: LineKind
    text: str = ""
    """The words, markup and sign removed."""
    page: int | None = None
    indent: int = 0
    number: str | None = None
    level: int = 0
    """Headings: the number of ``#``."""
    cells: tuple[str, ...] = ()
    bold: bool = False
    ends_hard: bool = False
    """Two spaces at its end: Markdown's sign that the line ends here on purpose."""


_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)\s*")
_BULLET = re.compile(rf"(\s*)([-*+–—]|[{BULLETS}\ue000-\uf8ff\ufffd]|o(?=\s{{1,4}}\S))[ \t\u00a0]+(\S.*)")
_TIGHT_BULLET = re.compile(rf"(\s*)([{BULLETS}\ue000-\uf8ff])(\S.*)")
_INNER_BULLET = re.compile(rf"(?<=\s)[{BULLETS}](?=\s)")
_NUMBERED = re.compile(r"\s*(\d{1,3})(?:[.)]\s+|\.?\t\s*)(\S.*)")
_LONE_NUMBER = re.compile(r"\s*(\d{1,3})\.?\s*")
_PAGE_LABEL = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_EDGE = 3
"""Lines at the top and foot of a page in which running lines are looked for."""
_REPEATED = 3


def lines(text: str) -> list[Line]:
    """The lines of a text; pages are counted only where form feeds mark them."""
    pages = text.split("\f")
    read: list[list[Line]] = []
    for page, content in enumerate(pages, 1):
        number = page if len(pages) > 1 else None
        raws = list(_raw_lines(content))
        rows = _rows(raws)
        read.append(
            [_row(raw, number) if row else _classified(raw, number) for raw, row in zip(raws, rows, strict=True)]
        )
    if len(pages) > 1:
        _mark_running_lines(read)
    return [line for page_lines in read for line in page_lines]


def _raw_lines(content: str) -> Iterator[str]:
    for raw in markup.unfold(content).split("\n"):
        if raw.lstrip()[:1] in BULLETS and raw.strip() and _INNER_BULLET.search(raw.lstrip()[1:]):
            sign = raw.lstrip()[0]
            for item in raw.split(sign)[1:]:
                yield f"{sign} {item.strip()}"
        else:
            yield raw


def _rows(raws: list[str]) -> list[bool]:
    """Which lines are rows of tables: cells parted by pipes or tabs, or beside one, a tab at either end."""
    rows = [bool(_is_row(raw)) for raw in raws]
    for order in (range(len(raws)), range(len(raws) - 1, -1, -1)):
        for place in order:
            beside = (place > 0 and rows[place - 1]) or (place + 1 < len(raws) and rows[place + 1])
            if beside and raws[place].strip() and "\t" in raws[place].strip(" "):
                rows[place] = True
    return rows


def _is_row(raw: str) -> bool:
    if markup.is_table_rule(raw) or _RULE.fullmatch(raw):
        return False
    return raw.lstrip().startswith("|") or ("\t" in raw.strip() and not _NUMBERED.fullmatch(raw))


def _classified(raw: str, page: int | None) -> Line:  # noqa: PLR0911 - one return a kind
    ends_hard = raw.endswith("  ") or raw.endswith("\\")
    if not raw.strip():
        return Line(LineKind.BLANK, page=page)
    if _RULE.fullmatch(raw) or markup.is_table_rule(raw):
        return Line(LineKind.RULE, page=page)
    if found := _HEADING.fullmatch(raw):
        return Line(LineKind.HEADING, _words(found[2]), page, level=len(found[1]), bold=True)
    if found := _LONE_NUMBER.fullmatch(raw):
        return Line(LineKind.LONE_NUMBER, found[1], page, number=found[1])
    if found := _BULLET.fullmatch(raw) or _TIGHT_BULLET.fullmatch(raw):
        if "**" in raw and markup.is_bold(raw.strip()):
            return Line(LineKind.PROSE, _words(raw), page, bold=True, ends_hard=ends_hard)
        indent = len(found[1].expandtabs(4)) + (2 if found[2] == "o" else 0)
        if numbered := _NUMBERED.fullmatch(found[3]):
            return Line(LineKind.NUMBERED, _words(numbered[2]), page, number=numbered[1])
        return Line(LineKind.BULLET, _words(found[3]), page, indent)
    if found := _NUMBERED.fullmatch(raw):
        return Line(LineKind.NUMBERED, _words(found[2]), page, number=found[1])
    indent = len(raw) - len(raw.lstrip())
    return Line(LineKind.PROSE, _words(raw), page, indent, bold=markup.is_bold(raw), ends_hard=ends_hard)


def _row(raw: str, page: int | None) -> Line:
    """Cells are parted by tabs or by pipes; a row that opens with a tab has an empty first cell."""
    parts = raw.strip().strip("|").split("|") if raw.lstrip().startswith("|") else raw.rstrip().split("\t")
    cells = tuple(_words(part) for part in parts)
    return Line(LineKind.ROW, "\t".join(cells), page, cells=cells, bold=markup.is_bold(raw.strip()))


def _words(raw: str) -> str:
    return mend(markup.inline(raw.rstrip("\\")))


def _mark_running_lines(pages: list[list[Line]]) -> None:
    """What stands again and again at the top or foot of pages, digits aside, is furniture; so is a page's number."""
    edges = [_edge(page) for page in pages]
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    for edge in edges:
        for line in edge:
            label = line.kind is LineKind.LONE_NUMBER or _PAGE_LABEL.fullmatch(line.text)
            if line.kind is not LineKind.NUMBERED and (label or seen[_key(line)] >= _REPEATED):
                line.kind = LineKind.FURNITURE


def _edge(page: list[Line]) -> list[Line]:
    printed = [line for line in page if line.kind not in (LineKind.BLANK, LineKind.RULE)]
    return printed[:_EDGE] + printed[_EDGE:][-_EDGE:]


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)
