"""What opens a paragraph or an item: a printed number or a bullet that hangs left of the text."""

import re
from typing import NamedTuple

from loaders.documents.mending import BULLETS
from loaders.documents.pdf.lines import Line

_NUMBER = re.compile(r"(\d{1,3})(?:([.)])\s+|\s+|(\.)(?=[A-Z‘“'\"]))(?=\S)")
_GLYPH = re.compile(rf"([{BULLETS}\u0336\u2500\u2015\ue000-\uf8ff\u0080-\u009f\ufffd])\s*(?=\S)")
_LETTER_GLYPH = re.compile(r"(\S)\s+(?=\S)")
DASHES = ("-", "–", "—", "―", "−", "─", "\u0336", "*", "o")
_DASH = re.compile(rf"([{''.join(map(re.escape, DASHES[:-1]))}]|o)\s+(?=\S)")
_SYMBOL_FONT = re.compile(r"wingding|symbol|webding|dingbat", re.IGNORECASE)
_HANGS = 12.5
"""Points from a dash to its text, from which it is a bullet; in prose a dash and its space are narrower."""
_SET_APART = 1.0
"""Type sizes from a number to its text, from which it is a paragraph's; in prose a space is a quarter of one."""
_DIGIT_WIDTH = 0.56
"""In type sizes."""
_NEAR = 6.0
_ALIGNED = 4.0
_FARTHEST_NUMBER = 3
"""How many numbers may be missing before one, where its place alone says that it is a paragraph's."""


class Bullet(NamedTuple):
    """A bullet and where the item's text begins in the line."""

    sign: str
    end: int


def bullet(line: Line) -> Bullet | None:
    """The bullet that opens a line, if one does."""
    if line.text[0].isalpha() and line.text[1:2] != " ":
        return None
    found = _GLYPH.match(line.text)
    if not found and _SYMBOL_FONT.search(line.font):
        found = _LETTER_GLYPH.match(line.text)
    if not found:
        dash = _DASH.match(line.text)
        found = dash if dash and line.text_left - line.left >= _HANGS else None
    return Bullet(found.group(1), found.end()) if found else None


def dash(line: Line) -> Bullet | None:
    """The dash that opens a line, however near its text: a bullet if what stands above it says so."""
    found = None if line.text[0].isalnum() and line.text[1:2] != " " else _DASH.match(line.text)
    if not found or found.group(1) == "*" or line.text_left - line.left < _NEAR:
        return None
    return Bullet(found.group(1), found.end())


class Numbers:
    """Tells the printed numbers of paragraphs from figures that happen to open a line, by sequence and place."""

    def __init__(self) -> None:
        self._last = 0

    def opening(self, line: Line, following: Line | None) -> tuple[str, int] | None:
        """(number, where the text begins) if the line opens a numbered paragraph."""
        found = _NUMBER.match(line.text) if line.text[0].isdecimal() else None
        if not found or line.raised or line.bold:
            return None
        number, stopped = int(found.group(1)), bool(found.group(2) or found.group(3))
        hangs = following is not None and abs(following.left - line.text_left) < _ALIGNED < line.text_left - line.left
        expected = number in (self._last + 1, 1)
        near = 0 < number - self._last <= _FARTHEST_NUMBER
        apart = hangs or _is_set_apart(line, len(found.group(1)))
        # The later part of a report in two files starts with any number.
        goes_on = self._last == 0 and apart
        if (stopped and (expected or (hangs and near) or goes_on)) or (apart and expected and number > 0):
            self._last = number
            return found.group(1), found.end()
        return None


def _is_set_apart(line: Line, digits: int) -> bool:
    """Whether the text begins farther from the number than a space is wide."""
    return line.text_left - line.left - digits * _DIGIT_WIDTH * line.size > _SET_APART * line.size
