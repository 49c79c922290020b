from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.errors import NotAReport
from loaders.layouts import LAYOUTS, layout, layouts_of, read_report
from ontology.register import Register


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("blackburn-with-darwen-slac-2012.md", "slac"),
        ("lancashire-slac-2012.md", "slac"),
        ("blackpool-cp-2012.md", "cp"),
        ("blackburn-with-darwen-cra-2010.md", "cra"),
        ("blackburn-with-darwen-jtai-2023.md", "jtai"),
    ],
)
def test_exactly_one_layout_claims_each_example(examples: Path, name: str, expected: str) -> None:
    assert layouts_of(open_document(examples / name)) == (expected,)


def test_the_name_of_a_file_tells_nothing(tmp_path: Path, examples: Path) -> None:
    other = tmp_path / "blackpool-cp-2012.md"
    other.write_bytes((examples / "blackburn-with-darwen-jtai-2023.md").read_bytes())
    assert layouts_of(open_document(other)) == ("jtai",)


def test_a_text_of_no_known_kind_is_refused(tmp_path: Path, organisations: Register) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes of the parish council\n\nThe hedge was discussed at length.\n", encoding="utf-8")
    with pytest.raises(NotAReport, match="minutes"):
        read_report(open_document(path), organisations)


def test_every_layout_can_be_asked(examples: Path) -> None:
    document = open_document(examples / "blackpool-cp-2012.md")
    assert {name: layout(name).recognises(document) for name in LAYOUTS if name not in ("cp", "other")} == {
        name: False for name in LAYOUTS if name not in ("cp", "other")
    }


@pytest.mark.shared
def test_exactly_one_layout_claims_each_published_report(published: Path) -> None:
    found = {}
    for path in sorted(published.rglob("*.*")):
        try:
            found[path.name] = layouts_of(open_document(path))
        except NotAReport:
            continue
    assert found
    assert {name: claimed for name, claimed in found.items() if len(claimed) != 1} == {}
