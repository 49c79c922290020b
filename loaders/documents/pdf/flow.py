"""Lines to blocks: paragraphs and items joined over lines and pages, headings told by their type."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from loaders.documents.mending import LINE_END_HYPHENS, Joiner, mend
from loaders.documents.model import Block, BlockKind
from loaders.documents.pdf.furniture import Part
from loaders.documents.pdf.lines import Line
from loaders.documents.pdf.measure import SIZE_STEP, Measure
from loaders.documents.pdf.signs import DASHES, Numbers, bullet, dash
from loaders.documents.pdf.tables import Table

_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}$")
_LABEL = re.compile(r"[A-Z][\w’' ]{2,40}:\s*\S")
_FAREWELL = re.compile(r"Yours\s+(?:sincerely|faithfully|truly)", re.IGNORECASE)
_FORMULA = re.compile(r"Dear\s+[A-Z][^.]{0,80}$|Yours\s+(?:sincerely|faithfully|truly)\b.{0,3}$")
"""A line of a letter that stands for itself, whatever stands above it."""
_TAIL = 12
_APART = 1.32
"""Lines farther apart than this many usual distances are two paragraphs."""
_TORN = 2.6
"""The same where the sentence goes on and the line before it is full."""
_LONGEST_HEADING = 40
_LONGEST_PLAIN_HEADING = 12
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
        elif self.open and not _FORMULA.match(line.text) and self._goes_on(self.open, line):
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
        last = draft.last
        apart = abs(line.size - last.size)
        if apart > SIZE_STEP and (apart > 2 * SIZE_STEP or draft.ends_sentence or not line.text[0].islower()):
            return False
        if line.bold != last.bold_to_end and (draft.bold or line.bold_to_end) and (draft.bold or draft.ends_sentence):
            return False
        large = line.size > self.measure.body_size + SIZE_STEP
        if (large and line.bold != last.bold_to_end) or (line.page <= 2 and line.bold and _LABEL.match(line.text)):
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


class Setter:
    """Makes blocks of drafts."""

    def __init__(self, measure: Measure, drafts: Sequence[Draft | Table]) -> None:
        self._measure = measure
        self._drafts = drafts
        self._joiner = Joiner(line.text for draft in drafts if isinstance(draft, Draft) for line in draft.lines)

    def blocks(self) -> Iterator[Block]:
        """The blocks in reading order, headings ranked by type size and weight."""
        self._find_headings()
        styles = {_style(draft) for draft in self._drafts if _is_heading(draft)}
        rank = {style: place for place, style in enumerate(sorted(styles, reverse=True), 1)}
        for draft in self._drafts:
            if isinstance(draft, Table):
                yield _table_block(draft)
            else:
                if draft.kind is BlockKind.HEADING:
                    draft.level = rank[_style(draft)]
                block = self._block(draft)
                if block.text:
                    yield block
                elif block.number:
                    yield replace(block, kind=BlockKind.FURNITURE, text=block.number, number=None)

    def _find_headings(self) -> None:
        printed = [draft for draft in self._drafts if not _is_aside(draft)]
        letter_ends = False
        for place, draft in enumerate(printed):
            if isinstance(draft, Table) or draft.kind is not BlockKind.PARAGRAPH or draft.number:
                continue
            letter_ends = letter_ends or bool(_FAREWELL.match(draft.first.text))
            stands = not letter_ends and self._stands_as_heading(draft, printed[place + 1 : place + 2])
            if stands or self._is_set_as_heading(draft):
                draft.kind = BlockKind.HEADING

    def _is_set_as_heading(self, draft: Draft) -> bool:
        words = sum(len(line.text.split()) for line in draft.lines)
        large = draft.first.size > self._measure.body_size + SIZE_STEP
        if words > _LONGEST_HEADING or not (large or draft.bold):
            return False
        if not large and _LABEL.match(draft.first.text) and draft.first.page <= 2:
            return False
        return not (draft.ends_sentence and draft.last.text.endswith(".") and words > 20)

    def _stands_as_heading(self, draft: Draft, following: Sequence[Draft | Table]) -> bool:
        """A line set like prose that stands alone over a list or numbered paragraphs, without a sentence's end."""
        text = draft.first.text
        if len(draft.lines) > 1 or draft.first.page == 1 or not following or not text[0].isupper():
            return False
        if len(text.split()) > _LONGEST_PLAIN_HEADING or ends_sentence(text) or text[-1] in ",–-":
            return False
        after = following[0]
        return isinstance(after, Draft) and (after.kind is BlockKind.ITEM or bool(after.number))

    def _block(self, draft: Draft) -> Block:
        text = ""
        starts: list[tuple[int, int]] = []
        marks: list[tuple[int, str]] = []
        before: Line | None = None
        for line in draft.lines:
            words, own = _without_marks(line, draft.skip if before is None else 0)
            joined = self._joined(draft, text, before, line, words)
            offset = len(joined) - len(words)
            if before and line.page != before.page:
                starts.append((offset, line.page))
            marks.extend((offset + at, mark) for at, mark in own)
            text, before = joined, line
        return Block(
            kind=draft.kind,
            text=text,
            page=draft.first.page,
            page_starts=tuple(starts),
            number=draft.number,
            level=draft.level,
            size=draft.first.size,
            bold=draft.bold,
            footnote_marks=tuple(marks),
        )

    def _joined(self, draft: Draft, text: str, before: Line | None, line: Line, words: str) -> str:
        """``text`` continued: on a new line where the line before was broken on purpose, as in an address."""
        if before is None or not text or not words:
            return text or words
        kept = draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not draft.number
        prose = not kept or words[0].islower() or before.page != line.page
        if prose or ends_sentence(text) or self._measure.is_full(before, line):
            return self._joiner.joined(text, words)
        return f"{text}\n{words}"


def _without_marks(line: Line, skip: int) -> tuple[str, list[tuple[int, str]]]:
    """The mended words of a line after ``skip`` characters, and its footnote marks with their new offsets."""
    words, start = "", skip
    found: list[tuple[int, str]] = []
    for mark in line.marks:
        if mark.offset >= start:
            words += line.text[start : mark.offset].rstrip()
            found.append((len(mend(words)), mark.text))
            start = mark.offset + len(mark.text)
    hyphen = "-" if line.text[-1:] in LINE_END_HYPHENS else ""
    return mend(words + line.text[start:]) + hyphen, found


def _table_block(table: Table) -> Block:
    return Block(
        kind=BlockKind.TABLE,
        text="\n".join("\t".join(row) for row in table.rows),
        page=table.page,
        rows=table.rows,
        size=table.size,
        bold=table.bold,
    )


def _is_aside(draft: Draft | Table) -> bool:
    return isinstance(draft, Draft) and draft.kind in (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


def _is_heading(draft: Draft | Table) -> bool:
    return isinstance(draft, Draft) and draft.kind is BlockKind.HEADING


def _style(draft: Draft | Table) -> tuple[float, bool]:
    assert isinstance(draft, Draft)
    return round(draft.first.size), draft.first.bold


def blocks(pages: Iterable[Sequence[tuple[Line | Table, Part]]], measure: Measure) -> tuple[Block, ...]:
    """The blocks of a document from its pages."""
    flow = Flow(measure)
    for page in pages:
        flow.page(page)
    return tuple(Setter(measure, flow.drafts).blocks())
