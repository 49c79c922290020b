"""Mending the characters of a text layer, so that quotations read as printed.

PDF writers and converters leave marks that no reader of the page sees: the sign for a hyphen at a line's end
(U+0002, U+FFFE or the soft hyphen, by version of the library), ligatures as one character, spaces of many widths,
control characters, and glyphs of symbol fonts in the private use area. Quotation marks and dashes stay as printed.
"""

import re
from collections.abc import Iterable
from functools import cached_property

LINE_END_HYPHENS = "\u0002\u00ad\ufffe"
"""What stands for a hyphen at the end of a printed line."""

BULLETS = "■◼▪▫□•●○◦⚫⬛◾‣⁃∙·➢➤►▶✓✔❖⯀\u25aa\u2219"
"""Characters that are bullets wherever they open a line."""

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_SPACES = "\t\u000b\u000c\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_INVISIBLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff\uffff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_HYPHEN = re.compile("(?<=\\w)[\u0002\ufffe]\\s*(?=\\w)")
"""Both stand for a printed hyphen; a soft hyphen within a line is not printed."""
_STRAY_HYPHEN = re.compile(f"[{LINE_END_HYPHENS}]")
_UNMENDED = re.compile(
    f"[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ue000-\uf8ff\ufb00-\ufb06\ufeff\ufffe\uffff{_SPACES}]"
    "|  | \n|\n "
)
"""Whether there is anything to mend: most lines have nothing, and asking once is cheaper than trying all."""
_LONGEST_WORD = 60
_BREAK = re.compile(r"(\w+(?:-\w+)*)-$")
_SUSPENDED = re.compile(r"(?:and|or|to)(?=\s)", re.IGNORECASE)
"""After "pre-" in "pre- and post-natal" the hyphen stands at a word's end, and a space follows it."""
_OPENS = re.compile(r"[^\W_]+")


def mend(text: str) -> str:
    """One line or paragraph with its characters mended and runs of spaces as one; line ends are kept."""
    if not _UNMENDED.search(text):
        return text.strip()
    text = _HYPHEN.sub("-", text)
    text = _STRAY_HYPHEN.sub("", text)
    for ligature, letters in _LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    text = re.sub(f"[{_SPACES}]", " ", text)
    text = _PRIVATE.sub("", _INVISIBLE.sub("", text))
    return re.sub(" *\n *", "\n", re.sub(" {2,}", " ", text)).strip()


class Joiner:
    """Joins the printed lines of one document; knows its words, to tell a broken word from a hyphenated one."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines

    @cached_property
    def _text(self) -> str:
        return "\n".join(self._lines).lower()

    def _knows(self, word: str) -> bool:
        return word in self._text and re.search(rf"\b{re.escape(word)}\b", self._text) is not None

    def join(self, lines: Iterable[str]) -> str:
        """The lines as running text."""
        text = ""
        for line in lines:
            text = self.joined(text, line)
        return text

    def joined(self, text: str, line: str) -> str:
        """``text`` continued by ``line``: a hyphen at its end stays unless the document knows the word without it."""
        if not text or not line:
            return text or line
        if text[-1] in LINE_END_HYPHENS:
            text = text[:-1] + "-"
        broken = _BREAK.search(text[-_LONGEST_WORD:]) if text[-1] == "-" else None
        if not broken or not line[0].isalnum() or _SUSPENDED.match(line):
            return f"{text} {line}"
        following = _OPENS.match(line)
        assert following is not None
        first, second = broken.group(1).lower(), following.group().lower()
        if not self._knows(f"{first}-{second}") and self._knows(first + second):
            return text[:-1] + line
        return text + line
