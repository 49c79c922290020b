"""Word lists: which entry a sentence's words find."""

from loaders.findings.lexicons import Hit, polarity_lexicon, read_lexicon, theme_lexicon

LEXICON = read_lexicon(
    [
        ("good", "timely"),
        ("good", "effective*"),
        ("bad", "not always"),
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


def test_one_entry_may_stand_for_two_cues() -> None:
    assert LEXICON.of_word("late") == ("bad", "early")


def test_every_theme_of_the_scheme_has_words() -> None:
    assert len(theme_lexicon().labels) == 32


def test_praise_and_fault_share_no_entry() -> None:
    lexicon = polarity_lexicon()
    both = [w for w, cues in (lexicon.words | lexicon.prefixes).items() if {"positive", "negative"} <= set(cues)]
    assert both == []
