"""What publishers vary and what it must not change: each sample, with one thing said or set otherwise.

The samples (``samples/*.md``) are condensed reports in our own words, read as text and, printed, as PDFs; what is
varied is in ``samples/variations.csv``.
"""

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from loaders.documents import open_document
from loaders.layouts import layouts_of, read_report
from loaders.report import Report
from ontology.register import register
from tests.loaders.layouts.printing import Style, printed

SAMPLE_FOLDER = Path(__file__).parent / "samples"
SAMPLES = {path.stem: path.read_text(encoding="utf-8") for path in SAMPLE_FOLDER.glob("*.md")}

STYLES = {
    "as usual": Style(),
    "in Times": Style(font="Times"),
    "in small type": Style(body=10.5, headings=(20, 12.5, 10.5)),
    "with large headings": Style(headings=(26, 16, 14)),
    "with headings in bold alone": Style(headings=(14, 12, 12)),
    "on short pages": Style(foot=420),
    "with round bullets": Style(bullet=("Helvetica", "•")),
    "with letters for bullets": Style(bullet=("Courier", "o")),
    "with dashes for bullets": Style(bullet=("Helvetica", "–")),
    "with bullets of a symbol font": Style(bullet=("Symbol", "·")),
    "with numbers that no stop follows": Style(number="{}"),
    "with numbers in a bracket": Style(number="{})"),
}

VARIATIONS = list(csv.DictReader(StringIO((SAMPLE_FOLDER / "variations.csv").read_text(encoding="utf-8"))))
"""What is said, in which sample, how it usually and how it also is."""


def facts(report: Report) -> dict[str, Any]:
    """What a report says, apart from its printed form."""
    return {
        "inspection": (report.framework, report.authority, report.start, report.end, report.inspectorates),
        "inspectors": [person.name for person in report.lead_inspectors],
        "addressees": report.addressees,
        "grades": [judgement.grade for judgement in report.judgements],
        "roles": [(section.role, section.grade) for section in report.sections],
        "paragraphs": [
            (" ".join(one.text.replace("’", "'").split()), one.number, one.stated)
            for one in report.paragraphs
            if not one.is_table
        ],
        "remarks": report.remarks,
    }


@pytest.fixture
def reading(tmp_path: Path) -> Callable[[bytes, str], Report]:
    def read(content: bytes, suffix: str) -> Report:
        path = tmp_path / f"sample{suffix}"
        path.write_bytes(content)
        document = open_document(path)
        assert len([name for name in layouts_of(document) if name != "other"]) == 1
        return read_report(document, register())

    return read


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_print_changes_nothing(name: str, style: str, reading: Callable[[bytes, str], Report]) -> None:
    text, print_ = SAMPLES[name].encode(), printed(SAMPLES[name], STYLES[style])
    assert facts(reading(print_, ".pdf")) == facts(reading(text, ".md"))


@pytest.mark.parametrize("suffix", [".md", ".pdf"])
@pytest.mark.parametrize("varied", VARIATIONS, ids=lambda varied: f"{varied['sample']}: {varied['other']}")
def test_other_words_for_the_same_change_nothing(
    varied: dict[str, str], suffix: str, reading: Callable[[bytes, str], Report]
) -> None:
    sample, usual, other = SAMPLES[varied["sample"]], varied["usual"], varied["other"]
    assert usual in sample
    first, second = (
        text.encode() if suffix == ".md" else printed(text) for text in (sample, sample.replace(usual, other))
    )
    expected, found = facts(reading(first, suffix)), facts(reading(second, suffix))
    expected["paragraphs"] = [
        (words.replace(usual, other).replace("’", "'"), *rest) for words, *rest in expected["paragraphs"]
    ]
    assert found == expected


@pytest.mark.parametrize(
    ("area", "authority"),
    [
        ("St. Helens", "st-helens"),
        ("Brighton & Hove", "brighton-and-hove"),
        ("Telford & Wrekin", "telford-and-wrekin"),
        ("Bournemouth, Christchurch and Poole", "bournemouth-christchurch-and-poole"),
        ("Stoke-on-Trent", "stoke-on-trent"),
        ("Kingston upon Hull", "kingston-upon-hull"),
        ("the Isle of Wight", "isle-of-wight"),
    ],
)
@pytest.mark.parametrize("name", SAMPLES)
def test_areas_are_found_whatever_signs_their_names_have(
    name: str, area: str, authority: str, reading: Callable[[bytes, str], Report]
) -> None:
    text = SAMPLES[name].replace("London Borough of Barnet", area).replace("Barnet", area)
    assert reading(text.encode(), ".md").authority == authority
