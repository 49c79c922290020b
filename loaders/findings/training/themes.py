"""Train the theme model, one yes-or-no question a theme, and say how well it does on sentences it has not seen."""

import dataclasses
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


def tuned(model: linear.LinearModel, scores: linear.Floats, wanted: Sequence[set[str]]) -> linear.LinearModel:
    """``model`` with a shift for each theme that makes the themes given to held-back ``scores`` agree best (F1)."""
    labels = model.labels
    shift = np.zeros(len(labels), dtype=np.float32)
    total = sum(map(len, wanted))

    def reached() -> float:
        given = [set(chosen(row, labels)) for row in linear.sigmoid(scores + shift)]
        return 2 * sum(len(g & w) for g, w in zip(given, wanted, strict=True)) / (total + sum(map(len, given)))

    best = reached()
    for step in (0.6, 0.3):
        for column in range(len(labels)):
            for change in (-step, step):
                shift[column] += change
                score = reached()
                if score > best + 1e-6:
                    best = score
                    break
                shift[column] -= change
    return dataclasses.replace(model, shift=shift)


def learn_tuned(material: Sequence[Example]) -> linear.LinearModel:
    """A model whose shifts are tuned on sentences of areas that the model they come from had not seen."""
    scores = np.zeros((len(material), len(theme_lexicon().labels)), dtype=np.float32)
    for learnt, tested in folds([x.group for x in material]):
        scores[tested] = learn([material[i] for i in learnt]).scores(
            [features_of(material[i].candidate) for i in tested]
        )
    judged = [i for i, x in enumerate(material) if x.natural and x.polarity != NONE]
    return tuned(learn(material), scores[judged], [set(material[i].themes or ()) for i in judged])


def train(material: Sequence[Example]) -> None:
    """Write the model file, made of all examples; first say what is reached on areas that the model has not seen."""
    themed = [x for x in material if x.themes is not None]
    model = learn_tuned([x for x in themed if not is_held_back(x.group)])
    right, wanted, given = agreement(model, [x for x in themed if is_held_back(x.group) and x.natural])
    print(f"held-back authorities: F1 {2 * right / (wanted + given):.3f} of {wanted}")
    linear.save(learn_tuned(themed), MODEL)
    print(f"{MODEL.name}: {len(themed)} examples")
