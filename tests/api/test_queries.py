from importlib.resources import files

import pytest
from pyoxigraph import Literal, NamedNode, Store

from api import queries

NAMES = sorted(file.name.removesuffix(".rq") for file in files("api.queries").iterdir() if file.name.endswith(".rq"))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_file_is_valid_as_it_stands_and_says_what_it_answers(name: str) -> None:
    text = queries.text(name)
    assert text.startswith("# ")
    assert list(Store().query(text)) is not None


def test_a_place_is_filled_and_the_others_stay_comments() -> None:
    filled = queries.fill("findings", filters={"finding": ["?finding sg:basis ?basis ."]})
    assert "?finding sg:basis ?basis ." in filled
    assert "# FILTERS finding" not in filled
    assert "# FILTERS agency" in filled
    Store().query(filled)


def test_values_are_written_by_the_engine() -> None:
    filled = queries.fill("resource", {"thing": [NamedNode("urn:a"), Literal('"} #')]})
    assert 'VALUES ?thing { <urn:a> "\\"} #" }' in filled


def test_what_a_query_has_no_place_for_is_an_error() -> None:
    with pytest.raises(KeyError, match="nonsense"):
        queries.fill("findings", {"nonsense": []})
    with pytest.raises(KeyError, match="resource"):
        queries.fill("resource", filters={"finding": ["?a ?b ?c ."]})


def test_what_is_no_iri_is_an_error() -> None:
    with pytest.raises(ValueError, match="IRI"):
        queries.iris(["urn:a> ?p ?o } #"])
