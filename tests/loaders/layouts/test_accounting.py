from dataclasses import replace
from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.errors import LoadError
from loaders.layouts import read_report
from loaders.layouts.accounting import word_share
from ontology.register import Register

EXAMPLES = (
    "blackburn-with-darwen-cra-2010.md",
    "blackburn-with-darwen-jtai-2023.md",
    "blackburn-with-darwen-slac-2012.md",
    "blackpool-cp-2012.md",
    "lancashire-slac-2012.md",
)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_word_of_an_example_is_accounted_for(examples: Path, organisations: Register, name: str) -> None:
    document = open_document(examples / name)
    found = word_share(document, read_report(document, organisations))
    assert (found.share, dict(found.missing), dict(found.added)) == (1.0, {}, {})


def test_a_lost_section_is_noticed(examples: Path, organisations: Register) -> None:
    document = open_document(examples / EXAMPLES[0])
    report = read_report(document, organisations)
    assert word_share(document, replace(report, sections=report.sections[1:])).share < 1


@pytest.mark.shared
def test_every_word_of_each_published_report_is_accounted_for(
    published: Path, organisations: Register, capsys: pytest.CaptureFixture[str]
) -> None:
    shares = {}
    for path in sorted(published.rglob("*.*")):
        try:
            document = open_document(path)
            shares[path.name] = word_share(document, read_report(document, organisations))
        except LoadError:
            continue
    with capsys.disabled():
        print(
            f"\nwords accounted for in {len(shares)} reports: {min(one.share for one in shares.values()):.2%} at least"
        )
    assert {name: dict(one.missing) for name, one in shares.items() if one.missing} == {}
