"""Train the theme model: one yes-or-no question a theme."""

from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from loaders.findings import linear
from loaders.findings.features import theme_features
from loaders.findings.lexicons import theme_lexicon
from loaders.findings.themes import MODEL
from loaders.findings.training.fitting import matrix_of, model_of, vocabulary_of
from loaders.findings.training.material import read_gold

STRENGTH = 30.0


def train(shared: Path) -> None:
    """Write the model file from the labelled sentences in ``shared``."""
    material = read_gold(shared / "evaluate" / "train")
    labels = theme_lexicon().labels
    features = [theme_features(str(x["sentence"])) for x in material]
    vocabulary = vocabulary_of(features)
    matrix = matrix_of(features, vocabulary)
    columns, intercepts = [], []
    for label in labels:
        fitted = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear").fit(
            matrix, np.array([label in x["themes"] for x in material])
        )
        columns.append(fitted.coef_[0])
        intercepts.append(fitted.intercept_[0])
    linear.save(model_of(labels, vocabulary, np.stack(columns), np.array(intercepts)), MODEL)
