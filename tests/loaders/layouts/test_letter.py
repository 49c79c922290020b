import re
from datetime import date

import pytest

from loaders.documents.model import Block, BlockKind
from loaders.layouts.letter import addressees, copy_recipients, head_lines, letter_date, signatory, split_letter
from loaders.report import Person

TITLE = re.compile("Inspection of", re.IGNORECASE)


def line(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text)


HEAD = [line("14 July 2023"), line("Ann Sample, Director of Services, Northtown\nBo Dell, Chief Constable")]
DEAR, HEADING, PROSE = (
    line("Dear partnership"),
    line("Inspection of Northtown", BlockKind.HEADING),
    line("This letter says much."),
)
END = [
    line("Yours sincerely\nCy Doe\nHer Majesty's Inspector"),
    line("Copy: Di Roe, Chief Executive, Northtown Council"),
]


def test_each_block_stands_in_the_part_it_belongs_to() -> None:
    letter = split_letter([*HEAD, DEAR, HEADING, PROSE, *END], TITLE)
    assert letter
    assert (list(letter.head), letter.salutation, letter.title, letter.body) == (HEAD, (DEAR,), (HEADING,), (PROSE,))
    assert [block.text for block in letter.copies] == ["Copy: Di Roe, Chief Executive, Northtown Council"]


def test_a_title_joined_to_the_salutation_is_split_off() -> None:
    letter = split_letter([*HEAD, line("Dear partnership Inspection of Northtown"), PROSE], TITLE)
    assert letter
    assert [block.text for block in (*letter.salutation, *letter.title)] == [
        "Dear partnership",
        "Inspection of Northtown",
    ]


def test_what_has_no_salutation_is_no_letter() -> None:
    assert split_letter([HEADING, PROSE], TITLE) is None


def test_date_and_addressees_come_from_the_head() -> None:
    lines = head_lines(HEAD)
    assert letter_date(lines) == date(2023, 7, 14)
    assert addressees(lines) == (
        Person("Ann Sample", "Director of Services, Northtown"),
        Person("Bo Dell", "Chief Constable"),
    )


def test_one_addressee_over_several_lines_comes_without_the_address() -> None:
    lines = [
        "31 March 2010",
        "Mrs Ann Sample",
        "Director of Services",
        "Northtown Borough Council",
        "The Hall",
        "NT1 2AB",
    ]
    assert addressees(lines) == (Person("Mrs Ann Sample", "Director of Services Northtown Borough Council"),)


@pytest.mark.parametrize(
    "lines",
    [
        ["Piccadilly Gate", "Manchester", "M1 2WD", "T 0300 000 0000", "14 July 2023", "Ann Sample", "Director"],
        ["14 July 2023", "Ofsted", "www.example.org", "Ann Sample", "Director"],
        ["Ann Sample", "Director", "14 July 2023"],
        ["Ann Sample", "Director"],
    ],
)
def test_the_senders_own_address_is_nobody_wherever_it_stands(lines: list[str]) -> None:
    assert addressees(lines) == (Person("Ann Sample", "Director"),)


def test_signatory_and_copies_come_from_the_end() -> None:
    letter = split_letter([*HEAD, DEAR, HEADING, PROSE, *END], TITLE)
    assert letter
    assert signatory(letter.signature) == Person("Cy Doe", "Her Majesty's Inspector")
    assert copy_recipients(letter.copies) == (Person("Di Roe", "Chief Executive, Northtown Council"),)


def test_a_close_joined_to_the_last_paragraph_is_split_off() -> None:
    last = line("Please write by May. Yours sincerely")
    letter = split_letter([*HEAD, DEAR, HEADING, last, line("Cy Doe", BlockKind.HEADING)], TITLE)
    assert letter
    assert [block.text for block in letter.body] == ["Please write by May."]
    assert [block.text for block in letter.signature] == ["Yours sincerely", "Cy Doe"]
