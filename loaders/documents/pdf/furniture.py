"""Which lines of a page are furniture or footnotes: by repetition, place and type size, not by their words."""

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from loaders.documents.pdf.lines import Line
from loaders.documents.pdf.measure import SIZE_STEP, Measure

_BAND = 0.115
"""Share of the page's height, at its top and foot, where running lines stand."""
_REPEATED = 3
_PAGE_LABEL = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_NUMERAL = re.compile(r"\d{1,2}\s")


class Part(Enum):
    """What a line is to its page."""

    BODY = auto()
    RUNNING = auto()
    FOOTNOTE = auto()


class Page(NamedTuple):
    """One page as read."""

    number: int
    height: float
    lines: list[Line]


def parts(pages: Sequence[Page], measure: Measure) -> list[list[tuple[Line, Part]]]:
    """Each page's lines in order, with what they are."""
    running = _running_keys(pages)
    return [_with_footnotes(_marked(page, running), measure) for page in pages]


def _running_keys(pages: Sequence[Page]) -> set[str]:
    """What stands at the edge of several pages, digits aside."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page.lines if _at_edge(line, page.height)})
    enough = min(_REPEATED, max(2, len(pages) - 1))
    return {key for key, count in seen.items() if count >= enough}


def _marked(page: Page, running: set[str]) -> list[tuple[Line, Part]]:
    marked = []
    for line in page.lines:
        aside = _at_edge(line, page.height) and (_PAGE_LABEL.fullmatch(line.text) or _key(line) in running)
        marked.append((line, Part.RUNNING if aside else Part.BODY))
    return marked


def _with_footnotes(marked: list[tuple[Line, Part]], measure: Measure) -> list[tuple[Line, Part]]:
    """The small type that ends a page is footnotes from the first line on that a numeral opens."""
    start = len(marked)
    for place in range(len(marked) - 1, -1, -1):
        line, part = marked[place]
        if part is Part.BODY:
            if line.size > measure.body_size - SIZE_STEP:
                break
            start = place
    opened = False
    for place in range(start, len(marked)):
        line, part = marked[place]
        opened = opened or line.raised or (start > 0 and _NUMERAL.match(line.text) is not None)
        if part is Part.BODY and opened:
            marked[place] = (line, Part.FOOTNOTE)
    return marked


def _at_edge(line: Line, height: float) -> bool:
    return line.base > height * (1 - _BAND) or line.base < height * _BAND


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)
