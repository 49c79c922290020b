import hashlib
import json
from pathlib import Path

import pytest

from cli.extraction import Extraction, Verdict
from cli.ledger import Ledger
from cli.loading import Loading
from cli.outcomes import Status
from store.embedded import EmbeddedStore

GRAPH = "https://w3id.org/safeguarding-graph/id/report/"


def loading(store: EmbeddedStore) -> Loading:
    """A load as a new command would begin it."""
    folder = store.folder.path
    return Loading(store, Ledger.open(folder / "ledger.jsonl"), folder / "rejected")


def extraction(path: Path, text: str, slug: str = "a", *, paged: bool = False) -> Extraction:
    """What a reader made of a file that holds ``text``."""
    path.write_text(text)
    return Extraction(
        str(path),
        hashlib.sha256(text.encode()).hexdigest(),
        verdict=Verdict.CONFORMS,
        slug=slug,
        graph=GRAPH + slug,
        framework="slac",
        paged=paged,
        ntriples=f'<{GRAPH}{slug}> <http://example.org/says> "{text}" .\n'.encode(),
    )


def texts(store: EmbeddedStore) -> list[str]:
    answer = store.query("SELECT ?o { ?s <http://example.org/says> ?o }", "application/json")
    return sorted(row["o"]["value"] for row in json.loads(answer.body)["results"]["bindings"])


def test_a_document_loaded_before_need_not_be_read_again(store: EmbeddedStore, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    assert loading(store).take(extraction(path, "one")).status is Status.LOADED
    again = loading(store).known(path)
    assert again is not None
    assert again.status is Status.UNCHANGED
    path.write_text("another text")
    assert loading(store).known(path) is None


def test_another_loader_reads_everything_again(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    loading(store).take(extraction(path, "one"))
    monkeypatch.setattr("cli.loading.loader_version", lambda: "a newer one")
    assert loading(store).known(path) is None


def test_the_same_inspection_again_replaces_what_it_said(store: EmbeddedStore, tmp_path: Path) -> None:
    loading(store).take(extraction(tmp_path / "a.txt", "one"))
    outcome = loading(store).take(extraction(tmp_path / "b.txt", "corrected"))
    assert outcome.status is Status.LOADED
    assert outcome.says.endswith("replaces a.txt")
    assert texts(store) == ["corrected"]
    superseded = loading(store).known(tmp_path / "a.txt")
    assert superseded is not None
    assert superseded.status is Status.DUPLICATE


@pytest.mark.parametrize("pdf_first", [True, False])
def test_a_file_with_pages_is_preferred_whichever_comes_first(
    store: EmbeddedStore, tmp_path: Path, pdf_first: bool
) -> None:
    both = [extraction(tmp_path / "a.pdf", "pages", paged=True), extraction(tmp_path / "a.txt", "plain")]
    outcomes = [loading(store).take(each) for each in (both if pdf_first else reversed(both))]
    assert texts(store) == ["pages"]
    assert [outcome.status for outcome in outcomes] == (
        [Status.LOADED, Status.DUPLICATE] if pdf_first else [Status.LOADED, Status.LOADED]
    )


def test_the_same_file_twice_in_one_load(store: EmbeddedStore, tmp_path: Path) -> None:
    load = loading(store)
    load.take(extraction(tmp_path / "a.txt", "one"))
    outcome = load.take(extraction(tmp_path / "copy.txt", "one"))
    assert (outcome.status, outcome.code) == (Status.DUPLICATE, "same-file")
    assert str(tmp_path / "a.txt") in outcome.says


def test_a_file_that_a_newer_loader_calls_otherwise_leaves_no_second_graph(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    loading(store).take(extraction(tmp_path / "a.txt", "one", "misread"))
    loading(store).take(extraction(tmp_path / "a.txt", "one", "read-well"))
    assert store.graph_names() == (GRAPH + "read-well",)


def test_what_does_not_conform_is_kept_out_beside_its_report_until_it_does(
    store: EmbeddedStore, tmp_path: Path
) -> None:
    load = loading(store)
    load.take(extraction(tmp_path / "a.txt", "one"))
    bad = extraction(tmp_path / "a.txt", "two")
    bad.verdict, bad.message, bad.validation = Verdict.INVALID, "A finding has no text.", "# the report\n"
    outcome = load.take(bad)
    assert outcome.status is Status.INVALID
    assert "A finding has no text." in outcome.says
    assert texts(store) == ["one"]
    kept = sorted((store.folder.path / "rejected").iterdir())
    assert [path.suffix for path in kept] == [".nt", ".ttl"]
    assert str(kept[1]) in outcome.says
    load.take(extraction(tmp_path / "a.txt", "two"))
    assert texts(store) == ["two"]
    assert not list((store.folder.path / "rejected").iterdir())


def test_a_rejected_document_changes_nothing(store: EmbeddedStore, tmp_path: Path) -> None:
    load = loading(store)
    load.take(extraction(tmp_path / "a.txt", "one"))
    rejected = Extraction(str(tmp_path / "a.txt"), "abc", code="not-a-report", message="It is empty.")
    outcome = load.take(rejected)
    assert (outcome.status, outcome.says, outcome.code) == (Status.REJECTED, "It is empty.", "not-a-report")
    assert texts(store) == ["one"]
