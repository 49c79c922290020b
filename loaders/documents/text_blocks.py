"""Blocks from the lines of a text: paragraphs joined over breaks, headings, lists, tables, displaced numbers."""

import re
from dataclasses import dataclass, field

from loaders.documents.mending import Joiner
from loaders.documents.model import Block, BlockKind
from loaders.documents.text_lines import Line, LineKind

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_COLON_LABEL = re.compile(r":\s*[A-Z0-9]|:\S|https?:|www\.")
"""A label and its value ("Age group: All") rather than a heading."""
_FORMULA = re.compile(r"(?:Dear|Yours|Copy|Copies|cc)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"Dear\s+\S.{0,120}")
_FAREWELL = re.compile(r"Yours\s+(?:sincerely|faithfully|truly)\b.{0,20}", re.IGNORECASE)
_LONGEST_HEADING = 25
_LONGEST_LABEL = 8
"""Words of a line that ends with a colon and is still a heading ("Within three months:")."""
_MARKED_BOLD = 6
_UNMARKED = 5
"""Ranks of headings that are set in bold only, or stand alone only."""
_NUMBERED_REPORT = 20
"""Numbered paragraphs from which a report is taken to number them all."""
_FULL_LINE = 0.6
"""Share of the usual width from which a line was broken because it was full."""
_WRAPS = range(50, 131)
"""Widths at which texts are wrapped, in characters."""


@dataclass(slots=True)
class Piece:
    """A block while it grows."""

    kind: BlockKind
    text: str
    page: int | None
    number: str | None = None
    level: int = 0
    indent: int = 0
    bold: bool = False
    alone: bool = False
    """A single line with nothing beside it: a heading, if its words look like one."""
    after_gap: bool = False
    rows: list[tuple[str, ...]] = field(default_factory=list)
    page_starts: list[tuple[int, int]] = field(default_factory=list)

    def block(self) -> Block:
        """The block as it stands."""
        text = "\n".join("\t".join(row) for row in self.rows) if self.rows else self.text
        return Block(
            kind=self.kind,
            text=text,
            page=self.page,
            page_starts=tuple(self.page_starts),
            number=self.number,
            level=self.level,
            rows=tuple(self.rows),
            bold=self.bold,
        )


def blocks(lines: list[Line]) -> tuple[Block, ...]:
    """The blocks of a text in reading order."""
    joiner = Joiner(line.text for line in lines)
    pieces = _pieces(lines, joiner)
    _attach_lone_numbers(pieces)
    _find_headings(pieces)
    _find_lost_bullets(pieces)
    pieces = _rejoined(pieces, joiner)
    _place_numbers(pieces)
    _rank_items(pieces)
    return tuple(piece.block() for piece in pieces)


def _pieces(lines: list[Line], joiner: Joiner) -> list[Piece]:
    """One piece a run of lines that stand together."""
    width = _wrap_width(lines)
    pieces: list[Piece] = []
    gap, previous = True, None
    for line in lines:
        last = pieces[-1] if pieces else None
        gap = gap or (previous is not None and previous.page != line.page)
        if line.kind in (LineKind.BLANK, LineKind.RULE):
            gap = True
            continue
        if line.kind is LineKind.ROW:
            _add_row(pieces, line)
        elif line.kind is LineKind.PROSE and last and previous and not gap and _goes_on(last, previous, line):
            full = len(previous.text) >= _FULL_LINE * width and not previous.ends_hard and not previous.bold
            last.text = joiner.joined(last.text, line.text) if full else f"{last.text}\n{line.text}"
            last.alone = False
        else:
            pieces.append(_piece(line, gap))
        gap, previous = False, line
    return pieces


def _goes_on(last: Piece, previous: Line, line: Line) -> bool:
    """Whether a line without a gap before it belongs to what stands above: not where only one of them is bold."""
    if last.kind is BlockKind.HEADING or previous.kind not in (LineKind.PROSE, LineKind.BULLET, LineKind.NUMBERED):
        return False
    return line.bold == previous.bold


def _piece(line: Line, gap: bool) -> Piece:
    kinds = {
        LineKind.HEADING: BlockKind.HEADING,
        LineKind.BULLET: BlockKind.ITEM,
        LineKind.FURNITURE: BlockKind.FURNITURE,
        LineKind.LONE_NUMBER: BlockKind.FURNITURE,
    }
    return Piece(
        kind=kinds.get(line.kind, BlockKind.PARAGRAPH),
        text=line.text,
        page=line.page,
        number=line.number if line.kind is LineKind.NUMBERED else None,
        level=line.level,
        indent=line.indent,
        bold=line.bold,
        alone=line.kind is LineKind.PROSE,
        after_gap=gap,
    )


def _add_row(pieces: list[Piece], line: Line) -> None:
    """Rows are one table over blank lines; a row with an empty first cell carries the one above on."""
    last = pieces[-1] if pieces else None
    if last is None or last.kind is not BlockKind.TABLE:
        pieces.append(Piece(BlockKind.TABLE, "", line.page, rows=[line.cells], bold=line.bold))
    elif not line.cells[0] and len(line.cells) == len(last.rows[-1]):
        cells = zip(last.rows[-1], line.cells, strict=True)
        last.rows[-1] = tuple(f"{above} {below}".strip() for above, below in cells)
    else:
        last.rows.append(line.cells)


def _wrap_width(lines: list[Line]) -> float:
    """The width at which the text was wrapped; infinite where paragraphs are single lines."""
    lengths = sorted(len(line.text) for line in lines if line.kind is LineKind.PROSE)
    widest = lengths[int(len(lengths) * 0.95)] if lengths else 0
    return float(widest) if widest in _WRAPS else float("inf")


def _attach_lone_numbers(pieces: list[Piece]) -> None:
    """A number alone on a line is the next paragraph's where that is the one missing, else a page's."""
    printed = {int(piece.number) for piece in pieces if piece.number}
    for place, piece in enumerate(pieces[:-1]):
        following = pieces[place + 1]
        if piece.kind is not BlockKind.FURNITURE or not piece.text.isdigit():
            continue
        number = int(piece.text)
        missing = number not in printed and number - 1 in printed and number + 1 in printed
        if missing and following.kind is BlockKind.PARAGRAPH and not following.number:
            following.number, following.alone, following.after_gap = piece.text, False, True
            piece.text = ""
            printed.add(number)
    for piece in pieces:
        if piece.number and not piece.text:
            piece.kind, piece.text, piece.number = BlockKind.FURNITURE, piece.number, None
    pieces[:] = [piece for piece in pieces if piece.text or piece.rows]


def _find_headings(pieces: list[Piece]) -> None:
    """Lines that stand alone and look like headings, outside the head and the foot of a letter."""
    starts = [place for place, piece in enumerate(pieces) if _SALUTATION.fullmatch(piece.text)]
    ends = [place for place, piece in enumerate(pieces) if _FAREWELL.fullmatch(piece.text)]
    first = starts[0] + 1 if starts else 0
    last = ends[-1] if ends else len(pieces)
    for place in range(first, last):
        piece = pieces[place]
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.alone and piece.kind is BlockKind.PARAGRAPH and _looks_like_heading(piece, following):
            piece.kind = BlockKind.HEADING
            piece.level = _MARKED_BOLD if piece.bold else _UNMARKED


def _looks_like_heading(piece: Piece, following: Piece | None) -> bool:
    words = piece.text.split()
    if len(words) > _LONGEST_HEADING or not piece.text[0].isupper() or _FORMULA.match(piece.text):
        return False
    if piece.text.endswith(":"):
        return piece.bold or len(words) <= _LONGEST_LABEL
    if piece.text[-1] in ".,;!–-" or _COLON_LABEL.search(piece.text):
        return False
    if piece.bold:
        return True
    goes_on = following and following.kind is BlockKind.PARAGRAPH and not following.number
    return piece.after_gap and not (goes_on and following and following.text[:1].islower())


def _find_lost_bullets(pieces: list[Piece]) -> None:
    """A line between a heading and a list that starts like an item, not like a sentence, is an item without sign."""
    for before, piece, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        opens = before.kind is BlockKind.HEADING or before.text.endswith(":")
        bare = piece.kind is BlockKind.PARAGRAPH and not piece.number and after.kind is BlockKind.ITEM
        if opens and bare and (piece.text[0].islower() or (piece.indent and before.kind is BlockKind.HEADING)):
            piece.kind, piece.indent = BlockKind.ITEM, after.indent


def _rejoined(pieces: list[Piece], joiner: Joiner) -> list[Piece]:
    """Paragraphs and items that a page break tore apart, made one again over what stands between them."""
    joined: list[Piece] = []
    all_numbered = sum(piece.number is not None for piece in pieces) >= _NUMBERED_REPORT
    for piece in pieces:
        before = next((other for other in reversed(joined) if other.kind is not BlockKind.FURNITURE), None)
        if before and _torn(before, piece, all_numbered):
            text = joiner.joined(before.text, piece.text)
            offset = len(text) - len(piece.text)
            last_page = before.page_starts[-1][1] if before.page_starts else before.page
            if piece.page is not None and piece.page != last_page:
                before.page_starts.append((offset, piece.page))
            before.text = text
        else:
            joined.append(piece)
    return joined


def _torn(before: Piece, piece: Piece, all_numbered: bool) -> bool:
    """Whether a paragraph carries on the one before, and nothing marks a new block.

    It does where the former does not end a sentence or the latter starts lower case; where a report numbers its
    paragraphs, also where it has no number of its own.
    """
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or piece.kind is not BlockKind.PARAGRAPH:
        return False
    if piece.number or "\n" in piece.text or not before.text or "\n" in before.text:
        return False
    if piece.text[0].islower():
        return len(before.text.split()) > 1
    if all_numbered and before.number and not piece.bold and _SENTENCE_END.search(piece.text):
        return True
    unfinished = not _SENTENCE_END.search(before.text) and len(before.text.split()) > _LONGEST_LABEL
    return unfinished and bool(_SENTENCE_END.search(piece.text)) and not _FORMULA.match(piece.text)


def _place_numbers(pieces: list[Piece]) -> None:
    """A number torn into the text of its paragraph goes back before it: the one number missing, as "12." in prose."""
    printed = {int(piece.number) for piece in pieces if piece.number}
    last = 0
    for piece in pieces:
        if piece.number:
            last = int(piece.number)
        elif piece.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and last + 1 not in printed:
            found = re.search(rf"(?<=\w|[.,;:)])\s+{last + 1}\.\s+(?=\w)", piece.text)
            if found:
                piece.text = f"{piece.text[: found.start()]} {piece.text[found.end() :]}"
                piece.kind, last = BlockKind.PARAGRAPH, last + 1
                piece.number = str(last)
                printed.add(last)


def _rank_items(pieces: list[Piece]) -> None:
    """Depth of items from their indents; a list begins anew after anything else."""
    indents: list[int] = []
    for piece in pieces:
        if piece.kind is BlockKind.FURNITURE:
            continue
        if piece.kind is not BlockKind.ITEM:
            indents.clear()
            continue
        while indents and piece.indent < indents[-1]:
            indents.pop()
        if not indents or piece.indent > indents[-1]:
            indents.append(piece.indent)
        piece.level = len(indents)
