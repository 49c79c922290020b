"""Abbreviations that a report explains."""

import pytest

from loaders.findings.agencies.abbreviations import defined_in


@pytest.mark.parametrize(
    ("text", "short", "long_form"),
    [
        ("the Riverdale Safeguarding Children Board (RSCB) met", "RSCB", "Riverdale Safeguarding Children Board"),
        (
            "It asked child and adolescent mental health services (CAMHS).",
            "CAMHS",
            "child and adolescent mental health services",
        ),
        ("the ‘early help and safeguarding hub’ (EHaSH)", "EHaSH", "early help and safeguarding hub"),
        ("personal advisers (PAs) know them", "PAs", "personal advisers"),
    ],
)
def test_a_short_form_stands_for_the_words_it_is_made_of(text: str, short: str, long_form: str) -> None:
    assert list(defined_in(text)) == [(short, long_form)]


@pytest.mark.parametrize(
    "text",
    [
        "It improved in the spring (March).",
        "Nobody knew what it was. (RSCB)",
        "the plan was agreed by several partners (RSCB)",
        "the council (2014)",
    ],
)
def test_what_the_words_before_do_not_spell_is_no_definition(text: str) -> None:
    assert list(defined_in(text)) == []
