"""Where the standing text of the inspectorate begins."""

from loaders.documents.model import Block, BlockKind
from loaders.layouts.closing import closing


def prose(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_the_standing_text_begins_at_the_first_of_its_paragraphs() -> None:
    blocks = [
        *(prose(f"Finding {place}.") for place in range(6)),
        prose("Any complaints about the inspection or the report"),
    ]
    assert closing([*blocks, prose("© Crown copyright 2016")]) == 6


def test_a_copyright_line_on_the_cover_is_not_the_end() -> None:
    blocks = [prose("© Crown copyright 2013"), *(prose(f"Finding {place}.") for place in range(9))]
    assert closing(blocks) == len(blocks)
