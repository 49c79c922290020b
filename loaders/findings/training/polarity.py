"""Train the polarity model, and say how well it does on sentences it has not seen."""

from collections.abc import Sequence

import numpy as np

from loaders.findings import linear
from loaders.findings.polarity import MODEL, NONE, STRICTNESS, features_of
from loaders.findings.training.fitting import calibrated, fit_exclusive, folds
from loaders.findings.training.material import Example, is_held_back
from loaders.report import Polarity

LABELS = (*Polarity, NONE)
STRENGTH = 6.0


def learn(material: Sequence[Example]) -> linear.LinearModel:
    """A model calibrated on the sentences drawn evenly, each judged by a model that has not seen its area."""
    features = features_of([x.candidate for x in material])
    answers = [x.polarity for x in material]
    scores = np.zeros((len(material), len(LABELS)), dtype=np.float32)
    for learnt, tested in folds([x.group for x in material]):
        part = fit_exclusive([features[i] for i in learnt], [answers[i] for i in learnt], LABELS, STRENGTH)
        scores[tested] = part.scores([features[i] for i in tested])
    even = np.array([x.natural for x in material])
    right = np.array([LABELS.index(answer) for answer in answers])
    print(f"cross-validated accuracy {np.mean(scores[even].argmax(axis=1) == right[even]):.3f} of {even.sum()}")
    return calibrated(fit_exclusive(features, answers, LABELS, STRENGTH), scores[even], right[even])


def train(material: Sequence[Example]) -> None:
    """Write the model file, made of all examples; first say what is reached on areas that the model has not seen."""
    seen = [x for x in material if not is_held_back(x.group)]
    unseen = [x for x in material if is_held_back(x.group) and x.natural]
    scores = learn(seen).scores(features_of([x.candidate for x in unseen]))
    scores[:, LABELS.index(NONE)] += STRICTNESS
    hits = [LABELS[best] == x.polarity for best, x in zip(scores.argmax(axis=1), unseen, strict=True)]
    print(f"held-back authorities: accuracy {np.mean(hits):.3f} of {len(hits)}")
    model = learn(material)
    linear.save(model, MODEL)
    print(f"{MODEL.name}: {len(material)} examples, {len(model.vocabulary)} features")
