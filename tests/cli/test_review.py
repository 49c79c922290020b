"""``review``: codes out as a table, people's codes back in, and their agreement with the machine."""

import csv
import errno
import io
import json
from pathlib import Path

import pytest

SLUG = "blackburn-with-darwen-cra-2010-03-31"
TEXT = "Ethnicity is recorded better than before, yet gaps remain."
POLARITY = """PREFIX sg: <https://w3id.org/safeguarding-graph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?polarity ?machine WHERE {
  ?finding sg:text "%s" ; sg:polarity/skos:notation ?polarity .
  OPTIONAL { ?finding sg:machinePolarity/skos:notation ?machine }
}"""


@pytest.fixture
def polarity(run, own_store: Path, tmp_path: Path):
    """What the store says of the sentence now: polarity, and the machine's where a person disagreed."""

    def asked() -> tuple[str, str]:
        (tmp_path / "polarity.rq").write_text(POLARITY % TEXT)
        ran = run("query", tmp_path / "polarity.rq", "--store", own_store, "--format", "csv")
        (row,) = csv.DictReader(io.StringIO(ran.out))
        return row["polarity"], row["machine"]

    return asked


@pytest.fixture
def table(run, own_store: Path, tmp_path: Path) -> list[dict[str, str]]:
    """The findings of one inspection, exported for coding."""
    file = tmp_path / "codes.csv"
    assert run("review", "export", "--store", own_store, "--inspection", SLUG, "--output", file).code == 0
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def take(run, own_store: Path, tmp_path: Path):
    """Takes rows back as an edited table."""

    def taken(rows: list[dict[str, str]]):
        file = tmp_path / "coded.csv"
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return run("review", "import", file, "--store", own_store)

    return taken


def edited(table: list[dict[str, str]], **codes: str) -> list[dict[str, str]]:
    return [row | codes if row["text"] == TEXT else row for row in table]


def test_the_table_has_a_row_a_finding_of_the_inspection_and_no_reviewer(table: list[dict[str, str]]) -> None:
    assert {row["inspection"] for row in table} == {SLUG}
    assert {row["reviewer"] for row in table} == {""}
    (row,) = [row for row in table if row["text"] == TEXT]
    assert row["polarity"] == "weakness"


def test_a_table_that_cannot_be_written_whole_leaves_the_one_that_was_there(
    run, loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "codes.csv"
    file.write_text("the table of yesterday")
    monkeypatch.setattr("pathlib.Path.replace", full)
    ran = run("review", "export", "--store", loaded, "--inspection", SLUG, "--output", file)
    assert (ran.code, "No room is left on the disk" in ran.err) == (1, True)
    assert [path.read_text() for path in tmp_path.glob("codes.csv*")] == ["the table of yesterday"]


@pytest.fixture
def changed(examples: Path, tmp_path: Path) -> Path:
    """The report that was coded, with another word in its letterhead."""
    file = tmp_path / "changed.md"
    sample = (examples / "blackburn-with-darwen-cra-2010.md").read_text(encoding="utf-8")
    file.write_text(sample.replace("Graham Burgess", "Graham B. Burgess"), encoding="utf-8")
    return file


@pytest.fixture
def load_again(run, own_store: Path, changed: Path):
    return lambda: run("load", changed, "--store", own_store, "--jobs", "1")


def test_a_correction_wins_and_survives_a_reload_of_the_changed_report(
    take, polarity, load_again, table: list[dict[str, str]]
) -> None:
    assert polarity() == ("weakness", "")
    ran = take(edited(table, polarity="mixed", themes="equality-and-diversity recording", reviewer="A. Coder"))
    assert (ran.code, ran.out) == (0, "took 1 reviews by A. Coder\n")
    assert polarity() == ("mixed", "weakness")
    assert load_again().out.startswith("loaded ")
    assert polarity() == ("mixed", "weakness")


def test_a_correction_derives_the_links_of_its_area_anew(take, table: list[dict[str, str]], own_store: Path) -> None:
    ledger = own_store / "ledger.jsonl"
    before = ledger.read_text().splitlines()
    take(edited(table, polarity="mixed", reviewer="A. Coder"))
    (noted,) = ledger.read_text().splitlines()[len(before) :]
    assert json.loads(noted)["graph"].endswith("graph/links/blackburn-with-darwen")


def test_agreement_is_told_per_code_with_the_machine_as_a_coder(
    run, take, table: list[dict[str, str]], own_store: Path
) -> None:
    assert "Nobody has reviewed" in run("review", "agreement", "--store", own_store).err
    take(edited([row | {"reviewer": "A. Coder"} for row in table], polarity="mixed"))
    ran = run("review", "agreement", "--store", own_store, "--format", "csv")
    rows = {row[2]: row for row in csv.reader(io.StringIO(ran.out))}
    coder, other, _, findings, agreed, kappa = rows["polarity"]
    assert (coder, other) == ("A. Coder", "machine")
    assert (int(findings), int(agreed)) == (len(table), len(table) - 1)
    assert 0 < float(kappa) < 1
    assert rows["theme:recording"][5] == "1.000"


@pytest.mark.parametrize(
    ("codes", "says"),
    [
        ({"polarity": "splendid"}, "polarity 'splendid'"),
        ({"themes": "weather"}, "no theme is called 'weather'"),
        ({"finding": "https://w3id.org/safeguarding-graph/id/finding/none/1"}, "the store holds no finding"),
    ],
)
def test_of_a_table_with_a_wrong_code_nothing_is_taken(
    take, polarity, table: list[dict[str, str]], codes: dict[str, str], says: str
) -> None:
    ran = take(edited(table, reviewer="A. Coder", **codes))
    assert (ran.code, ran.out) == (1, "")
    assert "Nothing was taken" in ran.err
    assert says in ran.err
    assert polarity() == ("weakness", "")


def test_a_table_nobody_signed_is_not_taken(take, table: list[dict[str, str]]) -> None:
    ran = take(edited(table, polarity="mixed"))
    assert (ran.code, "no reviewed row" in ran.err) == (1, True)
