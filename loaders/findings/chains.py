"""The features that chains of words give, found for many sentences at once by the numbers of their words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from loaders.findings.features import JOINTS, Chain

Integers = NDArray[np.int64]

_UNKNOWN = 0
"""The number of what is in no feature, as "" is; words are numbered from 1."""
_GAP = ("",) * max(JOINTS)
"""Stands between two sentences, so that no pair reaches from one to the other."""


def looked_up(
    rows: Sequence[int], words: Sequence[Sequence[str]], numbers: Mapping[str, int], unknown: int
) -> tuple[Integers, Integers]:
    """The numbers of the words of all rows one after another, and before them the row of each."""
    lengths = [len(one) for one in words]
    beside = np.repeat(np.array(rows, dtype=np.int64), lengths)
    found = map(numbers.get, chain.from_iterable(words), repeat(unknown))
    return beside, np.fromiter(found, dtype=np.int64, count=len(beside))


class ChainVocabulary:
    """The features of a model whose names chains of one kind can give."""

    def __init__(self, vocabulary: Mapping[str, int], opens: str) -> None:
        """``vocabulary``: numbers of features by name; ``opens``: what opens the names, as in :class:`Chain`."""
        self._numbers: dict[str, int] = {}
        singles: dict[int, int] = {}
        pairs: dict[int, dict[tuple[int, int], int]] = {distance: {} for distance in JOINTS}
        for name, number in vocabulary.items():
            words = name.removeprefix(opens).split(" ")
            if not name.startswith(opens):
                continue
            if len(words) == 1:
                singles[self._numbered(words[0])] = number
            elif len(words) == 2:
                pairs[1][self._numbered(words[0]), self._numbered(words[1])] = number
            elif len(words) == 3 and words[1] == "_":
                pairs[2][self._numbered(words[0]), self._numbered(words[2])] = number
        self._size = len(self._numbers) + 1
        self._singles = np.full(self._size, -1, dtype=np.int64)
        self._singles[list(singles)] = list(singles.values())
        self._pairs = {distance: self._table(found) for distance, found in pairs.items()}

    def _numbered(self, word: str) -> int:
        return self._numbers.setdefault(word, len(self._numbers) + 1)

    def _table(self, pairs: Mapping[tuple[int, int], int]) -> tuple[Integers, Integers]:
        """Pairs as one number each, in rising order, and the numbers of their features."""
        keys = np.array([first * self._size + second for first, second in pairs], dtype=np.int64)
        order = np.argsort(keys)
        return keys[order], np.array(list(pairs.values()), dtype=np.int64)[order]

    def found(self, rows: Sequence[int], chains: Sequence[Chain]) -> Iterator[tuple[Integers, Integers]]:
        """Rows of sentences and the numbers of features found there.

        ``rows``: the sentence of each chain, in rising order. All chains have the same distances.
        """
        row, words = looked_up(rows, [(*one.links(), *_GAP) for one in chains], self._numbers, _UNKNOWN)
        singles = self._singles[words]
        yield row[singles >= 0], singles[singles >= 0]
        for distance in chains[0].distances if chains else ():
            keys, features = self._pairs[distance]
            if not len(keys):
                continue
            wanted = words[:-distance] * self._size + words[distance:]
            # In rising order, by pair and row: a search is quickest beside the one before.
            wanted, where = np.divmod(np.sort(wanted * (rows[-1] + 1) + row[:-distance]), rows[-1] + 1)
            places = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            hits = np.flatnonzero(keys[places] == wanted)
            yield where[hits], features[places[hits]]
