"""Reports that are letters: the reading that ``cra``, ``jtai`` and the visit letters share."""

from loaders.layouts.account import Account
from loaders.layouts.letter import Letter
from loaders.report import FurnitureKind


def furnish_head(account: Account, letter: Letter) -> None:
    """Keep head, salutation and title as furniture: to be called before the body is taken."""
    account.furnish(FurnitureKind.LETTER_HEAD, *letter.head)
    account.furnish(FurnitureKind.SALUTATION, *letter.salutation)
    account.furnish(FurnitureKind.LETTER_HEAD, *letter.title)


def furnish_tail(account: Account, letter: Letter) -> None:
    """Keep signatures and the list of copies as furniture."""
    account.furnish(FurnitureKind.SIGNATURE, *letter.signature)
    account.furnish(FurnitureKind.COPY_LIST, *letter.copies)
