"""Pieces of the text layer that stand on one printed line, made one again.

PDFium begins a new line wherever type rises or falls, so a footnote mark cuts its line in three.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from loaders.documents.pdf.lines import Cell, Line, Mark

_LEVEL = 2.5
"""Points by which the bases of one line may differ."""
_SMALL = 0.85
_RISE = 9.0
_WORD_GAP = 1.0
_FAR = 12.0
"""Points from which pieces of one line are cells of a row."""
_OPENING_MARK = re.compile(r"(\d+)(?!\d)\s*(?=\S)")


def merged(pieces: Iterable[Line]) -> list[Line]:
    """The printed lines of one page."""
    found: list[Line] = []
    numeral: Line | None = None
    for piece in pieces:
        line = piece
        if numeral is not None:
            if _opens(numeral, line):
                line = _opened_by(numeral, line)
            else:
                found.append(numeral)
            numeral = None
        last = found[-1] if found else None
        opening = _OPENING_MARK.match(line.text) if line.raised else None
        if last and opening and _stands_above_end(last, line):
            line = _after_mark(last, line, opening)
        if last and _is_mark(last, line):
            last.marks.append(Mark(len(last.text), line.text))
            last.text += line.text
            last.right = line.right
        elif line.text.isdigit() and len(line.text) <= 2:
            numeral = line
        elif last and _goes_on(last, line):
            _append(last, line)
        else:
            found.append(line)
    if numeral is not None:
        found.append(numeral)
    return found


def _is_mark(last: Line, line: Line) -> bool:
    """A small numeral above the base of the line that it follows at once."""
    return (
        line.text.isdigit() and len(line.text) <= 2 and line.size < last.size * _SMALL and _stands_above_end(last, line)
    )


def _stands_above_end(last: Line, line: Line) -> bool:
    return 0 < line.base - last.base < _RISE and -_LEVEL < line.left - last.right < _FAR


def _after_mark(last: Line, line: Line, opening: re.Match[str]) -> Line:
    """``line`` without the mark that opens it, which ``last`` takes: what follows stands on the same printed line."""
    mark, shift = opening[1], opening.end()
    rest = line.text[shift:]
    last.marks.append(Mark(len(last.text), mark))
    last.text += mark
    last.right = line.text_left - _WORD_GAP
    marks = [Mark(own.offset - shift, own.text) for own in line.marks]
    return replace(line, text=rest, left=line.text_left, base=last.base, marks=marks, raised=False)


def _opens(numeral: Line, line: Line) -> bool:
    """Whether a small numeral opens the line after it, as in a footnote."""
    return numeral.size < line.size * _SMALL and 0 <= numeral.base - line.base < _RISE and numeral.left < line.left


def _opened_by(numeral: Line, line: Line) -> Line:
    line.text = f"{numeral.text} {line.text}"
    line.marks = [Mark(mark.offset + len(numeral.text) + 1, mark.text) for mark in line.marks]
    line.text_left, line.left, line.raised = line.left, numeral.left, True
    return line


def _goes_on(last: Line, line: Line) -> bool:
    return abs(last.base - line.base) < _LEVEL and line.left > last.right - _LEVEL


def _append(last: Line, line: Line) -> None:
    gap = line.left - last.right
    if gap >= _FAR:
        before = last.cells or (Cell(last.left, last.right, last.text),)
        last.cells = (*before, *(line.cells or (Cell(line.left, line.right, line.text),)))
    space = "" if gap < _WORD_GAP or line.text[0] in ".,;:)" else " "
    offset = len(last.text) + len(space)
    last.text = f"{last.text}{space}{line.text}"
    last.marks.extend(Mark(mark.offset + offset, mark.text) for mark in line.marks)
    last.right, last.bold_to_end = line.right, line.bold_to_end
