"""A small network over the words of a sentence: two convolutions, pooled, beside its setting; in plain numpy.

Each word is a vector of its own and one of its stem. Two convolutions over three words each, the second over every
other word, see phrases of up to seven words; the strongest response and two weighted means of the responses stand for
the sentence. Beside them stand the mean vectors of the words before, after and above it, and vectors of its setting.
``training.network`` fits the weights and says what each is called.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from loaders.findings.sequences import Reading
from loaders.findings.words import stem

Floats = NDArray[np.float32]
Numbers = NDArray[np.int32]

NOTHING, UNKNOWN = 0, 1
"""The numbers of no word and of a word not in the vocabulary."""
_TOGETHER = 64
"""Sentences read at once, of like length."""
_VOCABULARIES = ("words", "stems", "settings")


@dataclass(frozen=True, slots=True)
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
        order = sorted(range(len(candidates)), key=lambda i: len(candidates[i].words))
        for start in range(0, len(order), _TOGETHER):
            rows = order[start : start + _TOGETHER]
            found[rows] = self._scores([candidates[row] for row in rows])
        return found

    def _scores(self, candidates: Sequence[Reading]) -> Floats:
        w = self.weights
        words = self.numbers(one.words for one in candidates)
        stems = padded([[self.stems.get(stem(word), UNKNOWN) for word in one.words] for one in candidates])
        present = (words != NOTHING)[:, :, np.newaxis]
        vectors = (w["word"][words] + w["stem"][stems]) * present
        phrases = _relu(_convolved(vectors, w["near"], 1) + w["near bias"]) * present
        phrases = (phrases + _relu(_convolved(phrases, w["wide"], 2) + w["wide bias"])) * present
        attention = np.where(present, phrases @ w["attention"] + w["attention bias"], np.float32(-1e4))
        attention = np.exp(attention - attention.max(axis=1, keepdims=True))
        attention /= attention.sum(axis=1, keepdims=True)
        means = np.einsum("nlh,nla->nah", phrases, attention, optimize=True)
        pooled = np.concatenate(
            [
                np.where(present, phrases, np.float32(-1e4)).max(axis=1),
                means.reshape(len(candidates), -1),
                _mean(w["beside"], self.numbers(one.before for one in candidates)),
                _mean(w["beside"], self.numbers(one.after for one in candidates)),
                _mean(w["above"], self.numbers(one.headings for one in candidates)),
                np.stack([w["setting"][self.places(one.setting)].sum(axis=0) for one in candidates]),
            ],
            axis=1,
        )
        return cast(Floats, _relu(pooled @ w["hidden"] + w["hidden bias"]) @ w["label"] + w["label bias"])

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


def _relu(values: Floats) -> Floats:
    return np.maximum(values, np.float32(0))


def _convolved(vectors: Floats, kernel: Floats, step: int) -> Floats:
    """Each place with the places ``step`` before and after it; ``kernel``: the three inputs, one upon another."""
    count, length, width = vectors.shape
    framed = np.zeros((count, length + 2 * step, width), dtype=np.float32)
    framed[:, step : step + length] = vectors
    beside = np.concatenate([framed[:, shift : shift + length] for shift in (0, step, 2 * step)], axis=2)
    return cast(Floats, beside.reshape(-1, 3 * width) @ kernel).reshape(count, length, -1)


def _mean(table: Floats, numbers: Numbers) -> Floats:
    present = numbers != NOTHING
    total = (table[numbers] * present[:, :, np.newaxis]).sum(axis=1)
    return cast(Floats, total / np.maximum(present.sum(axis=1, keepdims=True), 1).astype(np.float32))


def save(network: Network, path: Path) -> None:
    """Write ``network``, its weights at half precision, as one compressed file."""
    names = {"labels": list(network.labels)} | {
        name: sorted(vocabulary, key=vocabulary.__getitem__)
        for name, vocabulary in zip(_VOCABULARIES, (network.words, network.stems, network.settings), strict=True)
    }
    arrays: dict[str, Any] = {
        name: np.frombuffer("\n".join(listed).encode(), dtype=np.uint8) for name, listed in names.items()
    }
    arrays |= {f"={name}": values.astype(np.float16) for name, values in network.weights.items()}
    np.savez_compressed(path, **arrays)


def load(path: Path) -> Network:
    """Read what :func:`save` wrote; the file holds plain arrays only, nothing that could run."""
    with np.load(path, allow_pickle=False) as arrays:
        listed = {name: arrays[name].tobytes().decode().split("\n") for name in ("labels", *_VOCABULARIES)}
        weights = {name[1:]: arrays[name].astype(np.float32) for name in arrays.files if name[0] == "="}
    # Words and stems are numbered after NOTHING and UNKNOWN.
    words, stems = ({term: number + 2 for number, term in enumerate(listed[name])} for name in ("words", "stems"))
    settings = {term: number for number, term in enumerate(listed["settings"])}
    return Network(tuple(listed["labels"]), words, stems, settings, weights)
