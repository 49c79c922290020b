"""Variations of sentences, for teachers to judge and the network to learn from: words changed, halves exchanged.

Many are no good English, and none carries a label of its own: what they are good for is to show the network how the
teachers' answer moves when the words do.
"""

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from loaders.findings.linear import Floats

SEED = 4
EXCHANGED, REPLACED, SHORTENED, TURNED = 0.4, 0.14, 0.25, 0.2
"""How often halves are exchanged, a word is replaced, some are left out, and a word that turns the sense is put in."""
_ALIKE = 10
"""Words nearest in meaning that one may be replaced by."""
_COMMON = 60
"""The commonest words are never replaced."""
_LONGEST = 75
_SEAMS = re.compile(
    r"(?:, |; | and | but | which | although | while | to | that | because | so that | resulting in | ensuring | when )"
)
_TURNS = (
    "not", "not always", "not yet", "rarely", "always", "consistently", "well", "mostly", "too often", "no longer",
    "effectively", "some", "most", "few", "good", "poor", "limited", "appropriate", "increasingly", "insufficiently",
    "recently", "aims to", "plans to", "is intended to", "has begun to", "is expected to",
)  # fmt: skip
_WORD = re.compile(r"[a-z][a-z'-]{3,}")


def replaceable(sentences: Sequence[str]) -> list[str]:
    """The words that may be replaced: met several times, and none of the commonest."""
    counts = Counter(word for sentence in sentences for word in _WORD.findall(sentence.lower()))
    common = {word for word, _ in counts.most_common(_COMMON)}
    return [word for word, count in counts.items() if count >= 4 and word not in common]


def alike(words: Sequence[str], vectors: Floats) -> dict[str, list[str]]:
    """The words nearest to each by the angle of their vectors."""
    turned = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    found = {}
    for start in range(0, len(words), 1000):
        near = np.argpartition(-(turned[start : start + 1000] @ turned.T), _ALIKE + 1, axis=1)[:, : _ALIKE + 1]
        for place, others in enumerate(near, start):
            found[words[place]] = [words[other] for other in others if other != place]
    return found


def variations(sentences: Sequence[str], count: int, others: Mapping[str, Sequence[str]]) -> list[tuple[int, str]]:
    """``count`` variations, each with the number of the sentence that it is made of; ``others``: see :func:`alike`."""
    chance = random.Random(SEED)
    found = []
    for _ in range(count):
        row = chance.randrange(len(sentences))
        found.append((row, _varied(sentences[row], chance.choice(sentences), others, chance)))
    return found


def _varied(sentence: str, other: str, others: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    seams, ends = ([seam.start() for seam in _SEAMS.finditer(text)] for text in (sentence, other))
    if seams and ends and chance.random() < EXCHANGED:
        sentence = sentence[: chance.choice(seams)] + other[chance.choice(ends) :]
    words = [_replaced(word, others, chance) for word in sentence.split()]
    if len(words) > 9 and chance.random() < SHORTENED:
        start = chance.randrange(len(words) - 5)
        del words[start : start + chance.randint(1, 4)]
    if words and chance.random() < TURNED:
        words.insert(chance.randrange(1, max(2, len(words) - 1)), chance.choice(_TURNS))
    return " ".join(words[:_LONGEST])


def _replaced(word: str, others: Mapping[str, Sequence[str]], chance: random.Random) -> str:
    bare = re.sub(r"[^a-z'-]", "", word.lower())
    if bare not in others or chance.random() >= REPLACED:
        return word
    return word.lower().replace(bare, chance.choice(others[bare]))
