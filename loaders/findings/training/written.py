"""Sentences written for this project to learn from, in the manner of each layout; ``written/*.txt`` beside this module.

They were written by language models, each in its own words and labelled as it was written, many of them after the kind
of sentence that an earlier model had got wrong. No report holds them, so nothing is measured on them.

A file is named for its layout. A block is a passage: ``@ layout | heading | grade`` (``-``: none), then a sentence a
line behind the first letter of its label. A block that opens with ``@@`` holds sentences that do not follow each other.
How labels follow one another in these passages is our making, not the inspectors': sentence and label alone are learnt.
"""

from collections.abc import Iterator
from importlib.resources import files

_LABELS = {"s": "strength", "w": "weakness", "m": "mixed", "n": "none"}


def written() -> list[tuple[str, str]]:
    """All written sentences, each with its polarity."""
    folder = files("loaders.findings.training") / "written"
    texts = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    blocks = (block for text in texts for block in text.read_text(encoding="utf-8").strip().split("\n\n"))
    return [labelled for block in blocks for labelled in passage(block)]


def passage(block: str) -> Iterator[tuple[str, str]]:
    """The sentences of one block, each with its polarity.

    Raises:
        ValueError: it does not open with a layout, or a line does not open with a label.
    """
    opening, *lines = block.splitlines()
    if opening[:1] != "@" or not all(line[:1] in _LABELS and line[1:2] == " " for line in lines):
        raise ValueError(f"not a written passage: {block[:80]!r}")
    yield from ((line[2:], _LABELS[line[0]]) for line in lines)
