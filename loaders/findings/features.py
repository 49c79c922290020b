"""What a linear model sees of a sentence: features with readable names, so that a prediction can be explained.

Most features are words of the sentence and pairs of them. To write out the name of each pair, only to look it up, would
cost more than all the rest; so chains of words are kept as they are until somebody asks for names, and a model finds
the pairs by the numbers of their words (:mod:`loaders.findings.chains`).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

WORDS, STEMS = "", "~"
"""What opens the names that a chain gives, by what its links are."""
OPENING, CLOSING = "<s>", "</s>"
"""Stand in pairs for what is before the first word and behind the last."""
JOINTS = {1: " ", 2: " _ "}
"""What stands between two words in a pair's name, by how far apart they are."""


class Chain(NamedTuple):
    """Words in their order: each is a feature, and so are pairs of them. No word has a space."""

    opens: str
    """``WORDS`` or ``STEMS``."""
    words: Sequence[str]
    distances: tuple[int, ...] = (1,)
    """How far apart two words are that make a pair."""
    is_framed: bool = False
    """Whether the first and the last word also make a pair with ``OPENING`` and ``CLOSING``."""

    def links(self) -> Sequence[str]:
        """What pairs are made of."""
        return (OPENING, *self.words, CLOSING) if self.is_framed else self.words

    def names(self) -> Iterator[str]:
        """The names of the features; one may come twice."""
        yield from (self.opens + word for word in self.words)
        links = self.links()
        for distance in self.distances:
            for first, second in zip(links, links[distance:], strict=False):
                yield f"{self.opens}{first}{JOINTS[distance]}{second}"


@dataclass(frozen=True, slots=True)
class Features(Collection[str]):
    """The distinct names of a sentence's features, in no order that matters."""

    named: tuple[str, ...]
    """Those given by name; one may come twice."""
    chains: tuple[Chain, ...] = ()

    def union(self, other: "Features") -> "Features":
        """The features of both."""
        return Features(self.named + other.named, self.chains + other.chains)

    def _names(self) -> set[str]:
        return set(self.named).union(*(chain.names() for chain in self.chains))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())

    def __contains__(self, name: object) -> bool:
        return name in self._names()
