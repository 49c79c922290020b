"""Inspections of local authority children's services, from 2018 on, standard and short.

Cover lines and a table of judgements, a summary, what needs to improve, then numbered paragraphs under headings that
carry the grade. Four judgements; five since care leavers are judged apart (2023); no overall one from April 2026.
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
from loaders.layouts.graded_aspects import begins_with_aspect, graded, judgements_in
from loaders.layouts.headings import Headings, plain
from loaders.layouts.opening import opening
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.cover import Label, labelled, lines
from loaders.layouts.reading.grades import grade_of
from loaders.layouts.reading.people import inspectors
from loaders.report import FurnitureKind, GradeStatus, Judgement, Report, SectionRole
from ontology.identifiers import slug
from ontology.register import Register

FRAMEWORK = "ilacs"
_TITLE = re.compile(
    r"Inspection of (?!(?:local authority )?children's)(?P<area>[^:]{3,80}?)(?: local authority)? "
    r"children's (?:social care )?services"
    r"|Inspection of (?:local authority )?children's (?:social care )?services"
)
_ASPECT = re.compile(
    r"impact of leaders(?:hip)? on social work practice|experiences and progress of (?:children|care leavers)|"
    r"\bOverall effectiveness\b",
    re.IGNORECASE,
)
_OVERALL = "Overall effectiveness"
_NO_LONGER = re.compile(
    r"\b(?:no longer|not)\s+(?:make|makes|made|give|gives|given|award|awards|awarded|issue|issues|issued)\b[^.]{0,40}"
    r"\boverall\s+(?:effectiveness\s+)?(?:judge?ment|grade)|"
    r"\boverall\s+(?:effectiveness\s+)?(?:judge?ment|grade)s?\b[^.]{0,30}\bno longer\b[^.]{0,10}"
    r"\b(?:made|given|awarded|issued)",
    re.IGNORECASE,
)
_COVER = 30
"""Blocks in which the table of judgements is looked for."""
_LONGEST_ROW = 20
"""Words of an aspect with its grade."""


def recognises(document: Document) -> bool:
    """Title of the framework, dates and one of its judgements, on the first page or two."""
    words = opening(document, _COVER)
    return bool(_TITLE.search(words) and _ASPECT.search(words) and "inspection date" in words.lower())


def read(document: Document, register: Register) -> Report:
    """The report. Raises :class:`loaders.errors.UnknownAuthority` and what :func:`assemble` raises."""
    headings = Headings.of(FRAMEWORK)
    blocks = blocks_of(document, headings)
    account = Account(headings, SectionRole.SUMMARY, strict=True)
    end, start = closing(blocks), _after_cover(blocks)
    cover, body = blocks[:start], blocks[start:end]
    account.furnish(FurnitureKind.COVER, *cover)
    account.take(body)
    account.furnish(FurnitureKind.IMPRINT, *blocks[end:])
    # In bare text the table of judgements may be anywhere in the opening: the facts are looked for in all of it.
    front = cover or blocks[:_COVER]
    report = assemble(document, account, _facts(account, front, register), _judgements(account, front))
    return replace(report, sections=tuple(graded(section) for section in report.sections))


def _after_cover(blocks: Sequence[Block]) -> int:
    """The place after the judgements: a table, or, where the print broke it, lines of aspects and grades.

    The headings of a short report stand on its first page too, so the first sentence after a judgement ends the cover.
    """
    end = 0
    for place, block in enumerate(blocks[:_COVER]):
        if block.kind is BlockKind.TABLE and judgements_in([block.text]):
            end = place + 1
        elif end and block.text.rstrip().endswith("."):
            return end
        elif len(block.text.split()) <= _LONGEST_ROW and block.page in (None, 1):
            short = begins_with_aspect(block.text) or (end == place and grade_of(block.text))
            end = place + 1 if short else end
    return end


def _judgements(account: Account, cover: Sequence[Block]) -> tuple[Judgement, ...]:
    found = judgements_in([block.text for block in cover], cover[-1].page if cover else None)
    if not found:
        account.remark("no-judgements", "no table of judgements could be read on the cover")
    if any(plain(one.aspect_text).lower() == _OVERALL.lower() for one in found):
        return found
    return (*found, *_no_longer_made(account))


def _no_longer_made(account: Account) -> Iterator[Judgement]:
    """The overall judgement where the report says that none is made any more; where it says nothing, nothing."""
    for section in account.sections():
        for paragraph in section.paragraphs:
            said = _NO_LONGER.search(paragraph.text)
            if said:
                status = GradeStatus.NO_LONGER_MADE
                yield Judgement(_OVERALL, slug(_OVERALL), None, said.group(), status, page=paragraph.page)
                return


def _facts(account: Account, cover: Sequence[Block], register: Register) -> Facts:
    printed = lines(cover)
    words = " ".join(printed.replace("’", "'").split())
    title = _TITLE.search(words)
    if not title:
        raise NotAReport("the title of the inspection stands where no cover is")
    labels = labelled(printed)
    dates = dates_in(account, labels.get(Label.DATES, ""))
    authority, text = authority_in(_areas(title, cover), register, dates)
    return Facts(
        title=title.group(),
        framework=FRAMEWORK,
        authority=authority,
        authority_text=text,
        inspectorates=("ofsted",),
        dates=dates,
        printed=None,
        lead_inspectors=lead_expected(account, inspectors(labels.get(Label.INSPECTOR, "")), "on the cover"),
    )


def _areas(title: re.Match[str], cover: Sequence[Block]) -> Iterator[str]:
    """The area in the title, or, in the reports of 2018 to 2020, the line before it."""
    if title["area"] and not title["area"].lower().endswith("local authority"):
        yield title["area"]
    for block in cover:
        yield block.text
        yield from block.text.split("\n")
