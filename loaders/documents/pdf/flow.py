"""Lines to drafts of blocks: paragraphs and items, joined over lines and pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from loaders.documents.model import BlockKind
from loaders.documents.pdf.furniture import Part
from loaders.documents.pdf.lines import Line
from loaders.documents.pdf.measure import SIZE_STEP, Measure
from loaders.documents.pdf.signs import DASHES, Numbers, bullet, dash
from loaders.documents.pdf.tables import Table

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}$")
LABEL = re.compile(r"[A-Z][\w’' ]{2,40}:\s*\S")
FAREWELL = re.compile(r"Yours\s+(?:sincerely|faithfully|truly)\b", re.IGNORECASE)
_SALUTATION = re.compile(r"Dear\s+[A-Z][^.]{0,80}$")
"""A line of a letter that stands for itself, whatever stands above and below."""
_TAIL = 12
_APART = 1.32
"""Lines farther apart than this many usual distances are two paragraphs."""
_TORN = 2.6
"""The same where the sentence goes on and the line before it is full."""
_ALIGNED = 5.0
_INSET = 12.0


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence may, quotation and footnote marks aside."""
    return _SENTENCE_END.search(text[-_TAIL:]) is not None


@dataclass(slots=True)
class Draft:
    """A block while its lines are gathered."""

    kind: BlockKind
    lines: list[Line]
    number: str | None = None
    sign: str = ""
    skip: int = 0
    """Characters of the first line that are its number or bullet."""
    level: int = 0

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]

    @property
    def text_left(self) -> float:
        """Where its lines after the first begin."""
        return self.lines[1].left if len(self.lines) > 1 else self.first.text_left

    def is_aligned(self, line: Line) -> bool:
        """Whether a line begins where the lines of this block do."""
        return self.first.left - _INSET < line.left < self.text_left + _INSET and (
            abs(line.left - self.text_left) < _INSET or len(self.lines) == 1 or line.left < self.first.left + _INSET
        )

    @property
    def bold(self) -> bool:
        """Whether all of it is."""
        return all(line.bold and line.bold_to_end for line in self.lines)

    @property
    def ends_sentence(self) -> bool:
        """Whether what it holds so far could be all."""
        return ends_sentence(self.last.text)


@dataclass(slots=True)
class Flow:
    """Takes a document's lines in reading order."""

    measure: Measure
    numbers: Numbers = field(default_factory=Numbers)
    drafts: list[Draft | Table] = field(default_factory=list)
    open: Draft | None = None
    footnote: Draft | None = None
    lefts: list[float] = field(default_factory=list)
    """Lefts of the bullets of the list being read, the outermost first."""

    def page(self, elements: Sequence[tuple[Line | Table, Part]]) -> None:
        """Take in one page."""
        body = [element for element, part in elements if part is Part.BODY and isinstance(element, Line)]
        after = {id(line): following for line, following in zip_longest(body, body[1:])}
        for element, part in elements:
            if isinstance(element, Table):
                self.drafts.append(element)
                self.open = None
                self.lefts.clear()
            elif part is Part.RUNNING:
                self.drafts.append(Draft(BlockKind.FURNITURE, [element]))
            elif part is Part.FOOTNOTE:
                self._note(element)
            else:
                self._line(element, after[id(element)])
        self.footnote = None

    def _note(self, line: Line) -> None:
        found = re.match(r"(\d{1,2})\s+", line.text)
        if found and (line.raised or self.footnote is None or self._counts_on(found.group(1))):
            self.footnote = Draft(BlockKind.FOOTNOTE, [line], number=found.group(1), skip=found.end())
            self.drafts.append(self.footnote)
        elif self.footnote:
            self.footnote.lines.append(line)
        else:
            self.footnote = Draft(BlockKind.FOOTNOTE, [line])
            self.drafts.append(self.footnote)

    def _counts_on(self, number: str) -> bool:
        return bool(self.footnote and self.footnote.number and int(number) == int(self.footnote.number) + 1)

    def _line(self, line: Line, following: Line | None) -> None:
        sign = bullet(line)
        if not sign and self.open and (near := dash(line)) and self._may_list(self.open, line):
            sign = near
        number = None if sign else self.numbers.opening(line, following)
        if sign:
            self._open(Draft(BlockKind.ITEM, [line], sign=sign.sign, skip=sign.end, level=self._depth(line)))
        elif number:
            self._open(Draft(BlockKind.PARAGRAPH, [line], number=number[0], skip=number[1]))
        elif self.open and self._goes_on(self.open, line):
            self.open.lines.append(line)
        elif self.open and self._is_lost_item(self.open, line):
            self._open(Draft(BlockKind.ITEM, [line], level=self._depth(line)))
        else:
            self._open(Draft(BlockKind.PARAGRAPH, [line]))

    def _may_list(self, draft: Draft, line: Line) -> bool:
        """Whether a dash under what stands above is a bullet: after a colon, a sentence's end, or its like."""
        alike = draft.sign in DASHES and abs(draft.first.left - line.left) < _ALIGNED
        return alike or (draft.ends_sentence and line.page == draft.last.page)

    def _is_lost_item(self, draft: Draft, line: Line) -> bool:
        """Whether a line is an item whose bullet the text layer lacks: set in from the list's text, with no capital."""
        if draft.kind is not BlockKind.ITEM or line.text[0].isupper() or line.page != draft.last.page:
            return False
        inset = line.left > draft.text_left + _INSET
        return inset or (not draft.sign and abs(line.left - draft.first.left) < _ALIGNED)

    def _open(self, draft: Draft) -> None:
        if draft.kind is not BlockKind.ITEM:
            self.lefts.clear()
        self.open = draft
        self.drafts.append(draft)

    def _depth(self, line: Line) -> int:
        while self.lefts and line.left < self.lefts[-1] - _ALIGNED:
            self.lefts.pop()
        if not self.lefts or line.left > self.lefts[-1] + _ALIGNED:
            self.lefts.append(line.left)
        return len(self.lefts)

    def _goes_on(self, draft: Draft, line: Line) -> bool:
        """Whether a line without number or bullet belongs to the block above it."""
        if _SALUTATION.match(line.text) or _SALUTATION.match(draft.first.text) or FAREWELL.match(line.text):
            return False
        last = draft.last
        apart = abs(line.size - last.size)
        if apart > SIZE_STEP and (apart > 2 * SIZE_STEP or draft.ends_sentence or not line.text[0].islower()):
            return False
        if line.bold != last.bold_to_end and (draft.bold or line.bold_to_end) and (draft.bold or draft.ends_sentence):
            return False
        large = line.size > self.measure.body_size + SIZE_STEP
        if (large and line.bold != last.bold_to_end) or (line.page <= 2 and line.bold and LABEL.match(line.text)):
            return False
        if line.page != last.page:
            return self._goes_on_overleaf(draft, line)
        return self._goes_on_below(draft, last, line)

    def _goes_on_below(self, draft: Draft, last: Line, line: Line) -> bool:
        distance = last.base - line.base
        if distance <= 0:
            return False
        if distance > self.measure.pitch * line.size * _APART:
            # A line spaced out by what the eye does not see goes on when its sentence does.
            inside = distance < self.measure.pitch * line.size * _TORN and abs(line.left - draft.text_left) < 2
            return inside and not draft.bold and not draft.ends_sentence and self.measure.is_full(last, line)
        if draft.bold or not draft.ends_sentence:
            return True
        return self.measure.is_full(last, line) and draft.is_aligned(line)

    def _goes_on_overleaf(self, draft: Draft, line: Line) -> bool:
        if draft.bold or (line.bold and line.bold_to_end) or line.page > draft.last.page + 1:
            return False
        if not draft.ends_sentence or line.text[0].islower():
            return True
        inset = draft.first.text_left > draft.first.left + _ALIGNED
        if inset and abs(line.left - draft.first.text_left) < _ALIGNED:
            return True
        return not draft.number and not inset and self.measure.is_full(draft.last, line)
