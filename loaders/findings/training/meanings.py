"""What a teacher makes of words: of each, the mean of the vectors it had wherever the teacher met it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from loaders.findings.linear import Floats
from loaders.findings.words import stem


@dataclass(slots=True)
class Sums:
    """The sum of the vectors of each term, and how many they were."""

    totals: dict[str, Floats] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, term: str, vector: Floats) -> None:
        """``term`` was met with ``vector``."""
        self.totals[term] = self.totals.get(term, np.float32(0)) + vector
        self.counts[term] += 1

    def means(self, terms: Sequence[str]) -> Floats:
        """Term by number; a term that was not met has the mean of those that were.

        Raises:
            ValueError: none of the terms was met.
        """
        met = {term: self.totals[term] / np.float32(self.counts[term]) for term in terms if term in self.totals}
        if not met:
            raise ValueError("no teacher has met any of these terms")
        middle = np.mean(list(met.values()), axis=0)
        return np.array([met.get(term, middle) for term in terms], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Meanings:
    """What one teacher makes of words and of stems."""

    words: Sums = field(default_factory=Sums)
    stems: Sums = field(default_factory=Sums)

    def add(self, word: str, vector: Floats) -> None:
        """``word`` was met with ``vector``, and so was its stem."""
        self.words.add(word, vector)
        self.stems.add(stem(word), vector)


def turned(words: Floats, others: Floats, width: int, spread: float) -> tuple[Floats, Floats]:
    """Both in the ``width`` main directions of ``words``, around their middle; ``spread``: that of ``words`` then.

    The directions are brought halfway to equal weight: most of what tells words apart lies in the first, much of what
    they mean in the others.
    """
    middle = words.mean(axis=0)
    directions = np.linalg.svd(words - middle, full_matrices=False)[2][:width].T
    found = [(vectors - middle) @ directions for vectors in (words, others)]
    weights = np.sqrt(found[0].std(axis=0))
    scale = spread / (found[0] / weights).std()
    of_words, of_others = (np.asarray(vectors / weights * scale, dtype=np.float32) for vectors in found)
    return of_words, of_others
