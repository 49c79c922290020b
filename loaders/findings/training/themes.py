"""Train the theme model, one yes-or-no question a theme, and say how well it does on sentences it has not seen."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from loaders.findings import linear
from loaders.findings.lexicons import theme_lexicon
from loaders.findings.polarity import NONE
from loaders.findings.theme_features import features_of
from loaders.findings.themes import MODEL, chosen
from loaders.findings.training.fitting import folds, matrix_of, model_of, vocabulary_of
from loaders.findings.training.material import Example, is_held_back

STRENGTH = 10.0


def learn(material: Sequence[Example]) -> linear.LinearModel:
    """A model of all themes; classes are weighed alike, so that rare themes are found too."""
    labels = theme_lexicon().labels
    features = [features_of(x.candidate) for x in material]
    vocabulary = vocabulary_of(features)
    matrix = matrix_of(features, vocabulary)
    columns, intercepts = [], []
    for label in labels:
        fitted = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear").fit(
            matrix, np.array([label in (x.themes or ()) for x in material])
        )
        columns.append(fitted.coef_[0])
        intercepts.append(fitted.intercept_[0])
    return model_of(labels, vocabulary, np.stack(columns), np.array(intercepts))


def agreement(model: linear.LinearModel, material: Sequence[Example]) -> tuple[int, int, int]:
    """Themes given and right, wanted, given: for sentences that evaluate something."""
    judged = [x for x in material if x.polarity != NONE]
    scores = linear.sigmoid(model.scores([features_of(x.candidate) for x in judged]))
    given = [set(chosen(row, model.labels)) for row in scores]
    right = sum(len(g & set(x.themes or ())) for g, x in zip(given, judged, strict=True))
    return right, sum(len(x.themes or ()) for x in judged), sum(map(len, given))


def train(material: Sequence[Example]) -> None:
    """Write the model file, made of all examples; first say what is reached on areas that the model has not seen."""
    themed = [x for x in material if x.themes is not None]
    seen = [x for x in themed if not is_held_back(x.group)]
    counts = np.zeros(3)
    for learnt, tested in folds([x.group for x in seen]):
        model = learn([seen[i] for i in learnt])
        counts += agreement(model, [seen[i] for i in tested if seen[i].natural])
    print(f"cross-validated F1 {2 * counts[0] / (counts[1] + counts[2]):.3f}")
    right, wanted, given = agreement(learn(seen), [x for x in themed if is_held_back(x.group) and x.natural])
    print(f"held-back authorities: F1 {2 * right / (wanted + given):.3f}")
    linear.save(learn(themed), MODEL)
    print(f"{MODEL.name}: {len(themed)} examples")
