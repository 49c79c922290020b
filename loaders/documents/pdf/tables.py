"""Tables: lines whose cells stand in columns, made rows again although their cells wrap.

The text layer gives a wrapped cell as lines of their own, before or after its neighbour. So a table is found by lines
that a wide gap parts, grown to the lines around that keep to its columns, and its rows are made by height.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.mending import mend
from loaders.documents.pdf.lines import Cell, Line
from loaders.documents.pdf.measure import SIZE_STEP
from loaders.documents.pdf.signs import bullet

_ALIGNED = 7.0
"""Points by which the cells of one column may differ at the left."""
_BESIDE = 12.0
"""Points from the end of a cell to the next."""
_INDENTED = 60.0
"""The same for a row set in, as a judgement below another."""
_WRAPPED = 1.5
"""Type sizes between the bases of lines of one cell."""
_FARTHEST = 5.0
"""Type sizes between lines of one table."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one page."""

    page: int
    rows: tuple[tuple[str, ...], ...]
    size: float
    bold: bool


@dataclass(slots=True)
class _Piece:
    """One line of one cell."""

    column: int
    base: float
    size: float
    text: str
    bold: bool


def with_tables(lines: Sequence[Line]) -> list[Line | Table]:
    """The body lines of one page in order, each table in place of its lines."""
    found: list[Line | Table] = []
    place = 0
    for start, end, columns in _regions(lines):
        table = _table(lines[start:end], columns)
        if _is_table(table):
            found.extend((*lines[place:start], table))
            place = end
    found.extend(lines[place:])
    return found


def _regions(lines: Sequence[Line]) -> list[tuple[int, int, list[float]]]:
    """(first, after last, lefts of the columns) of what may be a table.

    A list set beside a title is prose in a frame, not a table: its lines are left to the flow.
    """
    regions: list[tuple[int, int, list[float]]] = []
    place = 0
    while place < len(lines):
        columns = _columns(lines, place)
        if not columns:
            place += 1
            continue
        end = place + 1
        while end < len(lines) and _fits(lines[end], lines[end - 1], columns):
            end += 1
        after = regions[-1][1] if regions else 0
        start = place
        while start > after and _fits(lines[start - 1], lines[start], columns) and not lines[start - 1].cells:
            start -= 1
        start, end = _trimmed(lines, start, end, columns)
        if end > start and not any(map(bullet, lines[start:end])):
            regions.append((start, end, columns))
        place = max(end, place + 1)
    return regions


def _columns(lines: Sequence[Line], place: int) -> list[float]:
    """Lefts of the columns that the line shows; none where it is of one column.

    A cell beside one that wraps is a line of its own, to the right of lines that it does not stand below.
    """
    line = lines[place]
    if line.cells:
        return [cell.left for cell in line.cells]
    before = lines[place - 1] if place else None
    if before and line.left > before.right + _BESIDE and -1 < line.base - before.base < _BESIDE * 2:
        return [before.left, line.left]
    return []


def _fits(line: Line, beside: Line, columns: list[float]) -> bool:
    """Whether a line keeps to the columns: its cells stand in them, or it ends before the next one begins."""
    if abs(line.base - beside.base) > _FARTHEST * max(line.size, beside.size):
        return False
    if line.cells:
        last = line.cells[-1]
        ends_in_number = last.text.strip().isdigit() and abs(last.right - columns[-1]) < 40
        aligned = len(line.cells) == len(columns) and abs(last.left - columns[-1]) < _ALIGNED
        return aligned or ends_in_number
    column = _column(line.left, columns)
    if abs(line.left - columns[column]) > _INDENTED or line.size > beside.size + 3 * SIZE_STEP:
        return False
    return column == len(columns) - 1 or line.right < columns[column + 1] - 2


def _column(left: float, columns: list[float]) -> int:
    return max((place for place, at in enumerate(columns) if left >= at - _ALIGNED), default=0)


def _trimmed(lines: Sequence[Line], start: int, end: int, columns: list[float]) -> tuple[int, int]:
    """Lines at either end that no right cell stands beside are no part of the table."""
    rights = [line for line in lines[start:end] if line.cells or _column(line.left, columns) > 0]
    highest = max(line.base + line.size * _WRAPPED for line in rights)
    lowest = min(line.base - line.size * _WRAPPED for line in rights)
    while (
        start < end and lines[start].base > highest and not lines[start].cells and not _wraps(lines[start : start + 2])
    ):
        start += 1
    while end > start and lines[end - 1].base < lowest and not lines[end - 1].cells:
        end -= 1
    return start, end


def _wraps(lines: Sequence[Line]) -> bool:
    """Whether two lines are close enough to be one cell."""
    return len(lines) > 1 and abs(lines[0].base - lines[1].base) < _WRAPPED * lines[0].size


def _is_table(table: Table) -> bool:
    """Two rows with cells side by side: one alone is a heading with its grade beside it."""
    return sum(sum(bool(cell) for cell in row) > 1 for row in table.rows) > 1


def _table(lines: Sequence[Line], columns: list[float]) -> Table:
    pieces = []
    for line in lines:
        for place, cell in enumerate(line.cells or (Cell(line.left, line.right, line.text),)):
            # Cells set flush right begin anywhere, so a line with a cell for each column is taken as it stands.
            column = place if len(line.cells) == len(columns) else _column(cell.left, columns)
            pieces.append(_Piece(column, line.base, line.size, mend(cell.text), line.bold))
    return Table(lines[0].page, _rows(pieces, len(columns)), lines[0].size, lines[0].bold)


def _rows(pieces: list[_Piece], width: int) -> tuple[tuple[str, ...], ...]:
    """Cells of the other columns are put beside the cell of the first that they overlap in height."""
    cells = [_cells(pieces, column) for column in range(width)]
    cells[0] = _cut_at(cells[0], [cell[0] for column in cells[1:] for cell in column])
    rows: list[tuple[float, list[str]]] = [(cell[0].base, [_joined(cell), *[""] * (width - 1)]) for cell in cells[0]]
    spans = [(cell[0].base, cell[-1].base) for cell in cells[0]]
    for column in range(1, width):
        for cell in cells[column]:
            near = [_apart(cell[0].base, cell[-1].base, top, foot) for top, foot in spans]
            best = min(range(len(near)), key=near.__getitem__) if near else -1
            if best >= 0 and near[best] < cell[0].size and not rows[best][1][column]:
                rows[best][1][column] = _joined(cell)
            else:
                rows.append((cell[0].base, [*[""] * column, _joined(cell), *[""] * (width - 1 - column)]))
    rows.sort(key=lambda row: -row[0])
    return tuple(tuple(row) for _, row in rows)


def _cells(pieces: list[_Piece], column: int) -> list[list[_Piece]]:
    """The lines of one column gathered to cells: close lines are one, unless a new one opens with a capital."""
    own = sorted((piece for piece in pieces if piece.column == column), key=lambda piece: -piece.base)
    beside = {round(piece.base) for piece in pieces if piece.column == 0 and not piece.text[:1].islower()}
    cells: list[list[_Piece]] = [own[:1]] if own else []
    for before, piece in pairwise(own):
        close = before.base - piece.base < _WRAPPED * piece.size and (column > 0 or before.bold == piece.bold)
        opens = column > 0 and piece.text[:1].isupper() and round(piece.base) in beside
        if close and not opens:
            cells[-1].append(piece)
        else:
            cells.append([piece])
    return cells


def _cut_at(cells: list[list[_Piece]], firsts: list[_Piece]) -> list[list[_Piece]]:
    """First-column cells cut where the first line of another column's cell begins beside a capital."""
    begins = {round(piece.base) for piece in firsts}
    cut: list[list[_Piece]] = []
    for cell in cells:
        cut.append([cell[0]])
        rights = sum(round(piece.base) in begins for piece in cell)
        for piece in cell[1:]:
            if rights > 1 and round(piece.base) in begins and piece.text[:1].isupper():
                cut.append([piece])
            else:
                cut[-1].append(piece)
    return cut


def _apart(top: float, foot: float, other_top: float, other_foot: float) -> float:
    """Distance of two spans of height; negative where they overlap."""
    return max(foot - other_top, other_foot - top)


def _joined(cell: list[_Piece]) -> str:
    return " ".join(piece.text for piece in cell)
