"""Whatever the bytes, a file is read or refused with a reason; nothing else, and no word is lost."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.documents import pdf, text
from loaders.documents.accounting import account
from loaders.documents.markup import plain
from loaders.documents.opening import SUFFIXES, open_document
from loaders.errors import LoadError

SHARED = Path(__file__).parents[4] / "shared" / "reports"
MUTATIONS = int(os.environ.get("FUZZ_MUTATIONS", "25"))
"""Damaged PDFs to try; set it high for a long run."""
MOST_SECONDS = 30.0
MOST_MEMORY = 1024
"""MiB."""
SLOW_TO_SET_UP = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)

words = st.text(alphabet=st.characters(categories=("Ll", "Lu", "Nd", "Po", "Zs", "Cc", "Pd", "So")), max_size=40)
signs = st.sampled_from(
    [
        "",
        "- ",
        "  - ",
        "• ",
        "12. ",
        "- 13. ",
        "14.",
        "# ",
        "### ",
        "**",
        "| a | ",
        "\t",
        "---",
        "\x0c",
        "▪ ",
        "<ul> ",
        "7",
    ]
)
flawed_texts = st.lists(
    st.tuples(signs, words, st.sampled_from(["\n", "\n\n", " ", "  \n"])), min_size=1, max_size=20
).map(lambda parts: "".join(sign + word + end for sign, word, end in parts))


@given(content=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
@SLOW_TO_SET_UP
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(content)
    try:
        document = open_document(path)
    except LoadError as refusal:
        said = str(refusal)
    else:
        said = "" if document.blocks else "a document without blocks"
    assert not said or path.name in said


@given(content=flawed_texts)
@settings(deadline=None, max_examples=200)
def test_any_text_is_accounted_for(content: str) -> None:
    try:
        document = text.read("report.md", content.encode(), ".md")
    except LoadError:
        assert "\x00" in content or not re.search(r"\w", plain(content))
        return
    result = account(document)
    assert (result.missing, result.extra) == ({}, {}), content


@given(junk=st.binary(max_size=200))
@settings(deadline=None, max_examples=40)
def test_a_pdf_of_junk_is_refused(junk: bytes) -> None:
    with pytest.raises(LoadError):
        pdf.read("report.pdf", b"%PDF-1.7\n" + junk + b"\nstartxref\n0\n%%EOF")


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs the published reports in ../shared")
def test_damaged_reports_are_read_or_refused_in_time_and_without_a_crash(tmp_path: Path) -> None:
    script = Path(__file__).with_name("mutation.py")
    command = [sys.executable, "-u", str(script), str(SHARED / "england"), "0", str(MUTATIONS), str(tmp_path)]
    # In a process of its own: what PDFium does to a damaged file must not take the tests with it.
    run = subprocess.run(command, capture_output=True, text=True, timeout=MUTATIONS * MOST_SECONDS, check=False)
    lines = [line.split() for line in run.stdout.splitlines()]
    assert run.returncode == 0, f"{lines[-1]}: {run.stderr[-2000:]}"
    ended = [line for line in lines if line[2] != "begun"]
    assert len(ended) == MUTATIONS
    assert [line for line in ended if float(line[3]) > MOST_SECONDS or int(line[4]) > MOST_MEMORY] == []
