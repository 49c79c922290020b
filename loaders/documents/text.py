"""Plain text and Markdown: reports converted from PDF, with the flaws that conversion leaves."""

import hashlib
import re

from loaders.documents.model import Document
from loaders.documents.text_blocks import blocks
from loaders.documents.text_lines import lines
from loaders.errors import NotAReport

_MEDIA_TYPES = {".md": "text/markdown", ".txt": "text/plain"}


def read(name: str, content: bytes, suffix: str) -> Document:
    """A text file as blocks. Pages are known only where form feeds mark them.

    Raises :class:`NotAReport` for what is no text.
    """
    text = decoded(name, content)
    found = blocks(lines(text))
    if not found:
        raise NotAReport(f"{name} holds no text")
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        media_type=_MEDIA_TYPES[suffix],
        blocks=found,
        raw_text=text,
        page_count=text.count("\f") + 1 if "\f" in text else None,
    )


def decoded(name: str, content: bytes) -> str:
    """The characters of a text file, line ends as ``\\n``: UTF-8, UTF-16 by its mark, else Windows-1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    elif b"\x00" in content:
        raise NotAReport(f"{name} is a binary file, not text")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
            if sum(character == "\ufffd" for character in text) > len(text) // 100:
                raise NotAReport(f"{name} is a binary file, not text") from None
    return re.sub("\r\n|[\r\u000b\u0085\u2028\u2029]", "\n", text)
