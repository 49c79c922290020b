"""Which document is a later part of a report, and of which."""

from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.documents.joining import joined
from loaders.documents.model import Document
from loaders.layouts import read_report
from loaders.layouts.parts import continues, starts_at
from ontology.register import register
from tests.loaders.layouts.printing import Style, printed

SAMPLE = (Path(__file__).parents[3] / "examples" / "blackpool-cp-2012.md").read_text(encoding="utf-8")
CUT = "## About this inspection"
MORE = "\n\nThe inspectors of each inspection of Blackpool read what inspectors of the inspection before had inspected."


@pytest.fixture
def parts(tmp_path: Path) -> list[Document]:
    """A report that was printed in two files, and the whole of it."""
    place = SAMPLE.index(CUT)
    texts = (SAMPLE[:place], SAMPLE[place:] + MORE, SAMPLE + MORE)
    found = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(printed(text, Style(footer="Blackpool, June 2012")))
        found.append(open_document(path))
    return found


def test_a_later_part_starts_in_the_middle_of_an_account(parts: list[Document]) -> None:
    assert [starts_at(document) for document in parts] == [0, 4, 0]


def test_a_part_continues_the_report_that_its_numbers_and_its_area_go_on_from(parts: list[Document]) -> None:
    first, later, whole = parts
    assert continues(later, first, read_report(first, register()), register())
    assert not continues(later, whole, read_report(whole, register()), register())


def test_a_part_continues_no_report_on_another_area(parts: list[Document], tmp_path: Path) -> None:
    path = tmp_path / "elsewhere.pdf"
    path.write_bytes(printed(SAMPLE[: SAMPLE.index(CUT)].replace("Blackpool", "Barnet")))
    other = open_document(path)
    assert not continues(parts[1], other, read_report(other, register()), register())


def test_both_parts_together_say_what_the_whole_says(parts: list[Document]) -> None:
    first, later, whole = parts
    both, one = read_report(joined(first, later), register()), read_report(whole, register())
    assert both.judgements
    assert [judgement.grade for judgement in both.judgements] == [judgement.grade for judgement in one.judgements]
    assert [(paragraph.number, paragraph.text) for paragraph in both.paragraphs] == [
        (paragraph.number, paragraph.text) for paragraph in one.paragraphs
    ]
