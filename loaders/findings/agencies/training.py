"""Learn ``role_weights.csv`` anew: ``python -m loaders.findings.agencies.training --shared ../shared``.

A logistic regression without intercept over the features of :mod:`loaders.findings.agencies.roles`, on the labelled
sentences that have a polarity. Needs scikit-learn. Prints the accuracy in five folds that never share an area.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import words_of
from loaders.findings.agencies.roles import features
from ontology.register import register

STRENGTH = 0.1
"""Inverse of the regularisation; from 0.03 to 0.3 the accuracy in folds hardly changes."""
RAREST = 5
"""Features seen less often are left out."""
_FRAMEWORKS = {"joint": "jtai", "area-send": "area-send"}


@dataclass(frozen=True, slots=True)
class Example:
    """The features of the first mention of an agency type in a sentence, and whether its role is subject."""

    features: tuple[str, ...]
    is_subject: bool
    area: str


def examples(shared: Path) -> list[Example]:
    """One example for each agency type that is both labelled and found in a sentence of ``evaluate/train``."""
    known, contexts, found = register(), {}, []
    lines = (shared / "evaluate" / "train" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    for line in map(json.loads, lines):
        if line["polarity"] in (None, "none"):
            continue
        report = line["report"]
        if report not in contexts:
            area, kind, day = report.removesuffix(".pdf").split("_")
            framework = _FRAMEWORKS.get(kind, "ilacs")
            contexts[report] = AgencyContext.of_text("", area, date.fromisoformat(day), framework, known)
        words = words_of(line["sentence"])
        spoken_of = mentions(words, contexts[report])
        first: dict[str, int] = {}
        for place, mention in enumerate(spoken_of):
            for slug in mention.slugs:
                first.setdefault(known.organisations[slug].type, place)
        for agency in line["agencies"]:
            if agency["role"] and agency["type"] in first:
                place = first[agency["type"]]
                circumstances = tuple(features(place, spoken_of, words, agency["type"]))
                found.append(Example(circumstances, agency["role"] == "subject", report.split("_")[0]))
    return found


def fit(material: Iterable[Example]) -> dict[str, float]:
    """Weight by feature."""
    material = list(material)
    counts = Counter(feature for example in material for feature in set(example.features))
    rows = [{f: 1 for f in example.features if counts[f] >= RAREST} for example in material]
    vectoriser = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
    model.fit(vectoriser.fit_transform(rows), [example.is_subject for example in material])
    return dict(zip(vectoriser.get_feature_names_out(), model.coef_[0], strict=True))


def accuracy(weights: dict[str, float], material: Iterable[Example]) -> tuple[int, int]:
    """(right, all)."""
    right = [
        (sum(weights.get(feature, 0.0) for feature in set(one.features)) > 0) == one.is_subject for one in material
    ]
    return sum(right), len(right)


def main() -> None:
    """Print the accuracy in folds, then write the weights learnt from everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    material = examples(parser.parse_args().shared)
    right = total = 0
    for training, held in GroupKFold(5).split(material, groups=[one.area for one in material]):
        one_right, one_total = accuracy(fit(material[i] for i in training), [material[i] for i in held])
        right, total = right + one_right, total + one_total
    print(f"roles: {right / total:.3f} of {total} right in folds that share no area")
    with (Path(__file__).parent / "role_weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows((feature, f"{weight:.3f}") for feature, weight in sorted(fit(material).items()))


if __name__ == "__main__":
    main()
