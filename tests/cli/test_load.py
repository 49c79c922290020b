"""``load``: what it says of each document, what it stores, and how it ends."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf import FPDF

SLUGS = [
    "blackburn-with-darwen-cra-2010-03-31",
    "blackburn-with-darwen-jtai-2023-07-14",
    "blackburn-with-darwen-slac-2012-03-09",
    "blackpool-cp-2012-06-27",
    "lancashire-slac-2012-03-09",
]


class TestSamples:
    def test_a_line_a_document_and_a_summary(self, first_load) -> None:
        _, ran = first_load
        assert (ran.code, ran.err) == (0, "")
        lines, _, summary = ran.out.partition("\n\n")
        assert [line.split()[0] for line in lines.splitlines()] == ["loaded"] * 5
        assert [line.split()[2] for line in lines.splitlines()] == SLUGS
        assert "22 judgements" in lines.splitlines()[2]
        rows = [line.split() for line in summary.splitlines()]
        assert rows[:6] == [["layout", "loaded"], ["cp", "1"], ["cra", "1"], ["jtai", "1"], ["slac", "2"], ["all", "5"]]

    def test_loading_twice_changes_nothing(self, run, own_store: Path, examples: Path, whole_export: bytes) -> None:
        before = (own_store / "current").read_text()
        ran = run("load", examples, "--store", own_store)
        assert ran.code == 0
        assert [line.split()[0] for line in ran.out.splitlines()[:5]] == ["unchanged"] * 5
        assert (own_store / "current").read_text() == before
        assert run("export", "--format", "nquads", "--store", own_store).out.encode() == whole_export

    def test_reading_all_of_it_again_changes_nothing(
        self, run, own_store: Path, examples: Path, whole_export: bytes
    ) -> None:
        (own_store / "ledger.jsonl").unlink()
        before = (own_store / "current").read_text()
        ran = run("load", examples, "--store", own_store, "--jobs", "2")
        assert [line.split()[0] for line in ran.out.splitlines()[:5]] == ["loaded"] * 5
        assert run("export", "--format", "nquads", "--store", own_store).out.encode() == whole_export
        assert (own_store / "current").read_text() == before

    def test_the_same_file_twice_is_taken_once(self, run, own_store: Path, letters: Path) -> None:
        one = sorted(letters.iterdir())[0]
        copy = letters / "copy.md"
        copy.write_bytes(one.read_bytes())
        ran = run("load", copy, one, "--store", own_store, "--jobs", "1")
        assert ran.code == 0
        assert [line.split()[0] for line in ran.out.splitlines()[:2]] == ["loaded", "duplicate"]
        assert f"The same file as {copy}." in ran.out

    def test_a_later_file_of_the_same_inspection_takes_the_place_of_the_earlier(
        self, run, own_store: Path, examples: Path, tmp_path: Path
    ) -> None:
        again = tmp_path / "again.md"
        sample = (examples / "blackburn-with-darwen-cra-2010.md").read_text(encoding="utf-8")
        again.write_text(sample.replace("Ethnicity is recorded better than before", "Ethnicity is now recorded"))
        assert run("load", again, "--store", own_store, "--jobs", "1").code == 0
        text = run("export", "--inspection", SLUGS[0], "--store", own_store).out
        assert "Ethnicity is now recorded" in text
        assert "better than before" not in text


def truncated_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    for number in range(60):
        pdf.multi_cell(0, 6, f"Line {number} of a report that was cut.", new_x="LMARGIN", new_y="NEXT")
    whole = bytes(pdf.output())
    return whole[: len(whole) // 2]


def contradictory() -> bytes:
    """A sample whose inspection ends before it starts."""
    sample = (Path(__file__).parents[2] / "examples/blackpool-cp-2012.md").read_text(encoding="utf-8")
    return sample.replace("18 June – 27 June 2012", "27 June – 18 June 2012").encode()


BAD = {
    "empty.txt": (b"", "not-a-report", "is empty"),
    "binary.txt": (bytes(range(256)) * 8, "not-a-report", "is a binary file"),
    "binary.pdf": (bytes(range(256)) * 8, "not-a-report", "is not a PDF"),
    "page.pdf": (b"<!DOCTYPE html><html><body>Not found</body></html>", "not-a-report", "is a web page"),
    "cut.pdf": (truncated_pdf(), "unreadable-file", "is cut short"),
    "list.txt": (b"A shopping list: two apples and a pear.", "not-a-report", "no inspection report of a kind"),
    "dates.md": (contradictory(), "contradictory-report", "ends on 2012-06-18, before it starts on 2012-06-27"),
}


class TestBadInput:
    @pytest.fixture
    def bad(self, tmp_path: Path) -> Path:
        folder = tmp_path / "bad"
        folder.mkdir()
        for name, (content, _, _) in BAD.items():
            (folder / name).write_bytes(content)
        return folder

    def test_the_good_are_loaded_and_each_of_the_bad_is_named_with_its_reason(
        self, run, own_store: Path, bad: Path, letters: Path, log: Callable[[Path], list[dict[str, str]]]
    ) -> None:
        good = sorted(letters.iterdir())[0]
        ran = run("load", bad, good, "--store", own_store)
        assert ran.code == 3
        records = {Path(record["file"]).name: record for record in log(own_store)}
        assert records.keys() == {*BAD, good.name}
        assert records[good.name]["status"] == "loaded"
        for name, (_, code, reason) in BAD.items():
            assert (records[name]["status"], records[name]["code"]) == ("rejected", code)
            assert reason in records[name]["message"]
            assert f"rejected: {bad / name}: {records[name]['message']}\n" in ran.err
        assert "last-load.jsonl" in ran.out

    def test_where_all_are_bad_nothing_is_done(self, run, own_store: Path, bad: Path, whole_export: bytes) -> None:
        assert run("load", bad / "empty.txt", bad / "page.pdf", "--store", own_store, "--jobs", "1").code == 1
        assert run("export", "--format", "nquads", "--store", own_store).out.encode() == whole_export

    def test_a_file_that_may_not_be_read(self, run, own_store: Path, letters: Path, is_root: bool) -> None:
        if is_root:
            pytest.skip("root may read every file")
        one, other, _ = sorted(letters.iterdir())
        one.chmod(0)
        ran = run("load", one, other, "--store", own_store, "--jobs", "1")
        assert (ran.code, "Permission denied" in ran.err) == (3, True)

    def test_a_link_that_leads_nowhere(self, run, own_store: Path, tmp_path: Path) -> None:
        (tmp_path / "dangling.pdf").symlink_to(tmp_path / "nowhere.pdf")
        ran = run("load", tmp_path / "dangling.pdf", "--store", own_store, "--jobs", "1")
        assert (ran.code, "No such file" in ran.err) == (1, True)


class TestNothingToLoad:
    @pytest.mark.parametrize(
        ("name", "says"),
        [("missing", "does not exist"), ("empty", "holds no report"), ("pipe", "neither a file nor a folder")],
    )
    def test_the_path_is_named(self, run, tmp_path: Path, name: str, says: str) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "empty" / "README.md").write_text("No report.")
        os.mkfifo(tmp_path / "pipe")
        ran = run("load", tmp_path / name, "--store", tmp_path / "store")
        assert (ran.code, ran.out) == (1, "")
        assert str(tmp_path / name) in ran.err
        assert says in ran.err
        assert not (tmp_path / "store").exists()

    def test_a_store_in_a_folder_of_other_things_is_refused(self, run, examples: Path) -> None:
        ran = run("load", examples, "--store", examples)
        assert (ran.code, "holds other files" in ran.err) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("load",),
        ("lode", "reports"),
        ("load", "reports", "--jobs", "0"),
        ("load", "reports", "--job", "2"),
        ("query", "-", "--format", "xlsx"),
        ("review",),
        ("serve", "--port", "0"),
    ],
    ids=" ".join,
)
def test_wrong_usage(run, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: safeguarding-graph" in ran.err
