"""Reports that are letters: the reading that ``cra``, ``jtai``, the visit letters and those on area SEND share."""

import re
from dataclasses import dataclass

from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport
from loaders.layouts.account import Account
from loaders.layouts.assembly import Facts
from loaders.layouts.headings import Headings
from loaders.layouts.letter import Letter, addressees, copy_recipients, head_lines, letter_date, split_letter
from loaders.layouts.reading.dates import Period
from loaders.report import FurnitureKind, Person
from ontology.register import Organisation


def is_titled(document: Document, title: re.Pattern[str]) -> bool:
    """Whether a document is a letter whose title starts like ``title``."""
    letter = split_letter(document.blocks, title)
    return letter is not None and bool(letter.title)


@dataclass(frozen=True, slots=True)
class Posted:
    """A letter divided into its parts, with the account of its body."""

    letter: Letter
    account: Account

    @property
    def lines(self) -> tuple[str, ...]:
        """The printed lines of its head."""
        return head_lines(self.letter.head)

    def prose(self, blocks: int) -> list[Block]:
        """The first paragraphs, which say when, by whom and on what."""
        return [block for block in self.letter.body if block.kind is BlockKind.PARAGRAPH][:blocks]

    def facts(
        self,
        *,
        title: str,
        framework: str,
        area: tuple[Organisation, str],
        inspectorates: tuple[str, ...],
        dates: Period | None,
        lead_inspectors: tuple[Person, ...] = (),
        deep_dive: str | None = None,
    ) -> Facts:
        """What the layout has found, with the people and the date that every letter has."""
        authority, authority_text = area
        return Facts(
            title=title,
            framework=framework,
            authority=authority,
            authority_text=authority_text,
            inspectorates=inspectorates,
            dates=dates,
            printed=letter_date(self.lines),
            lead_inspectors=lead_inspectors,
            addressees=addressees(self.lines),
            copy_recipients=copy_recipients(self.letter.copies),
            deep_dive=deep_dive,
        )


def posted(document: Document, title: re.Pattern[str], headings: Headings) -> Posted:
    """Read a letter by its parts. Raises :class:`loaders.errors.NotAReport` where it is none."""
    letter = split_letter(document.blocks, title)
    if letter is None:
        raise NotAReport(f"{document.name} is no letter")
    account = Account(headings)
    account.furnish(FurnitureKind.LETTER_HEAD, *letter.head)
    account.furnish(FurnitureKind.SALUTATION, *letter.salutation)
    account.furnish(FurnitureKind.LETTER_HEAD, *letter.title)
    account.take(letter.body)
    account.furnish(FurnitureKind.SIGNATURE, *letter.signature)
    account.furnish(FurnitureKind.COPY_LIST, *letter.copies)
    return Posted(letter, account)
