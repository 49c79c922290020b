"""Drafts to sections: paragraphs with their locators, and what the lists they stand in state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.documents.model import Block, BlockKind
from loaders.layouts.items import ItemStyle, is_no_item, listed
from loaders.layouts.reading.grades import Grade
from loaders.report import Paragraph, Section, SectionRole, Stated, StatedKind

_CITED = re.compile(r"\(\s*(?:see\s+)?paragraphs?\s+(?P<numbers>[^)]*)\)", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)|(\d+)")
_LONGEST_RANGE = 30


@dataclass
class Draft:
    """A section while it is being filled."""

    heading: str
    role: SectionRole
    level: int
    page: int | None = None
    parent: "Draft | None" = None
    grade: Grade | None = None
    stated: StatedKind | None = None
    timescale: str | None = None
    known: bool = True
    boxed: bool = False
    """A case study set in a frame, in the middle of a section."""
    size: float | None = None
    rank: int = 0
    blocks: list[Block] = field(default_factory=list)


def sections_of(drafts: Sequence[Draft], items: ItemStyle) -> tuple[tuple[Section, ...], tuple[Block, ...]]:
    """The sections, with locators that are unique in the report, and the blocks whose number was printed before.

    ``items``: how stated lists are printed.
    """
    orders = {id(draft): order for order, draft in enumerate(drafts, 1)}
    narrative = {block.number for draft in drafts if not draft.stated for block in draft.blocks if block.number}
    timed = {id(draft.parent) for draft in drafts if draft.timescale}
    locators = _Locators(narrative)
    sections = tuple(
        Section(
            order=order,
            heading=draft.heading,
            role=draft.role,
            level=draft.level,
            parent=orders[id(draft.parent)] if draft.parent else None,
            page=draft.page,
            grade=draft.grade.grade if draft.grade else None,
            grade_text=draft.grade.text if draft.grade else None,
            # What stands before "Immediately:" leads to the lists of each timescale.
            paragraphs=tuple(_paragraphs(draft, order, items, locators, leads=id(draft) in timed)),
        )
        for order, draft in enumerate(drafts, 1)
    )
    return sections, tuple(locators.twice)


@dataclass
class _Locators:
    """Gives each paragraph its own."""

    narrative: set[str]
    """Numbers of the account: one printed for a recommendation too leads to the account."""
    taken: set[str] = field(default_factory=set)
    twice: list[Block] = field(default_factory=list)

    def locator(self, block: Block, minted: str, *, stated: bool) -> str:
        found = minted
        if block.number and not (stated and block.number in self.narrative):
            if block.number in self.taken:
                self.twice.append(block)
            else:
                found = block.number
        self.taken.add(found)
        return found


def _paragraphs(draft: Draft, order: int, items: ItemStyle, locators: _Locators, *, leads: bool) -> Iterator[Paragraph]:
    blocks = listed(draft.blocks, items) if draft.stated else [(block, False) for block in draft.blocks]
    for place, (block, item) in enumerate(blocks, 1):
        stated = None
        leading = leads and not draft.timescale and block.kind is not BlockKind.ITEM
        if draft.stated and not leading and (item or (draft.timescale and _lost_its_bullet(block))):
            stated = Stated(draft.stated, draft.timescale, cited_paragraphs(block.text))
        yield Paragraph(
            locator=locators.locator(block, f"s{order}-{place}", stated=stated is not None),
            text=block.text,
            number=block.number,
            page=block.page,
            page_starts=block.page_starts,
            is_item=block.kind is BlockKind.ITEM,
            is_table=block.kind is BlockKind.TABLE,
            stated=stated,
        )


def _lost_its_bullet(block: Block) -> bool:
    """Whether a plain paragraph under a timescale is an item all the same: only items and numbers stand there."""
    return block.kind is BlockKind.PARAGRAPH and not block.number and not is_no_item(block.text)


def cited_paragraphs(text: str) -> tuple[str, ...]:
    """The numbers in "(paragraphs 23, 34)" and "(paragraph 12–14)", ranges written out."""
    numbers: list[str] = []
    for match in _CITED.finditer(text):
        for first, last, single in _RANGE.findall(match["numbers"]):
            if single:
                numbers.append(single)
            elif 0 <= int(last) - int(first) <= _LONGEST_RANGE:
                numbers.extend(str(number) for number in range(int(first), int(last) + 1))
    return tuple(dict.fromkeys(numbers))
