"""Drafts to blocks: which are headings, by their type, and the words of each, mended and joined."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.documents.mending import LINE_END_HYPHENS, Joiner, mend
from loaders.documents.model import Block, BlockKind
from loaders.documents.pdf.flow import FAREWELL, LABEL, Draft, Flow, ends_sentence
from loaders.documents.pdf.furniture import Part
from loaders.documents.pdf.lines import Line
from loaders.documents.pdf.measure import SIZE_STEP, Measure
from loaders.documents.pdf.tables import Table

_LONGEST_HEADING = 40
_LONGEST_PLAIN_HEADING = 12


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
            letter_ends = letter_ends or bool(FAREWELL.match(draft.first.text))
            stands = not letter_ends and self._stands_as_heading(draft, printed[place + 1 : place + 2])
            if stands or self._is_set_as_heading(draft):
                draft.kind = BlockKind.HEADING

    def _is_set_as_heading(self, draft: Draft) -> bool:
        words = sum(len(line.text.split()) for line in draft.lines)
        large = draft.first.size > self._measure.body_size + SIZE_STEP
        if words > _LONGEST_HEADING or not (large or draft.bold):
            return False
        if not large and LABEL.match(draft.first.text) and draft.first.page <= 2:
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
