"""Which blocks of a list are items: bullets, numbered paragraphs, plain paragraphs."""

import pytest

from loaders.documents.model import Block, BlockKind
from loaders.layouts.items import ItemStyle, joined, listed


def item(text: str, level: int = 1) -> Block:
    return Block(BlockKind.ITEM, text, level=level)


def prose(text: str, number: str | None = None) -> Block:
    return Block(BlockKind.PARAGRAPH, text, number=number)


def items(blocks: list[Block], style: ItemStyle) -> list[str]:
    return [block.text for block, is_item in listed(blocks, style) if is_item]


def test_each_outer_bullet_is_an_item_and_a_deeper_one_carries_it_on() -> None:
    blocks = [prose("The area should:"), item("train staff in:"), item("assessment", 2), item("write plans")]
    assert items(blocks, ItemStyle.BULLETS) == ["train staff in:\nassessment", "write plans"]


def test_without_bullets_each_paragraph_is_an_item_but_not_what_leads_to_a_list() -> None:
    blocks = [prose("The council must do the following:"), prose("Train staff."), prose("Write plans.")]
    assert items(blocks, ItemStyle.BULLETS) == ["Train staff.", "Write plans."]


def test_a_numbered_list_has_its_numbered_paragraphs_as_items_with_the_bullets_below_them() -> None:
    blocks = [prose("Improve care by:", "8"), item("shorter waits"), item("more nurses"), prose("Train staff.", "9")]
    assert items(blocks, ItemStyle.NUMBERED) == ["Improve care by:\nshorter waits\nmore nurses", "Train staff."]


def test_a_list_without_numbers_is_read_by_its_bullets() -> None:
    assert items([item("Train staff."), item("Write plans.")], ItemStyle.NUMBERED) == ["Train staff.", "Write plans."]


def test_in_a_list_of_paragraphs_bullets_belong_to_the_paragraph_before_them() -> None:
    blocks = [prose("Leaders should improve waits for:"), item("speech therapy"), prose("Leaders should listen.")]
    assert items(blocks, ItemStyle.PARAGRAPHS) == [
        "Leaders should improve waits for:\nspeech therapy",
        "Leaders should listen.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "There are no priority actions.",
        "There were no areas for improvement at this visit.",
        "The inspectors did not identify any areas for\npriority and immediate action.",
        "Inspectors found no areas that need attention at once.",
        "No recommendations are made.",
        "None.",
    ],
)
@pytest.mark.parametrize("style", ItemStyle)
def test_words_that_say_that_there_is_nothing_to_list_are_no_item(words: str, style: ItemStyle) -> None:
    assert items([prose(words, "12")], style) == items([prose(words)], style) == items([item(words)], style) == []


@pytest.mark.parametrize(
    "words",
    [
        "There are no records of recommendations that were followed.",
        "There were no children without a plan.",
        "The inspection did not find any child at risk at home.",
        "No recommendations of the last audit were put into practice by the team.",
        "Nonetheless, train staff.",
    ],
)
@pytest.mark.parametrize("style", ItemStyle)
def test_other_words_on_what_there_is_not_are_an_item(words: str, style: ItemStyle) -> None:
    assert items([prose(words, "12")], style) == items([prose(words)], style) == items([item(words)], style) == [words]


def test_a_table_is_no_item_and_takes_no_words_in() -> None:
    blocks = [prose("Train staff.", "1"), Block(BlockKind.TABLE, "Body\tAction"), prose("Write plans.", "2")]
    assert listed(blocks, ItemStyle.NUMBERED)[1] == (blocks[1], False)


def test_what_carries_an_item_on_keeps_its_page() -> None:
    first = Block(BlockKind.ITEM, "abc", page=4)
    more = Block(BlockKind.ITEM, "defg", page=5, page_starts=((2, 6),))
    assert joined(first, more).page_starts == ((4, 5), (6, 6))
