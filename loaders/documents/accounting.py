"""Whether every word of a file is in exactly one block of its document."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.documents.markup import plain
from loaders.documents.mending import LINE_END_HYPHENS, mend
from loaders.documents.model import Block, BlockKind, Document

_LETTER_SIGNS = ("l", "n", "o", "q", "u", "v")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Account:
    """The words of a file against those of its blocks, each counted as often as it stands there."""

    total: int
    missing: Counter[str]
    """In the file and in no block."""
    extra: Counter[str]
    """In a block oftener than in the file."""

    @property
    def share(self) -> float:
        """Share of the file's words that are accounted for, from 0 to 1; words too many count as errors too."""
        wrong = self.missing.total() + self.extra.total()
        return max(0.0, 1 - wrong / self.total) if self.total else float(not wrong)


def account(document: Document) -> Account:
    """Compare a document's blocks with its raw text.

    Words are runs of letters and runs of digits, so that "Board1" is accounted for by "Board" and the footnote mark
    "1", and "multi-agency" by its parts however the line broke. Markup of text formats is no word.
    """
    raw = document.raw_text
    if document.media_type.startswith("text/"):
        raw = plain(raw)
    printed, kept = Counter(_words(raw)), Counter(_words(" ".join(map(block_words, document.blocks))))
    missing, extra = printed - kept, kept - printed
    _rejoin(missing, extra)
    _leave_out_signs(missing, sum(block.kind is BlockKind.ITEM for block in document.blocks))
    return Account(printed.total(), missing, extra)


def block_words(block: Block) -> str:
    """All words of a block: its number, and its text with the footnote marks where they stood."""
    text = block.text
    for offset, mark in reversed(block.footnote_marks):
        text = text[:offset] + mark + text[offset:]
    return f"{block.number or ''} {text}"


def _leave_out_signs(missing: Counter[str], items: int) -> None:
    """Bullets that are letters (typewriter "o", glyphs of a symbol font) are no words: at most one an item."""
    for sign in _LETTER_SIGNS:
        if missing[sign] <= items:
            del missing[sign]


def _words(text: str) -> Iterable[str]:
    spaced = re.sub(f"[{LINE_END_HYPHENS}]", "-", text)
    return _WORD.findall(mend(spaced))


def _rejoin(missing: Counter[str], extra: Counter[str]) -> None:
    """Take out words that a line's end had broken: "inspec" and "tion" missing are "inspection" too much."""
    for word in list(extra):
        for cut in range(1, len(word)):
            first, second = word[:cut], word[cut:]
            while extra[word] > 0 and missing[first] > 0 and missing[second] > 0:
                extra[word] -= 1
                missing[first] -= 1
                missing[second] -= 1
    for counter in (missing, extra):
        for word in [word for word, count in counter.items() if count <= 0]:
            del counter[word]
