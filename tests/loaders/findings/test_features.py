"""The names that chains of words stand for."""

from loaders.findings.features import STEMS, WORDS, Chain, Features


def test_a_chain_names_its_words_and_the_pairs_of_them() -> None:
    assert set(Chain(WORDS, ["plans", "are", "clear"]).names()) == {"plans", "are", "clear", "plans are", "are clear"}
    assert set(Chain(STEMS, ["plan", "are", "clear"], (2,)).names()) == {"~plan", "~are", "~clear", "~plan _ clear"}


def test_a_frame_is_in_pairs_only() -> None:
    assert set(Chain(WORDS, ["late"], is_framed=True).names()) == {"late", "<s> late", "late </s>"}
    assert set(Chain(WORDS, ["late"]).names()) == {"late"}


def test_features_are_distinct_names() -> None:
    features = Features(("late", "=cue:late>=1"), (Chain(WORDS, ["late", "late"]),))
    assert sorted(features) == ["=cue:late>=1", "late", "late late"]
    assert len(features) == 3
    assert "late late" in features
    assert "plans" not in features


def test_a_union_has_the_features_of_both() -> None:
    both = Features(("a",)).union(Features(("b",), (Chain(WORDS, ["c"]),)))
    assert set(both) == {"a", "b", "c"}
