"""Area SEND inspections of local area partnerships, from 2023 on, by Ofsted and the Care Quality Commission.

No grades and no paragraph numbers: an outcome in words, what works, what must get better, areas for priority action
(a table of responsible bodies and actions) and areas for improvement (paragraphs, bullets belonging to them).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts import area_send_letter
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble, dates_in, lead_expected
from loaders.layouts.bare_text import blocks_of
from loaders.layouts.closing import closing
from loaders.layouts.headings import Headings, plain
from loaders.layouts.items import ItemStyle
from loaders.layouts.opening import opening
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.cover import Label, labelled, lines
from loaders.layouts.reading.dates import periods
from loaders.layouts.reading.lead_inspector import lead_inspector
from loaders.report import EarlierInspection, FurnitureKind, Report, SectionRole
from ontology.register import Register

FRAMEWORK = "area-send"
_TITLE = re.compile(
    r"Area SEND (?:(?:full|monitoring|thematic) )?(?:re-?)?(?:inspection|visit) (?:of|to) (?P<area>.{3,60}?) "
    r"Local Area Partnerships?",
    re.IGNORECASE,
)
_OUTCOME = re.compile(r"\W*Inspection outcome\W*", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"Dates?\s+of\s+(?:the\s+)?previous\s+(?:area\s+SEND\s+)?inspections?:?\s*(?P<dates>.*)", re.IGNORECASE
)
_COVER = 15
_BODY = re.compile(r"\b(?:Council|ICB|Integrated [Cc]are [Bb]oard|NHS|[Ll]ocal authority|Trust|[Pp]artnership|LA)\b")
_ASKS = re.compile(r"\b(?:should|must|needs? to|will|ensure)\b|\.\s*$", re.IGNORECASE)
_LONGEST_BODY = 45
_RESPONSIBLE = re.compile(r"\W*Responsible\s+bod(?:y|ies)\W*", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """The title on the first page, or that of the letters before 2023."""
    return bool(_TITLE.search(opening(document, _COVER))) or area_send_letter.recognises(document)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :class:`loaders.errors.UnknownAuthority` and what :func:`assemble` raises."""
    if area_send_letter.recognises(document):
        return area_send_letter.read(document, register)
    headings = Headings.of("area_send")
    blocks = blocks_of(document, headings)
    account = Account(headings, SectionRole.SUMMARY, ItemStyle.PARAGRAPHS, strict=True)
    start, end = _cover_end(blocks), closing(blocks)
    account.furnish(FurnitureKind.COVER, *blocks[:start])
    cover = blocks[:start] or blocks[:_COVER]
    for block in _body(blocks[start:end]):
        account.add(block)
    account.furnish(FurnitureKind.IMPRINT, *blocks[end:])
    report = assemble(document, account, _facts(account, cover, blocks[start:end], register))
    return replace(report, earlier_inspections=(*_previous(cover), *report.earlier_inspections))


def _cover_end(blocks: Sequence[Block]) -> int:
    for place, block in enumerate(blocks[: _COVER * 2]):
        if _OUTCOME.fullmatch(block.text) or (_OUTCOME.match(block.text) and block.kind is BlockKind.HEADING):
            return place
    return 0


def _body(blocks: Sequence[Block]) -> Iterator[Block]:
    """The body, areas for priority action set out so that each action is one paragraph with what belongs to it."""
    rows = _Rows()
    for place, block in enumerate(blocks):
        words = plain(block.text).lower()
        if block.kind is BlockKind.HEADING and _RESPONSIBLE.match(block.text):
            rows = _Rows(within=True)
            yield replace(block, kind=BlockKind.TABLE)
        elif block.kind is BlockKind.HEADING and place and words == plain(blocks[place - 1].text).lower():
            # A box repeats its section's heading as its own first line.
            yield replace(block, kind=BlockKind.TABLE)
        elif block.kind is BlockKind.HEADING:
            rows = _Rows(within="priority action" in words)
            yield block
        elif rows.within and block.kind is BlockKind.TABLE:
            yield from _actions(block)
        else:
            yield rows.read(block)


@dataclass
class _Rows:
    """A table of priority actions that came as lines: a responsible body, then its action in any number of blocks."""

    within: bool = False
    open: bool = False

    def read(self, block: Block) -> Block:
        if not self.within or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            return block
        if block.kind is BlockKind.PARAGRAPH and _is_body(block.text):
            self.open = False
            return replace(block, kind=BlockKind.TABLE)
        if self.open:
            return replace(block, kind=BlockKind.ITEM, level=max(block.level, 1))
        self.open = True
        return block


def _is_body(text: str) -> bool:
    """Whether a line names bodies and asks for nothing."""
    return bool(_BODY.search(text)) and not _ASKS.search(text) and len(text.split()) <= _LONGEST_BODY


def _actions(table: Block) -> Iterator[Block]:
    """The rows of a table of priority actions; the responsible body is kept as a table cell, being no item."""
    for row in table.rows or tuple(tuple(line.split("\t")) for line in table.text.split("\n")):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) == 2 and not _RESPONSIBLE.match(cells[0]):
            yield replace(table, text=cells[0], rows=((cells[0],),), page_starts=())
            yield replace(table, kind=BlockKind.PARAGRAPH, text=cells[1], rows=(), page_starts=())
        elif cells:
            yield replace(table, text="\t".join(cells), rows=(tuple(cells),), page_starts=())


def _facts(account: Account, cover: Sequence[Block], body: Sequence[Block], register: Register) -> Facts:
    printed = lines(cover)
    title = _TITLE.search(" ".join(printed.replace("’", "'").split()))
    if not title:
        raise NotAReport("the title of the inspection stands where no cover is")
    dates = dates_in(account, labelled(printed).get(Label.DATES, ""))
    authority, text = authority_in([title["area"]], register, dates)
    return Facts(
        title=title.group(),
        framework=FRAMEWORK,
        authority=authority,
        authority_text=text,
        inspectorates=("ofsted", "care-quality-commission"),
        dates=dates,
        printed=None,
        lead_inspectors=lead_expected(account, lead_inspector(_team(body)), "in the inspection team"),
    )


def _team(body: Sequence[Block]) -> Sequence[Block]:
    """The list of the inspection team."""
    place = next((at for at, block in enumerate(body) if plain(block.text).lower() == "inspection team"), len(body))
    return body[place:]


def _previous(cover: Sequence[Block]) -> Iterator[EarlierInspection]:
    """The earlier inspections that the cover dates. They were of the same kind, under its earlier framework."""
    for line in lines(cover).split("\n"):
        match = _PREVIOUS.search(" ".join(line.split()))
        for dates in periods(match["dates"]) if match else ():
            first = dates.start
            assert match
            yield EarlierInspection(match.group(), "", FRAMEWORK, first.year, first.month, first.day)
