"""Sentences written for this project to learn from, in the manner of each layout; ``written/*.txt`` beside this module.

They were written by language models, each in its own words and labelled as it was written, mostly after the kind of
sentence that an earlier model had got wrong. No report holds them, so nothing is ever measured on them. A file is named
for its layout. A block is a passage: ``@ layout | heading | grade`` (``-``: none), then a sentence a line behind the
first letter of its label. A block that opens with ``@@`` holds sentences that do not follow one another.
"""

from collections.abc import Iterator
from importlib.resources import files

from loaders.findings.candidates import Candidate
from loaders.findings.sentences import Sentence
from loaders.findings.training.material import Example
from loaders.report import Paragraph, SectionRole

_LABELS = {"s": "strength", "w": "weakness", "m": "mixed", "n": "none"}


def written() -> list[Example]:
    """All written sentences; of no authority, with polarity alone."""
    folder = files("loaders.findings.training") / "written"
    texts = sorted((file for file in folder.iterdir() if file.name.endswith(".txt")), key=lambda file: file.name)
    blocks = (block for text in texts for block in text.read_text(encoding="utf-8").strip().split("\n\n"))
    return [example for block in blocks for example in passage(block)]


def passage(block: str) -> Iterator[Example]:
    """The sentences of one block.

    Raises:
        ValueError: it does not open with a layout, or a line does not open with a label.
    """
    opening, *lines = block.splitlines()
    framework, heading, grade = (*(part.strip() for part in opening.lstrip("@").split("|")), "", "")[:3]
    if opening[:1] != "@" or not all(line[:1] in _LABELS and line[1:2] == " " for line in lines):
        raise ValueError(f"not a written passage: {block[:80]!r}")
    sentences = [line[2:] for line in lines]
    follows = not opening.startswith("@@")
    paragraph, start = Paragraph("written", " ".join(sentences)), 0
    for place, (line, sentence) in enumerate(zip(lines, sentences, strict=True)):
        candidate = Candidate(
            paragraph,
            Sentence(sentence, start, start + len(sentence)),
            place + 1,
            None,
            framework,
            SectionRole.NARRATIVE,
            grade if grade not in {"", "-"} else None,
            (heading,),
            previous=sentences[place - 1] if follows and place else None,
            following=sentences[place + 1] if follows and place + 1 < len(sentences) else None,
        )
        yield Example(candidate, _LABELS[line[0]], None, "", natural=False)
        start += len(sentence) + 1
