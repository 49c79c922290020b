from loaders.documents.model import Block, BlockKind
from loaders.layouts.front import split_front


def heading(text: str) -> Block:
    return Block(BlockKind.HEADING, text, level=1)


def prose(text: str, number: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, number=number)


COVER = [heading("Inspection of services"), prose("Northtown")]
IMPRINT = [prose("© Crown copyright 2012"), prose("Website: www.example.org")]
ENTRIES = [
    heading("Contents"),
    heading("Service information 3"),
    heading("Overall effectiveness of services for"),
    heading("children 4"),
    prose("Record of main findings ........ 9"),
]
BODY = [heading("About this inspection"), prose("The purpose is plain.", "1")]


def test_cover_imprint_and_contents_end_where_the_next_part_begins() -> None:
    front = split_front([*COVER, *IMPRINT, *ENTRIES, *BODY])
    assert list(front.cover) == COVER
    assert list(front.imprint) == IMPRINT
    assert list(front.contents) == ENTRIES
    assert list(front.body) == BODY


def test_entries_may_stand_in_a_table() -> None:
    table = Block(BlockKind.TABLE, "About this inspection\t2", rows=(("About this inspection", "2"),))
    front = split_front([*COVER, *IMPRINT, heading("Contents"), table, *BODY])
    assert list(front.body) == BODY


def test_without_a_contents_page_the_account_follows_the_imprint() -> None:
    front = split_front([*COVER, *IMPRINT, *BODY])
    assert list(front.imprint) == IMPRINT
    assert list(front.body) == BODY


def test_a_letter_has_no_front() -> None:
    front = split_front([prose("14 July 2023"), prose("Dear all"), *BODY])
    assert front.cover == ()
    assert len(front.body) == 4
