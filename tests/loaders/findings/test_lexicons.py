"""Word lists: which entry a sentence's words find."""

import pytest

from loaders.findings.lexicons import Hit, polarity_lexicon, read_lexicon, tells_of_the_inspection, theme_lexicon

LEXICON = read_lexicon(
    [
        ("good", "timely"),
        ("good", "effective*"),
        ("bad", "not always"),
        ("bad", "miss* dead*"),
        ("bad", "miss* dead* again"),
        ("bad", "late"),
        ("some", "always"),
        ("early", "late"),
    ]
)


def test_a_prefix_takes_any_ending_and_a_whole_word_none() -> None:
    assert LEXICON.of_word("effectively") == ("good",)
    assert LEXICON.of_word("timelyish") == ()


def test_a_longer_entry_wins_over_its_words() -> None:
    assert LEXICON.hits(["not", "always", "timely"]) == [Hit(0, 2, ("bad",)), Hit(2, 3, ("good",))]
    assert LEXICON.hits(["always", "timely"]) == [Hit(0, 1, ("some",)), Hit(1, 2, ("good",))]


def test_words_of_a_longer_entry_may_have_any_ending() -> None:
    assert LEXICON.hits(["missing", "deadlines"]) == [Hit(0, 2, ("bad",))]
    assert LEXICON.hits(["missing", "deadlines", "again"]) == [Hit(0, 3, ("bad",))]
    assert LEXICON.hits(["missing", "visits"]) == LEXICON.hits(["missing"]) == []


def test_one_entry_may_stand_for_two_cues() -> None:
    assert LEXICON.of_word("late") == ("bad", "early")


def test_every_theme_of_the_scheme_has_words() -> None:
    assert len(theme_lexicon().labels) == 32


def test_praise_and_fault_share_no_entry() -> None:
    lexicon = polarity_lexicon()
    both = [w for w, cues in (lexicon.words | lexicon.prefixes).items() if {"positive", "negative"} <= set(cues)]
    assert both == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The partnership should do the following:",
        "I am copying this letter to the Department for Education.",
        "This was the second monitoring visit since services were judged inadequate in May 2022.",
        "His Majesty’s Inspectors for this visit were Ann Sample and Bo Dell.",
        "The inspectors were Ann Sample HMI and Bo Dell HMI.",
        "Inspectors considered a range of evidence, including case files.",
        "Ofsted will take these findings into account when it plans the next visit.",
        "The inspection did not find any areas for priority action.",
    ],
)
def test_what_tells_of_the_inspection_or_leads_to_a_list_is_no_finding(sentence: str) -> None:
    assert tells_of_the_inspection(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors were impressed by the warmth of the team.",
        "Inspectors reviewed a sample of files and saw that plans are good.",
        "The council considered a range of plans and chose well.",
        "This inspection was welcome: staff felt heard.",
        "The inspection found areas for priority action at the front door.",
    ],
)
def test_what_the_inspectors_found_may_be_one(sentence: str) -> None:
    assert not tells_of_the_inspection(sentence)
