"""Train the polarity models, and say how well they do together on sentences they have not seen."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import chain

import numpy as np
from threadpoolctl import threadpool_limits

from loaders.findings import linear, network
from loaders.findings.linear import Floats
from loaders.findings.network import Network
from loaders.findings.polarity import ALONE, LABELS, LINEAR, NETWORK, Evaluator, features_of
from loaders.findings.sequences import reading_of
from loaders.findings.training.beginnings import beginning
from loaders.findings.training.fitting import fit_exclusive, folds, weighed
from loaders.findings.training.material import Example
from loaders.findings.training.network import fit
from loaders.findings.training.teaching import Course, course

STRENGTH = 6.0
_AT_ONCE = 2
"""Parts learnt at once, each on one core."""


def learn(material: Sequence[Example], further: Sequence[tuple[str, str]]) -> Evaluator:
    """Both models, weighed on a third of the areas, judged by models that learnt from the others.

    The network's teachers learn from those others only, for the models that are kept too: so what they say of the last
    third is what they would say of a report that is new to them.
    ``further``: sentences and their polarity, to learn from beside the examples; nothing is measured on them.
    """
    learnt, tested = folds([x.group for x in material])[0]
    everything = course(material, further, learnt.tolist())
    with ProcessPoolExecutor(_AT_ONCE) as pool:
        part, whole = pool.map(
            _fitted, ([material[i] for i in learnt], material), (everything.to_be_measured(), everything)
        )
    unseen = [material[i] for i in tested]
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


def _fitted(examples: Sequence[Example], to_learn: Course) -> Evaluator:
    """Both models: the linear one has learnt ``examples``, the network all that is ``to_learn``."""
    with threadpool_limits(1):
        features = features_of([x.candidate for x in examples])
        by_features = fit_exclusive(features, [x.polarity for x in examples], LABELS, STRENGTH)
        by_order = beginning(LABELS, [lesson.reading for lesson, *_ in to_learn.lessons], to_learn.meanings)
        lessons = list(chain.from_iterable(to_learn.lessons))
        answers = np.stack([lesson.answer for lesson in lessons])
        return Evaluator(by_features, fit(by_order, [lesson.reading for lesson in lessons], answers))


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
