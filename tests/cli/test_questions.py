"""The competency questions, asked over HTTP of the samples that the command loaded and serves.

``answers.csv`` holds what someone who reads the samples answers: how many rows (left open where it rests on what a
program inferred), and a row that must be among them, as some of its columns. ``tests/ontology`` tests each question on
its own; here the whole path from the documents to the answer is.
"""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path
from urllib.request import urlopen

import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

from ontology.questions import question, questions

BASE = "https://w3id.org/safeguarding-graph/"
COLUMN = re.compile(r"(?:^|; )(\w+)=")


def expected() -> dict[str, list[tuple[str, dict[str, str]]]]:
    answers = defaultdict(list)
    with Path(__file__).with_name("answers.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            names_and_values = COLUMN.split(row["includes"])[1:]
            included = dict(zip(names_and_values[::2], names_and_values[1::2], strict=True))
            answers[row["question"]].append((row["rows"], included))
    return answers


EXPECTED = expected()


@pytest.fixture(scope="module")
def ask(server: str):
    def answer(name: str) -> list[dict[str, str]]:
        service = SPARQLWrapper(f"{server}/sparql", returnFormat=JSON)
        service.setQuery(question(name).text)
        rows = service.queryAndConvert()["results"]["bindings"]
        return [{column: term["value"].removeprefix(BASE) for column, term in row.items()} for row in rows]

    return answer


@pytest.mark.parametrize("name", EXPECTED)
def test_the_service_answers_as_a_reader_of_the_samples_would(ask, name: str) -> None:
    rows = ask(name)
    for count, included in EXPECTED[name]:
        assert count in ("", str(len(rows)))
        if included:
            found = [row for row in rows if all(row.get(column, "") == value for column, value in included.items())]
            assert found, f"no row with {included} among {rows[:50]}"


def test_no_question_is_left_out_but_those_that_the_samples_cannot_answer() -> None:
    """Nobody has corrected anything in them yet, and what follows up what is a matter of degree."""
    names = {asked.name for asked in questions()}
    assert names - EXPECTED.keys() == {"corrections-by-people", "recommendations-followed-up"}


def test_the_service_is_well(server: str) -> None:
    with urlopen(f"{server}/health") as answer:
        assert json.load(answer)["status"] == "ok"
