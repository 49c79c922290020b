"""A small network over the words of a sentence: convolutions and attention, pooled, beside its setting; in plain numpy.

Each word is a vector of its own and one of its stem. Three convolutions over three words each, the second over every
other word, the third over every fourth, see phrases of up to fifteen words. In a layer of attention each place then
looks at all others, and in a layer behind it makes something of what it has seen. The strongest response and two
weighted means of the responses stand for the sentence. Beside them stand the mean vectors of the words before, after
and above it, and vectors of its setting. ``training.beginnings`` says what the weights are called, ``training.network``
fits them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from loaders.findings.compact import compact, restored
from loaders.findings.layers import ABSENT, attended, convolved, normed, relu, times
from loaders.findings.linear import Floats, softmax
from loaders.findings.sequences import Reading
from loaders.findings.words import stem

Numbers = NDArray[np.int32]

NOTHING, UNKNOWN = 0, 1
"""The numbers of no word and of a word not in the vocabulary."""
WIDER = {"wide": 2, "far": 4}
"""The convolutions after the first, and how far apart the words are that they see."""
_TOGETHER = 16
"""Sentences read at once, of like length."""
_VOCABULARIES = ("words", "stems", "settings")
_TABLES = ("word", "stem", "beside", "above")
"""The weights that are many, saved as whole numbers."""


@dataclass(frozen=True)
class Network:
    """Vocabularies, weights by name, and the labels scored."""

    labels: tuple[str, ...]
    words: dict[str, int]
    stems: dict[str, int]
    settings: dict[str, int]
    weights: dict[str, Floats]

    def scores(self, candidates: Sequence[Reading]) -> Floats:
        """Candidate by label: scores whose softmax are probabilities, not yet calibrated."""
        found = np.empty((len(candidates), len(self.labels)), dtype=np.float32)
        if not candidates:
            return found
        around = self._around(candidates)
        order = sorted(range(len(candidates)), key=lambda i: len(candidates[i].words))
        for start in range(0, len(order), _TOGETHER):
            rows = order[start : start + _TOGETHER]
            found[rows] = self._scores([candidates[row].words for row in rows], around[rows])
        return found

    def _scores(self, sentences: Sequence[tuple[str, ...]], around: Floats) -> Floats:
        w = self.weights
        rows = padded([[self._row(word) for word in words] for words in sentences])
        present = (rows != NOTHING)[:, :, np.newaxis].astype(np.float32)
        absent = (1 - present) * ABSENT
        before, at, after = self._near
        phrases = at[rows]
        phrases[:, 1:] += before[rows[:, :-1]]
        phrases[:, :-1] += after[rows[:, 1:]]
        phrases = relu(phrases + w["near bias"]) * present
        for layer, step in WIDER.items():
            wider = convolved(phrases, w[layer], step)
            wider += w[f"{layer} bias"]
            phrases += relu(wider)
            phrases *= present
        phrases += attended(phrases, absent[:, :, 0], w)
        phrases += times(relu(times(normed(phrases), w["thought"]) + w["thought bias"]), w["told"])
        share = softmax(times(phrases, w["share"]) + w["share bias"] + absent, axis=1)
        means = share.transpose(0, 2, 1) @ phrases
        strongest = (phrases + absent).max(axis=1)
        pooled = np.concatenate([strongest, means.reshape(len(sentences), -1), around], axis=1)
        return cast(Floats, relu(pooled @ w["hidden"] + w["hidden bias"]) @ w["label"] + w["label bias"])

    @cached_property
    def _near(self) -> Floats:
        """What a word adds to the phrase after it, around it and before it: place by :meth:`_row` by width.

        The first convolution sees each word by itself, so that it can be made for the whole vocabulary once.
        """
        word, of_stem = self.weights["word"], self.weights["stem"]
        met = word + of_stem[[NOTHING, UNKNOWN, *(self.stems.get(stem(known), UNKNOWN) for known in self.words)]]
        vectors = np.vstack([met, word[UNKNOWN] + of_stem])
        vectors[NOTHING] = 0
        return cast(Floats, vectors @ self.weights["near"].reshape(3, word.shape[1], -1))

    def _row(self, word: str) -> int:
        """The number of a word; of one that was never met, a number of its stem, after those of the words."""
        number = self.words.get(word)
        return number if number is not None else 2 + len(self.words) + self.stems.get(stem(word), UNKNOWN)

    def _around(self, candidates: Sequence[Reading]) -> Floats:
        """The words before, after and above each candidate, and its setting."""
        w = self.weights
        return np.concatenate(
            [
                *np.split(self._means("beside", [*(c.before for c in candidates), *(c.after for c in candidates)]), 2),
                self._means("above", [candidate.headings for candidate in candidates]),
                _once(
                    [candidate.setting for candidate in candidates],
                    lambda settings: np.stack([w["setting"][self.places(one)].sum(axis=0) for one in settings]),
                ),
            ],
            axis=1,
        )

    def _means(self, table: str, texts: Sequence[tuple[str, ...]]) -> Floats:
        return _once(texts, lambda different: _mean(self.weights[table], self.numbers(different)))

    def numbers(self, texts: Iterable[Sequence[str]]) -> Numbers:
        """The numbers of the words of some texts, a row each, filled up with NOTHING."""
        return padded([[self.words.get(word, UNKNOWN) for word in text] for text in texts])

    def places(self, setting: Iterable[str]) -> list[int]:
        """The numbers of the named facts that the network knows."""
        return [number for name in setting if (number := self.settings.get(name)) is not None]


def padded(rows: Sequence[Sequence[int]]) -> Numbers:
    """Rows of numbers as one array, at least one wide, filled up with NOTHING."""
    filled = np.full((len(rows), max(1, *map(len, rows))), NOTHING, dtype=np.int32)
    for row, numbers in zip(filled, rows, strict=True):
        row[: len(numbers)] = numbers
    return filled


def _once(asked: Sequence[tuple[str, ...]], answer: Callable[[list[tuple[str, ...]]], Floats]) -> Floats:
    """A row for each that is asked, answered once for those that are the same."""
    different = {one: number for number, one in enumerate(dict.fromkeys(asked))}
    return answer(list(different))[[different[one] for one in asked]]


def _mean(table: Floats, numbers: Numbers) -> Floats:
    present = numbers != NOTHING
    total = (table[numbers] * present[:, :, np.newaxis]).sum(axis=1)
    return cast(Floats, total / np.maximum(present.sum(axis=1, keepdims=True), 1).astype(np.float32))


def save(network: Network, path: Path) -> None:
    """Write ``network`` as one compressed file, its tables in whole numbers, its other weights at half precision."""
    names = {"labels": list(network.labels)} | {
        name: sorted(vocabulary, key=vocabulary.__getitem__)
        for name, vocabulary in zip(_VOCABULARIES, (network.words, network.stems, network.settings), strict=True)
    }
    arrays: dict[str, Any] = {
        name: np.frombuffer("\n".join(listed).encode(), dtype=np.uint8) for name, listed in names.items()
    }
    for name, values in network.weights.items():
        if name in _TABLES:
            arrays[f"={name}"], arrays[f"*{name}"] = compact(values)
        else:
            arrays[f"={name}"] = values.astype(np.float16)
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Network:
    """Read what :func:`save` wrote; the file holds plain arrays only, nothing that could run."""
    with np.load(path, allow_pickle=False) as arrays:
        listed = {name: arrays[name].tobytes().decode().split("\n") for name in ("labels", *_VOCABULARIES)}
        weights = {name[1:]: arrays[name].astype(np.float32) for name in arrays.files if name[0] == "="}
        weights |= {name: restored(arrays[f"={name}"], arrays[f"*{name}"]) for name in _TABLES}
    # Words and stems are numbered after NOTHING and UNKNOWN.
    words, stems = ({term: number + 2 for number, term in enumerate(listed[name])} for name in ("words", "stems"))
    settings = {term: number for number, term in enumerate(listed["settings"])}
    return Network(tuple(listed["labels"]), words, stems, settings, weights)
