"""What is usual in a document: the size of its body type, the distance of its lines, its right margin."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from loaders.documents.pdf.lines import Line

SIZE_STEP = 0.9
"""Points by which type is larger or smaller than another, rather than the same set slightly otherwise."""
_CLOSE = (0.9, 1.7)
"""Distances of lines that stand together, in type sizes."""
_USUAL_PITCH = 1.21
_SLACK = 20.0
"""Points that a line may fall short of the margin and still be full."""
_LETTER = 0.56
"""Width of an average letter, in type sizes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Lengths in points."""

    body_size: float
    pitch: float
    """Distance of base lines within a paragraph, in type sizes."""
    right: float
    """Where full lines end."""

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Measure":
        """Measure all lines of a document."""
        given = list(lines)
        sizes: Counter[float] = Counter()
        for line in given:
            sizes[round(line.size * 2) / 2] += len(line.text)
        body = sizes.most_common(1)[0][0] if sizes else 0.0
        distances: Counter[float] = Counter()
        rights = []
        for before, line in pairwise(given):
            distance = before.base - line.base
            if abs(line.size - body) < SIZE_STEP and before.page == line.page:
                rights.append(before.right)
                if _CLOSE[0] * body < distance < _CLOSE[1] * body:
                    distances[round(distance, 0)] += 1
        rights.sort()
        pitch = distances.most_common(1)[0][0] / body if distances else _USUAL_PITCH
        return cls(body, pitch, rights[int(len(rights) * 0.97)] if rights else 500.0)

    def is_full(self, line: Line, following: Line) -> bool:
        """Whether ``line`` ends because the first word of ``following`` had no room left on it."""
        word = following.text.split(" ", 1)[0]
        return line.right + (len(word) + 1) * line.size * _LETTER > self.right - _SLACK

    def is_body(self, line: Line) -> bool:
        """Whether a line is set in the size of the body."""
        return abs(line.size - self.body_size) < SIZE_STEP
