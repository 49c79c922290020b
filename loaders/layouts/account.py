"""Blocks under their headings: what a heading opens, and where in the tree of headings it stands.

Every block given to an :class:`Account` ends in a section or in the furniture, so that no word is lost.
"""

from collections.abc import Iterable
from dataclasses import replace

from loaders.documents.model import Block, BlockKind
from loaders.layouts.drafts import Draft, sections_of
from loaders.layouts.headings import HeadingRule, Headings
from loaders.layouts.items import ItemStyle
from loaders.layouts.reading.grades import Grade, grade_of, split_grade
from loaders.report import Furniture, FurnitureKind, Remark, Section, SectionRole

_LONGEST_HEADING = 25
"""Words; a longer heading block is prose set in bold."""


class Account:
    """The body of a report, taken in block by block in reading order."""

    def __init__(
        self,
        headings: Headings,
        opening: SectionRole = SectionRole.SUMMARY,
        items: ItemStyle = ItemStyle.BULLETS,
        strict: bool = False,
        record_last: bool = False,
    ) -> None:
        """``opening``: the role of what stands before the first heading; ``items``: how stated lists are printed.

        ``strict``: the layout has a closed set of headings, so that any other is remarked on. ``record_last``: the
        record of judgements ends the report, so that headings below it are its own, whatever else they head above.
        """
        self._strict = strict
        self._record_last = record_last
        self._headings = headings
        self._opening = opening
        self._items = items
        self._drafts: list[Draft] = []
        self.furniture: list[Furniture] = []
        self.remarks: list[Remark] = []

    def furnish(self, kind: FurnitureKind, *blocks: Block) -> None:
        """Keep blocks as furniture; what the document itself takes for footnotes or running lines stays that."""
        for block in blocks:
            own = _FURNITURE_OF.get(block.kind, kind)
            text = f"{block.number} {block.text}" if block.number else block.text
            if text.strip():
                self.furniture.append(Furniture(own, text, block.page))

    def remark(self, code: str, text: str, page: int | None = None) -> None:
        """Report what was not recognised or had to be inferred."""
        found = Remark(code, text, page)
        if found not in self.remarks:
            self.remarks.append(found)

    def take(self, blocks: Iterable[Block]) -> None:
        """Add blocks in order."""
        for block in blocks:
            self.add(block)

    def add(self, block: Block) -> None:
        """Add one block: a heading opens a section, a grade alone grades it, anything else goes into it."""
        if block.kind in _FURNITURE_OF or not block.text.strip():
            self.furnish(FurnitureKind.RUNNING_LINE, block)
        elif self._is_grade_line(block) or self._is_heading(block):
            return
        else:
            self._leave_box(block)
            self._current().blocks.append(block)

    def _leave_box(self, block: Block) -> None:
        """Go on with the list around a case study: a case study itself has no bullets."""
        box = self._current()
        around = box.parent
        if block.kind is BlockKind.ITEM and box.boxed and around and around.stated:
            self._drafts.append(
                Draft("", around.role, around.level, block.page, around.parent, stated=around.stated, rank=around.rank)
            )

    def _current(self) -> Draft:
        if not self._drafts:
            self._drafts.append(Draft("", self._opening, 1))
        return self._drafts[-1]

    def _is_grade_line(self, block: Block) -> bool:
        """Take in a line that is a grade as a whole, right below a heading."""
        if block.number or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or not self._drafts:
            return False
        draft = self._drafts[-1]
        if draft.blocks or not draft.heading:
            return False
        # "Requires improvement" and "to be good" may stand on two lines.
        grade = grade_of(f"{draft.grade.text} {block.text}" if draft.grade else block.text)
        if not grade:
            return False
        draft.grade = grade
        return True

    def _is_heading(self, block: Block) -> bool:
        """Open a section where the block is a heading, or a short line with a known heading's words."""
        if block.number and block.kind is not BlockKind.HEADING:
            return False
        if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or len(block.text.split()) > _LONGEST_HEADING:
            return False
        text = f"{block.number} {block.text}" if block.number else block.text
        if self._record_last and self._drafts and self._drafts[-1].role is SectionRole.RECORD:
            return self._is_heading_of_record(block)
        rule = self._headings.meaning(text, self._inside())
        words, grade = (text, None) if rule else split_grade(text)
        if not rule and grade:
            rule = self._headings.meaning(words, self._inside())
        if not rule and block.kind is BlockKind.HEADING and (halves := self._two_headings(block)):
            for half in halves:
                self._is_heading(half)
            return True
        # Outside a heading block the same words may be a sentence: only what ends like a heading counts.
        if block.kind is BlockKind.PARAGRAPH and (not rule or text.rstrip().endswith((".", ",", ";"))):
            return False
        self._open(block, words, rule, grade)
        return True

    def _two_headings(self, block: Block) -> tuple[Block, Block] | None:
        """A heading block that is two known headings, one below the other without space between."""
        words = block.text.split()
        for place in range(1, len(words)):
            first, second = " ".join(words[:place]), " ".join(words[place:])
            if self._headings.meaning(first, self._inside()) and self._headings.meaning(second):
                return replace(block, text=first), replace(block, text=second, number=None)
        return None

    def _is_heading_of_record(self, block: Block) -> bool:
        if block.kind is not BlockKind.HEADING or "\t" in block.text or grade_of(block.text):
            return False
        record = next(draft for draft in reversed(self._drafts) if draft.known)
        text = f"{block.number} {block.text}" if block.number else block.text
        self._drafts.append(
            Draft(text, SectionRole.RECORD, record.level + 1, block.page, record, known=False, size=block.size)
        )
        return True

    def _inside(self) -> SectionRole | None:
        """The role that a heading's ``within`` is compared with: that of the list it may stand in."""
        for draft in reversed(self._drafts):
            if draft.known and not draft.timescale:
                return draft.role
        return None

    def _open(self, block: Block, words: str, rule: HeadingRule | None, grade: Grade | None) -> None:
        if self._strict and not rule:
            self.remark("unrecognised-heading", words, block.page)
        parent = self._parent(block, rule)
        draft = Draft(
            heading=" ".join(words.split()),
            role=rule.role if rule else (parent.role if parent else SectionRole.NARRATIVE),
            level=rule.level if rule else (parent.level + 1 if parent else 1),
            page=block.page,
            parent=parent,
            grade=grade,
            stated=rule.stated if rule else (parent.stated if parent else None),
            timescale=rule.timescale if rule else (parent.timescale if parent else None),
            known=rule is not None,
            size=block.size,
            rank=block.level,
        )
        if rule and parent and (rule.timescale or rule.role is parent.role):
            # A heading that divides a list leaves its items what they are.
            draft.stated = rule.stated or parent.stated
            draft.timescale = rule.timescale or parent.timescale
        draft.boxed = bool(rule and rule.boxed)
        self._drafts.append(draft)

    def _parent(self, block: Block, rule: HeadingRule | None) -> Draft | None:
        """The nearest open section of higher rank: by the table where it knows the heading, else by type size.

        A list that starts with a heading is divided by headings of that type, though they be of its own size.
        """
        if not rule and (divided := self._divided_list(block)):
            return divided
        draft = self._drafts[-1] if self._drafts else None
        while draft:
            if rule:
                apart = draft.role in _STANDING_APART and rule.role not in _STANDING_APART
                above = draft.level < rule.level and bool(draft.heading) and not apart
            elif block.size and draft.size:
                above = draft.size > block.size + 0.4 or (
                    draft.size > block.size - 0.4 and 0 < draft.rank < block.level
                )
            else:
                above = draft.known and bool(draft.heading)
            if above:
                return draft
            draft = draft.parent
        return None

    def _divided_list(self, block: Block) -> Draft | None:
        """The stated list that an unknown heading divides, if it does."""
        known = next((draft for draft in reversed(self._drafts) if draft.known and not draft.boxed), None)
        if not known or not known.stated or known.blocks or known.timescale:
            return None
        first = next((draft for draft in self._drafts if draft.parent is known and not draft.known), None)
        alike = first is None or (first.size, first.rank) == (block.size, block.level)
        return known if alike else None

    def sections(self) -> tuple[Section, ...]:
        """The sections as they stand, with locators that are unique in the report."""
        sections, twice = sections_of(self._drafts, self._items)
        for block in twice:
            self.remark("number-printed-twice", f"paragraph number {block.number} is printed twice", block.page)
        return sections


_STANDING_APART = {
    SectionRole.CONTEXT,
    SectionRole.METHOD,
    SectionRole.RECORD,
    SectionRole.NEXT_STEPS,
    SectionRole.CLOSING,
}
"""A section of the account is never part of one of these, though a lost heading may make it look so."""

_FURNITURE_OF = {
    BlockKind.FURNITURE: FurnitureKind.RUNNING_LINE,
    BlockKind.FOOTNOTE: FurnitureKind.FOOTNOTE,
}
