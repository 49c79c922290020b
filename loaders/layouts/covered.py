"""Reports with a cover, an imprint and a contents page: the reading that ``slac``, ``cp`` and ``lac`` share."""

import re
from collections.abc import Sequence

from loaders.documents.model import Block, Document
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts, dates_in
from loaders.layouts.front import Front, split_front
from loaders.layouts.headings import Headings
from loaders.layouts.reading.authority import authority_in
from loaders.layouts.reading.cover import Label, labelled, lines, unlabelled
from loaders.layouts.reading.dates import day
from loaders.layouts.reading.people import inspectors
from loaders.report import FurnitureKind, Section, SectionRole
from ontology.register import Register

_COVER = 20
"""Blocks in which labelled facts are looked for where no imprint ends the cover."""


def furnish_front(account: Account, front: Front) -> None:
    """Keep cover, imprint and contents as furniture."""
    account.furnish(FurnitureKind.COVER, *front.cover)
    account.furnish(FurnitureKind.IMPRINT, *front.imprint)
    account.furnish(FurnitureKind.CONTENTS, *front.contents)


def covered(
    document: Document,
    register: Register,
    *,
    title: re.Pattern[str],
    framework: str,
    strict: bool = False,
    record_last: bool = False,
) -> tuple[Account, Facts]:
    """The account of a report of Ofsted's and the facts of its cover; the other arguments are the account's.

    ``title`` matches the title's words. Raises :class:`loaders.errors.UnknownAuthority`.
    """
    headings = Headings.of(framework)
    account = Account(headings, strict=strict, record_last=record_last)
    front = covered_front(document, headings)
    furnish_front(account, front)
    account.take(front.body)
    return account, _facts(account, front, title, framework, register)


def _facts(account: Account, front: Front, title: re.Pattern[str], framework: str, register: Register) -> Facts:
    """The facts of the cover. The area stands after or before the title, before the first label."""
    cover = lines(front.cover)
    facts = labelled(cover)
    before = " ".join(unlabelled(cover).replace("*", " ").replace("#", " ").split())
    found = title.search(before)
    area = before[found.end() :] if found else before
    dates = dates_in(account, facts[Label.DATES]) if facts.get(Label.DATES) else None
    authority, text = authority_in(_areas(area, front.cover), register, dates)
    return Facts(
        title=found.group() if found else before,
        framework=framework,
        authority=authority,
        authority_text=text,
        inspectorates=("ofsted",),
        dates=dates,
        printed=day(facts.get(Label.PUBLISHED, "")),
        lead_inspectors=inspectors(facts.get(Label.INSPECTOR, "")),
    )


def _areas(area: str, cover: Sequence[Block]) -> list[str]:
    """Where the area's name may stand: after the title, with a notice after it, or in a line of its own."""
    words = area.split()
    shortened = [" ".join(words[:count]) for count in range(min(len(words), 8), 0, -1)]
    return [area, *shortened, *(line for block in cover for line in block.text.split("\n"))]


def method_text(sections: Sequence[Section]) -> str:
    """What the report says of its own making."""
    return " ".join(
        paragraph.text for section in sections if section.role is SectionRole.METHOD for paragraph in section.paragraphs
    )


def covered_front(document: Document, headings: Headings) -> Front:
    """The front of a report, also where imprint and contents were left out: then the cover is what stands before the
    first known heading after the labelled facts.
    """
    front = split_front(document.blocks)
    if front.cover:
        return front
    labels = [place for place, block in enumerate(front.body[:_COVER]) if labelled(block.text)]
    first = labels[-1] + 1 if labels else 1
    for place in range(first, len(front.body)):
        block = front.body[place]
        if block.number or headings.meaning(block.text):
            return front._replace(cover=front.body[:place], body=front.body[place:])
    return front
