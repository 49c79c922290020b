import pytest

from store.base import ResultForm
from store.query_text import is_update, query_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", ResultForm.BINDINGS),
        ("ask{}", ResultForm.BOOLEAN),
        ("DESCRIBE <x>", ResultForm.GRAPH),
        ("# ASK {}\nCONSTRUCT {} WHERE {}", ResultForm.GRAPH),
        ("PREFIX ask: <http://e/#ask>\nBASE <http://e/>\nSELECT * {}", ResultForm.BINDINGS),
        ("PREFIX : <http://e/> # ASK\n ASK {}", ResultForm.BOOLEAN),
        ("", None),
        ("PREFIX a: b SELECT * {}", None),
        ("SELECTED * {}", None),
    ],
)
def test_the_form_is_told_by_the_first_keyword_after_the_prologue(text: str, form: ResultForm | None) -> None:
    assert query_form(text) is form


@pytest.mark.parametrize("text", ["INSERT DATA {}", "PREFIX a: <b:>\nwith <g> DELETE {} WHERE {}", "# x\nclear all"])
def test_an_update_is_known_by_its_keyword(text: str) -> None:
    assert is_update(text)


@pytest.mark.parametrize("text", ["SELECT ?insert {}", "# INSERT\nASK {}", "PREFIX load: <x:> ASK {}"])
def test_a_query_that_names_an_update_is_none(text: str) -> None:
    assert not is_update(text)
