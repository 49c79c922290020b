"""The promises of the readers, kept on every published report at hand."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.documents.accounting import account
from loaders.documents.model import BlockKind, Document
from loaders.errors import NotAReport

SHARED = Path(__file__).parents[4] / "shared"
ENGLAND = SHARED / "reports" / "england"
LANCASHIRE = SHARED / "reports" / "lancashire"
PAGES_OF_THE_WEB = 2
"""Files of the collection that are web pages saved as .pdf."""
FEW = 5
"""Documents with fewer numbered paragraphs number something else."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not ENGLAND.is_dir(), reason="needs the published reports in ../shared"),
]


@cache
def documents() -> tuple[dict[str, Document], list[str]]:
    read: dict[str, Document] = {}
    refused: list[str] = []
    for path in sorted([*ENGLAND.iterdir(), *LANCASHIRE.iterdir()]):
        try:
            read[path.name] = open_document(path)
        except NotAReport as refusal:
            refused.append(str(refusal))
    return read, refused


def numbers(document: Document) -> list[int]:
    return [int(block.number) for block in document.blocks if block.number and block.kind is BlockKind.PARAGRAPH]


def expected() -> Iterator[tuple[str, int]]:
    folder = SHARED / "evaluate" / "dev"
    records = [json.loads(line) for line in (folder / "structure.jsonl").read_text().splitlines()]
    names = {entry["id"]: Path(entry["path"]).name for entry in json.loads((folder / "manifest.json").read_text())}
    for record in records:
        if record.get("numbered_paragraphs"):
            yield names[record["id"]], record["numbered_paragraphs"]


def test_all_are_read_but_the_web_pages() -> None:
    read, refused = documents()
    assert len(refused) == PAGES_OF_THE_WEB
    assert all("web page" in reason for reason in refused)
    assert len(read) == len([*ENGLAND.iterdir(), *LANCASHIRE.iterdir()]) - PAGES_OF_THE_WEB


def test_every_word_is_accounted_for() -> None:
    accounts = {name: account(document) for name, document in documents()[0].items()}
    words = sum(result.total for result in accounts.values())
    wrong = {name: (result.missing, result.extra) for name, result in accounts.items() if result.share < 1}
    print(f"{words} words of {len(accounts)} documents; {1 - len(wrong) / len(accounts):.2%} of the documents complete")
    assert wrong == {}


def test_paragraph_numbers_run_from_1_without_gaps_or_doubles() -> None:
    broken = {}
    for name, document in documents()[0].items():
        found = numbers(document)
        if len(found) > FEW and found != list(range(1, len(found) + 1)):
            broken[name] = [(one, two) for one, two in pairwise(found) if two != one + 1]
    assert broken == {}


def test_the_last_paragraph_number_is_the_one_counted_by_hand() -> None:
    read, _ = documents()
    assert {name: max(numbers(read[name])) for name, _ in expected()} == dict(expected())


def test_no_paragraph_begins_with_a_bullet() -> None:
    signs = tuple("■◼▪•●\uf06e\uf0b7\uf0a7\uf02d")
    assert [
        (name, block.page, block.text[:40])
        for name, document in documents()[0].items()
        for block in document.blocks
        if block.text.startswith(signs)
    ] == []
