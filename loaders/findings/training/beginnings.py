"""The network as it is before it learns.

Words and stems begin as what the teachers make of them wherever they stand, turned to their main directions: so a word
met a few times begins near the words that mean the like. Everything else begins at random from a fixed seed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from loaders.findings.linear import Floats
from loaders.findings.network import WIDER, Network
from loaders.findings.sequences import Reading
from loaders.findings.training.meanings import Meanings, turned
from loaders.findings.words import stem

SEED = 1
WORD, PHRASE, CONTEXT, PLACE, HIDDEN = 128, 128, 32, 24, 128
"""Sizes of the vectors of a word, a phrase, the words beside a sentence, its setting, and before the labels."""
MET, STEM_MET = 3, 2
"""How often a word and a stem must be met to have a vector: so all models together stay below 5 MB."""
MEANS = 2
"""Weighted means of the responses that stand for a sentence."""
_SPREAD = 0.28
"""The standard deviation of the numbers of word vectors; those of stems have nearly the same."""
_QUIET = 0.3
"""The layers of attention begin with little to add, so that the convolutions under them learn first."""


def beginning(labels: tuple[str, ...], known: Sequence[Reading], meanings: Sequence[Meanings]) -> Network:
    """A network that has learnt nothing yet; it is to know the words of ``known``.

    ``meanings``: each teacher's; they count side by side.
    """
    words = Counter(word for one in known for word in one.words)
    stems = Counter(stem(word) for one in known for word in one.words)
    settings = Counter(name for one in known for name in one.setting)
    listed = sorted(word for word, count in words.items() if count >= MET)
    listed_stems = sorted(word for word, count in stems.items() if count >= STEM_MET)
    listed_settings = sorted(name for name, count in settings.items() if count >= 20)
    of_words, of_stems = turned(
        np.concatenate([teacher.words.means(listed) for teacher in meanings], axis=1),
        np.concatenate([teacher.stems.means(listed_stems) for teacher in meanings], axis=1),
        WORD,
        _SPREAD,
    )
    random_numbers = np.random.default_rng(SEED)

    def table(count: int, width: int, spread: float) -> Floats:
        return random_numbers.normal(0, spread, (count, width)).astype(np.float32)

    def layer(inputs: int, outputs: int) -> Floats:
        most = 1 / np.sqrt(inputs)
        return random_numbers.uniform(-most, most, (inputs, outputs)).astype(np.float32)

    def normal_layer(inputs: int, outputs: int, scale: float = 1) -> Floats:
        return table(inputs, outputs, scale / np.sqrt(inputs))

    pooled = (1 + MEANS) * PHRASE + 3 * CONTEXT + PLACE
    weights = {
        # In front of both: nothing, and what is unknown.
        "word": np.pad(of_words, ((2, 0), (0, 0))),
        "stem": np.pad(of_stems, ((2, 0), (0, 0))),
        "beside": table(len(listed) + 2, CONTEXT, 1.0),
        "above": table(len(listed) + 2, CONTEXT, 1.0),
        "setting": table(len(listed_settings), PLACE, 1.0),
        "near": layer(3 * WORD, PHRASE),
        **{name: layer(3 * PHRASE, PHRASE) for name in WIDER},
        "asked": normal_layer(PHRASE, PHRASE),
        "offered": normal_layer(PHRASE, PHRASE),
        "given": normal_layer(PHRASE, PHRASE),
        "gathered": normal_layer(PHRASE, PHRASE, _QUIET),
        "thought": normal_layer(PHRASE, 2 * PHRASE),
        "told": normal_layer(2 * PHRASE, PHRASE, _QUIET),
        "share": layer(PHRASE, MEANS),
        "hidden": layer(pooled, HIDDEN),
        "label": layer(HIDDEN, len(labels)),
    }
    for name in ("near", *WIDER, "thought", "share", "hidden", "label"):
        weights[f"{name} bias"] = np.zeros(weights[name].shape[1], dtype=np.float32)
    return Network(labels, _numbered(listed, 2), _numbered(listed_stems, 2), _numbered(listed_settings, 0), weights)


def _numbered(terms: Iterable[str], first: int) -> dict[str, int]:
    return {term: number for number, term in enumerate(terms, first)}
