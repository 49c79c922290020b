"""Train the polarity model, and say how well it does on sentences it has not seen."""

import dataclasses
from pathlib import Path

import numpy as np

from loaders.findings import linear
from loaders.findings.features import polarity_features
from loaders.findings.polarity import MODEL
from loaders.findings.training.fitting import calibrate_exclusive, fit_exclusive, folds
from loaders.findings.training.material import read_labelled

LABELS = ("strength", "weakness", "mixed", "none")
STRENGTH = 30.0


def train(shared: Path) -> None:
    """Write the model file from the labelled sentences in ``shared``."""
    material = read_labelled(shared / "evaluate" / "train" / "sentences.jsonl")
    features = [polarity_features(x.sentence) for x in material]
    answers = [x.polarity for x in material]
    weights = [x.weight for x in material]
    held_back = np.zeros((len(material), len(LABELS)), dtype=np.float32)
    for learn, test in folds([x.group for x in material]):
        part = fit_exclusive(
            [features[i] for i in learn], [answers[i] for i in learn], LABELS, [weights[i] for i in learn], STRENGTH
        )
        held_back[test] = part.scores([features[i] for i in test])
    right = np.array([LABELS.index(a) for a in answers])
    slope, shift = calibrate_exclusive(held_back, right)
    print(f"cross-validated accuracy {np.mean((slope * held_back + shift).argmax(axis=1) == right):.3f}")
    whole = fit_exclusive(features, answers, LABELS, weights, STRENGTH)
    linear.save(dataclasses.replace(whole, slope=slope, shift=shift), MODEL)
