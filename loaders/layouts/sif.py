"""Inspections under the single inspection framework, 2013 to 2017, most with the review of the safeguarding board.

The cover states the overall judgement in a line and the others in a table (1, 2, 2.1, 2.2, 3); the board's own stands
on the cover (2013–14) or in a heading of its part. One sequence of paragraph numbers runs through findings, areas for
improvement and recommendations alike.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, assemble, dates_in, lead_expected
from loaders.layouts.bare_text import blocks_of
from loaders.layouts.closing import closing
from loaders.layouts.graded_aspects import graded, judgements_in
from loaders.layouts.headings import Headings
from loaders.layouts.items import ItemStyle
from loaders.layouts.opening import opening
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.cover import Label, labelled, lines, unlabelled
from loaders.layouts.reading.dates import day
from loaders.layouts.reading.grades import grade_of
from loaders.layouts.reading.judgement_tables import aspect_slugs, rows
from loaders.layouts.reading.people import inspectors
from loaders.report import FurnitureKind, Judgement, Person, Report, SectionRole
from ontology.register import Register

FRAMEWORK = "sif"
_HELP = r"children in need of help and protection"
_TITLE = re.compile(
    rf"\b(?:Re-?\s?)?inspection of services for {_HELP},?\s*(?:children looked after|looked after children),?\s*"
    r"and care leavers"
    r"(?P<review>\d?\s*(?:and\s+)?Review of the effectiveness of the local safeguarding children'?s? board)?",
    re.IGNORECASE,
)
_GRADE = r"(?P<grade>outstanding|good|requires? improvement(?: to be good)?|inadequate)"
_OVERALL = re.compile(
    rf"(?P<aspect>The overall judge?ment|"
    rf"(?:Children's (?:social care )?services|Services for children)(?: in [\w'’ ,.&()-]+?)?)\s+(?:(?:is|are)\s+)?"
    rf"(?:that\s+(?:children's services\s+)?(?:(?:is|are)\s+)?)?{_GRADE}\b",
    re.IGNORECASE,
)
_BOARD = re.compile(
    r"(?P<aspect>The (?:effectiveness of the )?(?:(?!the |judge|board )[\w'&.,-]+ ){0,7}?"
    r"(?:Safeguarding Children'?s? Board|LSCB|Local Safeguarding Children)(?: \(\w+\))?)"
    rf"\s+(?:is\s+|are\s+)?(?:that\s+it\s+(?:is\s+)?)?{_GRADE}\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\bLead [Ii]nspectors?:?\s*(?P<name>.+?)"
    r"(?=\s*(?:\n|$|Deputy|Assistant|Team inspect|Inspectors:|Additional|Shadow|Lay|Seconded|Senior data|Data analyst|"
    r"Quality assurance))"
)
_CHAPTER_TABLE = re.compile(r"\W*Key\s+judge?ments?\W+Judge?ment\s+grades?\W*$", re.IGNORECASE)
_LONGEST_LINE = 20
"""Words of a line that states a judgement."""
_COVER_BLOCKS = 40


def recognises(document: Document) -> bool:
    """The title of the framework on the cover."""
    return bool(_TITLE.search(opening(document, _COVER_BLOCKS)))


def read(document: Document, register: Register) -> Report:
    """The report. Raises :class:`loaders.errors.UnknownAuthority` and what :func:`assemble` raises."""
    headings = Headings.of(FRAMEWORK)
    blocks = blocks_of(document, headings)
    account = Account(headings, SectionRole.SUMMARY, ItemStyle.NUMBERED)
    start, end = _cover_end(blocks), closing(blocks)
    cover = blocks[:start]
    _take_cover(account, cover)
    contents = _contents(blocks, start, end)
    for place in range(start, end):
        if place in contents:
            account.furnish(FurnitureKind.CONTENTS, blocks[place])
        else:
            account.take(_chapter(blocks[place]))
    account.furnish(FurnitureKind.IMPRINT, *blocks[end:])
    front = cover or blocks[:_COVER_BLOCKS]
    facts = _facts(account, blocks, front, register)
    report = assemble(document, account, facts, _judgements(account, front, blocks[start:end]))
    return replace(report, sections=tuple(graded(section) for section in report.sections))


def _cover_end(blocks: Sequence[Block]) -> int:
    """The place of the first block after the cover: after the first page, or where the body opens if judgements ran
    over to the next; in a text without pages, of the first heading of the body.
    """
    for place, block in enumerate(blocks):
        if block.page is not None and block.page > 1:
            return _after_judgements(blocks, place)
        if block.page is None and _opens_body(block):
            return place
    return 0


def _after_judgements(blocks: Sequence[Block], overleaf: int) -> int:
    """The place where the body opens, where judgements of the cover stand overleaf, before it."""
    nearby = blocks[overleaf : overleaf + _COVER_BLOCKS]
    body = next((place for place, block in enumerate(nearby) if _opens_body(block)), 0)
    return overleaf + body if any(_judges(block) for block in nearby[:body]) else overleaf


def _judges(block: Block) -> bool:
    words = _words(block)
    table = block.kind is BlockKind.TABLE and bool(judgements_in([block.text]))
    return table or _states(_OVERALL, words) or _states(_BOARD, words)


def _opens_body(block: Block) -> bool:
    plain = block.text.strip("*# ").lower()
    return plain == "contents" or plain.startswith(("executive summary", "section 1", "summary"))


def _take_cover(account: Account, cover: Sequence[Block]) -> None:
    """Keep the cover; what it says in prose below the overall judgement is part of the account."""
    judged = False
    for block in cover:
        words = _words(block)
        if block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH) and _states(_OVERALL, words) and not judged:
            judged = True
            account.add(replace(block, kind=BlockKind.HEADING))
        elif (
            judged
            and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
            and words.endswith(".")
            and not _BOARD.match(words)
        ):
            account.add(block)
        else:
            account.furnish(FurnitureKind.COVER, block)


def _chapter(block: Block) -> Iterator[Block]:
    """A chapter's heading that is set as a table, "Key judgement" and its grade, as heading and grade."""
    lines = block.text.split("\n")
    if block.kind is not BlockKind.TABLE or not _CHAPTER_TABLE.match(lines[0]):
        yield block
        return
    judged = list(rows("\n".join(lines[1:])))
    for row in judged:
        yield replace(block, kind=BlockKind.HEADING, text=row.text, rows=(), level=3)
        if row.grade:
            yield replace(block, kind=BlockKind.PARAGRAPH, text=row.grade.text, rows=())
    yield replace(block, text=lines[0], rows=(tuple(lines[0].split("\t")),))


def _contents(blocks: Sequence[Block], start: int, end: int) -> frozenset[int]:
    """The places of the contents page: from its heading to the end of that page."""
    for place in range(start, end):
        if _words(blocks[place]).lower() == "contents":
            page = blocks[place].page
            last = next((later for later in range(place, end) if blocks[later].page != page), end)
            return frozenset(range(place, last if page is not None else place + 1))
    return frozenset()


def _judgements(account: Account, cover: Sequence[Block], body: Sequence[Block]) -> tuple[Judgement, ...]:
    words = " ".join(_words(block) for block in cover if block.kind is not BlockKind.FOOTNOTE)
    table = judgements_in([block.text for block in cover if block.kind is not BlockKind.FOOTNOTE])
    if not table:
        account.remark("no-judgements", "no table of judgements could be read on the cover")
    overall = _stated(_OVERALL, words, board=False)
    if not overall:
        account.remark("no-overall-judgement", "the cover states no overall judgement")
    board = _stated(_BOARD, words, board=True) or next(_board_in(body), None)
    title = _TITLE.search(words)
    if not board and title and title["review"]:
        account.remark(
            "no-board-judgement", "the report reviews the safeguarding board and no judgement of it was found"
        )
    found = [one for one in (overall, *table, board) if one]
    slugs = aspect_slugs((None, one.aspect_text) for one in found)
    page = cover[0].page if cover else None
    return tuple(replace(one, aspect=name, page=one.page or page) for one, name in zip(found, slugs, strict=True))


def _board_in(body: Sequence[Block]) -> Iterator[Judgement]:
    """The board's judgement in a line of its own."""
    for place, block in enumerate(body):
        if block.number or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            continue
        # The line may be broken after the board's name.
        following = body[place + 1] if place + 1 < len(body) else None
        for words in (_words(block), f"{_words(block)} {_words(following)}" if following else ""):
            match = _BOARD.match(words)
            if match and len(words.split()) <= _LONGEST_LINE:
                yield _judgement(match, board=True, page=block.page)


def _states(pattern: re.Pattern[str], words: str) -> bool:
    return bool(pattern.match(words)) and len(words.split()) <= _LONGEST_LINE


def _stated(pattern: re.Pattern[str], words: str, *, board: bool) -> Judgement | None:
    match = pattern.search(words)
    return _judgement(match, board=board, page=None) if match else None


def _judgement(match: re.Match[str], *, board: bool, page: int | None) -> Judgement:
    grade = grade_of(match["grade"])
    assert grade, "the pattern names grades only"
    broader = "board" if board else "overall"
    return Judgement(
        match["aspect"], "", grade.grade, grade.text, grade.status, judges_board=board, page=page, broader=broader
    )


def _facts(account: Account, blocks: Sequence[Block], cover: Sequence[Block], register: Register) -> Facts:
    printed = lines(block for block in cover if block.kind is not BlockKind.FURNITURE)
    words = " ".join(_words(block) for block in cover if block.kind is not BlockKind.FURNITURE)
    title = _TITLE.search(words)
    if not title:
        raise NotAReport("the title of the inspection stands where no cover is")
    labels = labelled(printed)
    dates = dates_in(account, labels.get(Label.DATES, ""))
    authority, text = authority_in(_areas(words[: title.start()], unlabelled(printed)), register, dates)
    return Facts(
        title=title.group(),
        framework=FRAMEWORK,
        authority=authority,
        authority_text=text,
        inspectorates=("ofsted",),
        dates=dates,
        printed=day(labels.get(Label.PUBLISHED, "")),
        lead_inspectors=lead_expected(account, _lead_inspectors(blocks), "in the inspection team"),
    )


def _areas(before_title: str, printed: str) -> Iterator[str]:
    yield before_title.strip("0123456789 ")
    yield from printed.split("\n")


def _lead_inspectors(blocks: Sequence[Block]) -> tuple[Person, ...]:
    for block in blocks:
        match = _LEAD.search(block.text.replace("*", ""))
        if match:
            return inspectors(match["name"])
    return ()


def _words(block: Block) -> str:
    return " ".join(block.text.replace("’", "'").replace("*", "").split())
