"""Text and Markdown: the flaws that conversion leaves, one by one."""

from collections.abc import Callable

import pytest

from loaders.documents.accounting import account
from loaders.documents.model import Block, BlockKind, Document
from loaders.errors import NotAReport

Read = Callable[..., Document]
Kinds = Callable[[Document], list[tuple[BlockKind, str]]]
OfKind = Callable[[Document, BlockKind], list[Block]]
HEADING, PARAGRAPH, ITEM, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.TABLE


def numbered(document: Document) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in document.blocks if block.number]


def test_marked_headings_keep_their_rank(read: Read, of_kind: OfKind) -> None:
    document = read("# Title\n\n### Part\n\nSome words.")
    assert [(block.text, block.level) for block in of_kind(document, HEADING)] == [("Title", 1), ("Part", 3)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Quality of provision", HEADING),
        ("Quality of provision Grade 2 (Good)", HEADING),
        ("**The children are safe** **Grade 2 (Good)**", HEADING),
        ("Within three months:", HEADING),
        ("Staff are trained well.", PARAGRAPH),
        ("Age group:AllPublished:9 March 2012", PARAGRAPH),
        ("In order to improve services, partners should take the following action:", PARAGRAPH),
        ("and then went on", PARAGRAPH),
    ],
)
def test_a_line_that_stands_alone_is_a_heading_by_its_look(
    read: Read, kinds: Kinds, text: str, kind: BlockKind
) -> None:
    document = read(f"An opening sentence.\n\n{text}\n\n1. A paragraph follows it.")
    assert kind in [found for found, words in kinds(document) if text.replace("*", "")[-12:] in words]


def test_an_address_keeps_its_lines_and_is_no_heading(read: Read, kinds: Kinds) -> None:
    text = (
        "1 May 2010\n\nMs Jo Bloggs\nDirector\nTown Hall\n\nDear Ms Bloggs\n\nVisit to Anytown\n\nThis letter tells.\n"
    )
    found = kinds(read(text + "\nYours sincerely\n\nSam Smith\nInspector"))
    assert (PARAGRAPH, "Ms Jo Bloggs\nDirector\nTown Hall") in found
    assert [words for kind, words in found if kind is HEADING] == ["Visit to Anytown"]


@pytest.mark.parametrize("sign", ["-", "*", "•", "▪", "■", "◼", "–", "\uf0b7", "\ufffd"])
def test_each_kind_of_bullet_makes_items(read: Read, of_kind: OfKind, sign: str) -> None:
    items = of_kind(read(f"Strengths\n\n{sign} first thing\n{sign} second thing\n"), ITEM)
    assert [block.text for block in items] == ["first thing", "second thing"]


def test_items_have_depth_by_indent(read: Read, of_kind: OfKind) -> None:
    items = of_kind(read("- outer\n  - inner\n  - inner too\n- outer again\n\nWords.\n\n  - new list\n"), ITEM)
    assert [block.level for block in items] == [1, 2, 2, 1, 1]


def test_items_run_together_by_a_converter_are_parted(read: Read, of_kind: OfKind) -> None:
    text = 'Strengths\n<ul style="x"> ▪ Staff are kind. ▪ Plans are clear and\n\nwell kept.\n\n- Records are good.\n'
    items = [block.text for block in of_kind(read(text), ITEM)]
    assert items == ["Staff are kind.", "Plans are clear and well kept.", "Records are good."]


def test_an_item_that_lost_its_bullet_is_found_in_its_list(read: Read, of_kind: OfKind) -> None:
    text = "Within six months:\n\n review the service\n\n- ensure there are staff\n- ensure there are rooms\n"
    assert [block.text for block in of_kind(read(text), ITEM)] == [
        "review the service",
        "ensure there are staff",
        "ensure there are rooms",
    ]


@pytest.mark.parametrize("line", ["7. Words here.", "- 7. Words here.", "7) Words here.", " 7.\tWords here."])
def test_paragraph_numbers_are_taken_off_in_each_form(read: Read, line: str) -> None:
    assert numbered(read(f"{line}\n")) == [("7", "Words here.")]


def test_a_number_torn_into_its_paragraph_goes_back_before_it(read: Read) -> None:
    text = "1. One is first.\n\n- The needs of children 2. are met by all.\n\n3. Three is last.\n"
    assert numbered(read(text)) == [
        ("1", "One is first."),
        ("2", "The needs of children are met by all."),
        ("3", "Three is last."),
    ]


def test_a_number_in_prose_that_is_printed_elsewhere_stays(read: Read) -> None:
    text = "1. One is about stage 2. Nothing else.\n\n2. Two is last.\n"
    assert numbered(read(text))[0] == ("1", "One is about stage 2. Nothing else.")


def test_a_number_alone_on_its_line_is_the_next_paragraphs_if_missing(read: Read) -> None:
    text = "1. One is first.\n\n2.\n\nTwo stands below its number.\n\n3. Three is last.\n"
    assert ("2", "Two stands below its number.") in numbered(read(text))


def test_a_sentence_that_a_page_breaks_is_joined(read: Read) -> None:
    text = "1. Plans are made with\n\n\nthe family and kept.\n\n2. Visits happen.\n"
    assert numbered(read(text))[0] == ("1", "Plans are made with the family and kept.")


def test_a_sentence_that_ends_is_not_joined(read: Read, kinds: Kinds) -> None:
    found = kinds(read("Plans are made with families.\n\nVisits happen each week, as they must.\n"))
    assert [words for _, words in found] == ["Plans are made with families.", "Visits happen each week, as they must."]


def test_wrapped_prose_is_joined_and_counts_pages(read: Read) -> None:
    wide = "Social workers visit children as often as they need to and listen well to each"
    document = read(
        f"{wide}\nand act on it when they\x0chave heard what they say, and when they know more\nof the case."
    )
    block = document.blocks[0]
    assert document.page_count == 2
    assert block.text.startswith(f"{wide} and act on it when they have heard")
    assert block.page == 1
    assert [page for _, page in block.page_starts] == [2]
    assert block.text[block.page_starts[0][0] :].startswith("have heard")


def test_running_lines_at_page_edges_are_furniture(read: Read, of_kind: OfKind) -> None:
    page = "Report on Anytown\n\n{} This page has prose of its own.\n\n{}\n"
    document = read("\x0c".join(page.format(word, number) for number, word in enumerate(("One.", "Two.", "Three."), 1)))
    assert [block.text for block in of_kind(document, BlockKind.FURNITURE)] == [
        text for number in "123" for text in ("Report on Anytown", number)
    ]


def test_tables_by_tabs_join_wrapped_cells(read: Read, of_kind: OfKind) -> None:
    text = "Good\tA service that exceeds\n\tminimum requirements\n\nPoor\tA service below them\n"
    assert of_kind(read(text), TABLE)[0].rows == (
        ("Good", "A service that exceeds minimum requirements"),
        ("Poor", "A service below them"),
    )


def test_tables_by_pipes_leave_out_their_rule(read: Read, of_kind: OfKind) -> None:
    table = of_kind(read("| Judgement | Grade |\n|---|:--|\n| **Overall** | Good |\n"), TABLE)[0]
    assert table.rows == (("Judgement", "Grade"), ("Overall", "Good"))
    assert table.text == "Judgement\tGrade\nOverall\tGood"


def test_a_row_of_one_cell_stays_in_its_table(read: Read, of_kind: OfKind) -> None:
    text = "<b>Safeguarding</b>\t\nOverall\tGood\n"
    assert of_kind(read(text), TABLE)[0].rows == (("Safeguarding",), ("Overall", "Good"))


def test_rules_hold_no_words(read: Read, kinds: Kinds) -> None:
    assert kinds(read("One.\n\n---\n\nTwo.\n")) == [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")]


@pytest.mark.parametrize(
    ("content", "word"),
    [("Café".encode(), "Café"), ("Café".encode("cp1252"), "Café"), ("\ufeffCafé".encode("utf-16"), "Café")],
)
def test_encodings_are_told_apart(read: Read, content: bytes, word: str) -> None:
    assert word in read(content, ".txt").raw_text


def test_bytes_that_are_no_text_are_refused(read: Read) -> None:
    with pytest.raises(NotAReport, match="binary"):
        read(bytes([0x81, 0x8D, 0x8F, 0x90]) * 50, ".txt")


def test_every_word_of_flawed_text_is_accounted_for(read: Read) -> None:
    text = "# A *b*\n\n<ul> ▪ c ▪ d\n\n- 1. e\n\n| f | g |\n|--|--|\n\n2\n\n[h](http://x.uk) &amp; i\n\n---\n"
    result = account(read(text))
    assert (result.share, result.missing, result.extra) == (1.0, {}, {})
