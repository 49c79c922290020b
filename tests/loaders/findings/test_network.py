"""The network: what it scores, and that a file gives back what was saved."""

from pathlib import Path

import numpy as np
import pytest

from loaders.findings import network, polarity
from loaders.findings.sequences import Reading

WIDTHS = {"word": 4, "phrase": 8, "context": 3, "place": 2, "hidden": 6}


def tiny() -> network.Network:
    numbers = np.random.default_rng(7)

    def of(*shape: int) -> network.Floats:
        # What half precision can hold, so that a file gives back the same numbers.
        return numbers.normal(size=shape).astype(np.float16).astype(np.float32)

    word, phrase, context, place, hidden = WIDTHS.values()
    weights = {
        "word": of(5, word),
        "stem": of(4, word),
        "beside": of(5, context),
        "above": of(5, context),
        "setting": of(2, place),
        "near": of(3 * word, phrase),
        "near bias": of(phrase),
        "wide": of(3 * phrase, phrase),
        "wide bias": of(phrase),
        "far": of(3 * phrase, phrase),
        "far bias": of(phrase),
        **{name: of(phrase, phrase) for name in ("asked", "offered", "given", "gathered")},
        "thought": of(phrase, 2 * phrase),
        "thought bias": of(2 * phrase),
        "told": of(2 * phrase, phrase),
        "share": of(phrase, 2),
        "share bias": of(2),
        "hidden": of(3 * phrase + 3 * context + place, hidden),
        "hidden bias": of(hidden),
        "label": of(hidden, 2),
        "label bias": of(2),
    }
    words = {"help": 2, "is": 3, "good": 4}
    return network.Network(("yes", "no"), words, {"help": 2, "good": 3}, {"here": 0, "there": 1}, weights)


def reading(words: str, before: str = "", setting: tuple[str, ...] = ("here",)) -> Reading:
    return Reading(tuple(words.split()) or ("",), tuple(before.split()), (), (), setting)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (reading("help is good"), reading("good is help")),
        (reading("help is good"), reading("help is good", before="is good")),
        (reading("help is good"), reading("help is good", setting=("there",))),
    ],
    ids=["the order of words counts", "the sentence before counts", "the place counts"],
)
def test_what_the_scores_rest_on(one: Reading, other: Reading) -> None:
    first, second = tiny().scores([one, other])
    assert not np.allclose(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (reading("help is prompt"), reading("help is timely")),
        (reading("help is good", setting=("here",)), reading("help is good", setting=("here", "elsewhere"))),
    ],
    ids=["words never met are alike", "a place never met says nothing"],
)
def test_what_is_unknown_counts_alike(one: Reading, other: Reading) -> None:
    first, second = tiny().scores([one, other])
    np.testing.assert_allclose(first, second, rtol=1e-5)


def test_a_sentence_scores_alike_alone_and_among_others() -> None:
    readings = [reading("help " * length + "is good", before="good") for length in range(90)]
    together = tiny().scores(readings)
    alone = np.concatenate([tiny().scores([one]) for one in readings])
    np.testing.assert_allclose(together, alone, rtol=1e-4, atol=1e-4)


def test_a_sentence_without_words_has_a_score() -> None:
    assert np.isfinite(tiny().scores([reading("")])).all()


def test_no_sentence_has_no_score() -> None:
    assert tiny().scores([]).shape == (0, 2)


@pytest.fixture
def again(tmp_path: Path) -> network.Network:
    """A network read back from its file."""
    network.save(tiny(), tmp_path / "network.npz")
    return network.load(tmp_path / "network.npz")


def test_a_saved_network_knows_what_it_knew(again: network.Network) -> None:
    names = ("labels", "words", "stems", "settings")
    assert [getattr(again, name) for name in names] == [getattr(tiny(), name) for name in names]


def test_saved_weights_are_those_that_were_and_tables_nearly_so(again: network.Network) -> None:
    for name, values in tiny().weights.items():
        # A table has 127 steps to the largest number of a row, either way.
        off = np.abs(values).max(axis=1, keepdims=True) / 250 if name in ("word", "stem", "beside", "above") else 0
        assert (np.abs(again.weights[name] - values) <= off + 1e-6).all(), name


def test_a_network_saved_once_more_scores_as_before(again: network.Network, tmp_path: Path) -> None:
    network.save(again, tmp_path / "once more.npz")
    readings = [reading("help is good"), reading("good", before="is")]
    np.testing.assert_allclose(
        network.load(tmp_path / "once more.npz").scores(readings), again.scores(readings), rtol=1e-5
    )


def test_the_shipped_network_knows_the_labels_of_the_contract() -> None:
    assert network.load(polarity.NETWORK).labels == polarity.LABELS
