"""Train the polarity models, and say how well they do together on sentences they have not seen."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from loaders.findings import linear, network
from loaders.findings.network import Network
from loaders.findings.polarity import LABELS, LINEAR, NETWORK, Evaluator, features_of
from loaders.findings.sequences import reading_of
from loaders.findings.training.fitting import fit_exclusive, folds, weighed
from loaders.findings.training.material import Example, is_held_back
from loaders.findings.training.network import fit

STRENGTH = 6.0


def learn(material: Sequence[Example]) -> Evaluator:
    """Both models, weighed on all sentences, each judged by models that have not seen its area."""
    features = features_of([x.candidate for x in material])
    read = [reading_of(x.candidate) for x in material]
    answers = [LABELS.index(x.polarity) for x in material]

    def fitted(rows: Sequence[int]) -> Evaluator:
        by_features = fit_exclusive([features[i] for i in rows], [material[i].polarity for i in rows], LABELS, STRENGTH)
        return Evaluator(by_features, fit([read[i] for i in rows], [answers[i] for i in rows], LABELS, read))

    scores = np.zeros((2, len(material), len(LABELS)), dtype=np.float32)
    for learnt, tested in folds([x.group for x in material]):
        part = fitted(learnt.tolist())
        scores[0, tested] = part.by_features.scores([features[i] for i in tested])
        scores[1, tested] = part.by_order.scores([read[i] for i in tested])
    right = np.array(answers)
    weights, shift = weighed(scores, right)
    both = np.tensordot(weights, scores, 1) + shift
    print(f"cross-validated accuracy {np.mean(both.argmax(axis=1) == right):.3f} of {len(right)}; weights {weights}")
    whole = fitted(range(len(material)))
    return Evaluator(
        replace(whole.by_features, slope=np.full(len(LABELS), weights[0], dtype=np.float32), shift=shift),
        _times(whole.by_order, weights[1]),
    )


def _times(whole: Network, weight: np.float32) -> Network:
    last = {name: whole.weights[name] * weight for name in ("label", "label bias")}
    return replace(whole, weights=whole.weights | last)


def train(material: Sequence[Example]) -> None:
    """Write the model files, made of all examples; first say what is reached on areas that the models have not seen."""
    seen = [x for x in material if not is_held_back(x.group)]
    unseen = [x for x in material if is_held_back(x.group)]
    said = learn(seen).probabilities([x.candidate for x in unseen]).argmax(axis=1)
    hits = [LABELS[best] == x.polarity for best, x in zip(said, unseen, strict=True)]
    print(f"held-back authorities: accuracy {np.mean(hits):.3f} of {len(hits)}")
    models = learn(material)
    linear.save(models.by_features, LINEAR)
    network.save(models.by_order, NETWORK)
    print(f"{LINEAR.name}: {len(material)} examples, {len(models.by_features.vocabulary)} features")
    print(f"{NETWORK.name}: {len(models.by_order.words)} words, {len(models.by_order.stems)} stems")
