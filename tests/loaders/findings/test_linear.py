"""The linear model: what it scores, and that a file gives back what was saved."""

from pathlib import Path

import numpy as np

from loaders.findings import linear, polarity, themes
from loaders.findings.features import STEMS, WORDS, Chain, Features
from loaders.report import Polarity


def tiny() -> linear.LinearModel:
    return linear.LinearModel(
        labels=("yes", "no"),
        vocabulary={"good": 0, "bad": 1, "=cue": 2},
        weights=np.array([[2.0, -2.0], [-1.0, 1.0], [0.5, 0.0]], dtype=np.float32),
        intercept=np.array([0.25, 0.0], dtype=np.float32),
        slope=np.array([2.0, 2.0], dtype=np.float32),
        shift=np.array([0.0, 1.0], dtype=np.float32),
    )


def named(*names: str) -> Features:
    return Features(names)


def test_each_block_of_features_has_length_one() -> None:
    scores = tiny().scores([named("good"), named("good", "bad"), named("good", "=cue"), named("unknown")])
    half = 1 / np.sqrt(2)
    expected = [
        [2 * (2 + 0.25), 2 * -2 + 1],
        [2 * (half + 0.25), 2 * -half + 1],
        [2 * (2 + 0.5 + 0.25), 2 * -2 + 1],
        [0.5, 1.0],
    ]
    np.testing.assert_allclose(scores, expected, rtol=1e-5)


def test_a_saved_model_scores_nearly_as_before(tmp_path: Path) -> None:
    model = tiny()
    linear.save(model, tmp_path / "model.npz")
    again = linear.load(tmp_path / "model.npz")
    assert (again.labels, again.vocabulary) == (model.labels, model.vocabulary)
    # Two weights, each off by half of one 127th of the largest at most, and twice that by the slope.
    off = 2 * 2 * 0.5 * 2 / 127
    np.testing.assert_allclose(again.scores([named("good", "=cue")]), model.scores([named("good", "=cue")]), atol=off)


def test_a_feature_that_comes_twice_counts_once() -> None:
    np.testing.assert_array_equal(tiny().scores([named("good", "good")]), tiny().scores([named("good")]))


def test_chains_score_as_their_names_do() -> None:
    names = ("a", "b", "c", "a b", "<s> a", "b c", "c </s>", "~a", "~b", "~a b", "~a _ c", "~b _ d", "a _ c")
    rng = np.random.default_rng(1)
    model = linear.LinearModel(
        labels=("yes", "no"),
        vocabulary={name: number for number, name in enumerate(names)},
        weights=rng.normal(size=(len(names), 2)).astype(np.float32),
        intercept=np.zeros(2, dtype=np.float32),
        slope=np.ones(2, dtype=np.float32),
        shift=np.zeros(2, dtype=np.float32),
    )
    sentences = [
        Features(("b c",), (Chain(WORDS, ["a", "b", "x"], is_framed=True), Chain(STEMS, ["a", "b", "c"], (1, 2)))),
        Features((), (Chain(WORDS, ["c"], is_framed=True), Chain(STEMS, ["d"], (1, 2)))),
        Features((), (Chain(WORDS, [], is_framed=True), Chain(STEMS, [], (1, 2)))),
    ]
    np.testing.assert_array_equal(model.scores(sentences), model.scores([named(*one) for one in sentences]))


def test_no_sentences_give_no_scores() -> None:
    assert tiny().scores([]).shape == (0, 2)


def test_explain_puts_the_strongest_first() -> None:
    assert tiny().explain({"good", "bad", "unknown"}, "no") == [("bad", 1.0), ("good", -2.0)]


def test_shipped_models_are_small_together() -> None:
    assert sum(path.stat().st_size for path in (polarity.LINEAR, polarity.NETWORK, themes.MODEL)) < 5_000_000


def test_shipped_models_know_the_labels_of_the_contract() -> None:
    assert linear.load(polarity.LINEAR).labels == polarity.LABELS == (*Polarity, polarity.NONE)
    assert len(linear.load(themes.MODEL).labels) == 32


def test_probabilities_add_up() -> None:
    rows = linear.softmax(np.array([[1.0, 2.0, 3.0], [100.0, 0.0, -100.0]], dtype=np.float32))
    np.testing.assert_allclose(rows.sum(axis=1), [1, 1], rtol=1e-6)
