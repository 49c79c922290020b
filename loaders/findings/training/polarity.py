"""Train the polarity models, and say how well they do together on sentences they have not seen."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import repeat

import numpy as np
from threadpoolctl import threadpool_limits

from loaders.findings import linear, network
from loaders.findings.linear import Floats
from loaders.findings.network import Network
from loaders.findings.polarity import ALONE, LABELS, LINEAR, NETWORK, Evaluator, features_of
from loaders.findings.sequences import Reading, reading_of, words_of
from loaders.findings.training.fitting import fit_exclusive, folds, weighed
from loaders.findings.training.material import Example
from loaders.findings.training.network import fit
from loaders.findings.training.published import word_vectors
from loaders.findings.training.teacher import SMOOTHING, taught
from loaders.findings.training.variations import alike, replaceable, variations

STRENGTH = 6.0
VARIATIONS = 70_000
TRUST = 0.35
"""How much the reader's answer to a sentence counts for the network; the rest is the teacher's."""
_AT_ONCE = 2
"""Parts learnt at once, each on one core."""


def learn(material: Sequence[Example], further: Sequence[tuple[str, str]]) -> Evaluator:
    """Both models, weighed on a third of the areas, judged by models that learnt from the others.

    ``further``: sentences and their polarity, to learn from beside the examples; nothing is measured on them.
    """
    learnt, tested = folds([x.group for x in material])[0]
    unseen = [material[i] for i in tested]
    with ProcessPoolExecutor(_AT_ONCE) as pool:
        part, whole = pool.map(_fitted, ([material[i] for i in learnt], material), repeat(further))
    scores = np.stack(
        [
            part.by_features.scores(features_of([x.candidate for x in unseen])),
            part.by_order.scores([reading_of(x.candidate) for x in unseen]),
        ]
    )
    right = np.array([LABELS.index(x.polarity) for x in unseen])
    weights, shift = weighed(scores, right)
    both = np.tensordot(weights, scores, 1) + shift
    print(f"areas not seen: accuracy {np.mean(both.argmax(axis=1) == right):.3f} of {len(right)}; weights {weights}")
    features_alone = weights[0] * scores[:1] + shift
    alone, _ = weighed(features_alone, right)  # its shifts are next to nothing: the weighing before has made them
    return Evaluator(
        replace(whole.by_features, slope=np.full(len(LABELS), weights[0], dtype=np.float32), shift=shift),
        _times(whole.by_order, weights[1], alone),
    )


def _fitted(examples: Sequence[Example], further: Sequence[tuple[str, str]]) -> Evaluator:
    """Both models; the linear one learnt from ``examples``, the network and its teacher from ``further`` too."""
    candidates = [x.candidate for x in examples]
    sentences = [*(candidate.sentence.text for candidate in candidates), *(sentence for sentence, _ in further)]
    right = [LABELS.index(label) for label in (*(x.polarity for x in examples), *(label for _, label in further))]
    with threadpool_limits(1):
        by_features = fit_exclusive(features_of(candidates), [x.polarity for x in examples], LABELS, STRENGTH)
        teacher = taught(sentences, right, len(LABELS))
        words = replaceable(sentences)
        varied = variations(sentences, VARIATIONS, alike(words, word_vectors(words)))
        answers = TRUST * _smoothed(right) + (1 - TRUST) * teacher.says(sentences)
        answers = np.concatenate([answers, teacher.says([text for _, text in varied])]).astype(np.float32)
        read = [*map(reading_of, candidates), *(Reading(words_of(text), (), (), (), ()) for text, _ in further)]
        more = [replace(read[row], words=words_of(text)) for row, text in varied]
        return Evaluator(by_features, fit([*read, *more], answers, LABELS, read))


def _smoothed(right: Sequence[int]) -> Floats:
    return np.eye(len(LABELS), dtype=np.float32)[list(right)] * (1 - SMOOTHING) + SMOOTHING / len(LABELS)


def _times(whole: Network, weight: np.float32, alone: Floats) -> Network:
    last = {name: whole.weights[name] * weight for name in ("label", "label bias")}
    return replace(whole, weights=whole.weights | last | {ALONE: alone})


def train(material: Sequence[Example], further: Sequence[tuple[str, str]]) -> None:
    """Write the model files, made of all examples."""
    models = learn(material, further)
    linear.save(models.by_features, LINEAR)
    network.save(models.by_order, NETWORK)
    print(f"{LINEAR.name}: {len(material)} + {len(further)} examples, {len(models.by_features.vocabulary)} features")
    print(f"{NETWORK.name}: {len(models.by_order.words)} words, {len(models.by_order.stems)} stems")
