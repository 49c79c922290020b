"""Each competency question finds what it should in a small graph, and nothing else.

``questions/data.ttl`` holds, beside what a question must find, what it must leave out (marked "not:"). The answers
expected stand in ``questions/<name>.csv``, in order.
"""

import random
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from SPARQLWrapper import SELECT, SPARQLWrapper

from ontology.questions import ParameterKind, Question, parse, question, questions
from ontology.vocabulary import schemes_graph

ANSWERS = Path(__file__).parent / "questions"
ID = "https://w3id.org/safeguarding-graph/id/"

VALID = """#+ title: Who?
#+ description: Lists all
#+   there are.
#+ tags: people, time
#+ parameter: who iri The person; left free, everyone.

SELECT ?who WHERE { ?who a ?kind } ORDER BY ?who
"""


@cache
def statements() -> tuple[str, ...]:
    graph = schemes_graph().parse(ANSWERS / "data.ttl")
    return tuple(sorted(graph.serialize(format="nt").splitlines()))


@cache
def filled_store(seed: int | None = None) -> pyoxigraph.Store:
    lines = list(statements())
    if seed is not None:
        random.Random(seed).shuffle(lines)
    store = pyoxigraph.Store()
    store.load("\n".join(lines).encode(), pyoxigraph.RdfFormat.N_TRIPLES)
    return store


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    return filled_store()


def answer(store: pyoxigraph.Store, asked: Question, **bound: pyoxigraph.NamedNode | pyoxigraph.Literal) -> str:
    substitutions = {pyoxigraph.Variable(name): value for name, value in bound.items()}
    solutions = store.query(asked.text, substitutions=substitutions)
    body: bytes = solutions.serialize(format=pyoxigraph.QueryResultsFormat.CSV)
    return body.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_a_question_finds_what_it_should_and_nothing_else(store: pyoxigraph.Store, asked: Question) -> None:
    expected = (ANSWERS / f"{asked.name}.csv").read_text(encoding="utf-8")
    assert answer(store, asked) == expected
    assert expected.count("\n") > 1, "a question without an answer tests nothing"


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_an_answer_does_not_depend_on_the_order_of_loading(asked: Question) -> None:
    assert answer(filled_store(seed=1), asked) == answer(filled_store(seed=2), asked)


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_sparqlwrapper_takes_a_question_for_a_query(asked: Question) -> None:
    """It reads every second line of a comment, where a word that begins as an update does ("addressed") misleads it."""
    service = SPARQLWrapper("http://localhost/sparql")
    service.setQuery(asked.text)
    assert service.queryType == SELECT


def test_there_are_at_least_fifteen_questions_and_no_answer_without_one() -> None:
    names = {asked.name for asked in questions()}
    assert len(names) >= 15
    assert {path.stem for path in ANSWERS.glob("*.csv")} == names


@pytest.mark.parametrize(
    "asked", [asked for asked in questions() if "authority" in {p.name for p in asked.parameters}], ids=lambda q: q.name
)
def test_a_bound_authority_leaves_only_its_own_rows(store: pyoxigraph.Store, asked: Question) -> None:
    authorities = {f"{ID}authority/seaton": "Seaton Council", f"{ID}authority/northport": "Northport Council"}
    free = answer(store, asked).splitlines()
    rows = []
    for iri in authorities:
        header, *bound = answer(store, asked, authority=pyoxigraph.NamedNode(iri)).splitlines()
        assert header == free[0]
        column = header.split(",").index("authority")
        assert {row.split(",")[column] for row in bound} <= {iri}
        rows += bound
    assert sorted(rows) == sorted(free[1:])


def test_a_bound_year_leaves_only_that_year(store: pyoxigraph.Store) -> None:
    _, *rows = answer(store, question("recording-childrens-voices"), year=pyoxigraph.Literal(2016)).splitlines()
    assert [row.split(",")[0] for row in rows] == ["2016"]


def test_metadata_is_read_over_several_lines() -> None:
    asked = parse("who", VALID)
    assert asked.title == "Who?"
    assert asked.description == "Lists all there are."
    assert asked.tags == ("people", "time")
    (parameter,) = asked.parameters
    assert (parameter.name, parameter.kind) == ("who", ParameterKind.IRI)
    assert parameter.description == "The person; left free, everyone."


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (VALID.replace("#+ title: Who?\n", ""), "title"),
        (VALID.replace("#+ tags:", "#+ topics:"), "unknown metadata 'topics'"),
        (VALID.replace("who iri", "who colour"), "name kind description"),
        (VALID.replace("parameter: who", "parameter: whom"), r"does not select \?whom"),
        (VALID.replace("#+   there", "#+ there"), "not understood"),
    ],
)
def test_incomplete_or_misspelt_metadata_is_refused(wrong: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"who\.rq.*{message}"):
        parse("who", wrong)


def test_an_unknown_question_is_named_in_the_error() -> None:
    with pytest.raises(KeyError, match="weather"):
        question("weather")


def test_every_question_is_documented() -> None:
    documentation = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
    for asked in questions():
        parameters = " ".join(f"`{parameter.name}`" for parameter in asked.parameters)
        assert f"| {asked.title} | `{asked.name}` | {parameters} |" in documentation
