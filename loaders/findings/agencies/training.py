"""Learn ``role_weights.csv`` anew: ``python -m loaders.findings.agencies.training --shared ../shared``.

A logistic regression without intercept over the features of :mod:`loaders.findings.agencies.roles`. It learns from the
sentences of ``evaluate/train`` that have a polarity, and from ``role_labels.csv``: sentences of the published reports,
by the digest that :mod:`loaders.findings.training.material` knows them by, most of them sought where an earlier model
was in doubt. The development set's reports give no example. Needs scikit-learn. Prints how often it is right on
authorities that it has not seen.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from loaders.documents import open_document
from loaders.errors import LoadError
from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import words_of
from loaders.findings.agencies.roles import features
from loaders.findings.candidates import Candidate, candidates
from loaders.findings.training.material import authority_of, digest, is_held_back, matches, read_gold
from loaders.layouts import read_report
from ontology.register import register

STRENGTH = 0.5
"""Inverse of the regularisation; from 0.1 to 1 the accuracy in folds hardly changes."""
RAREST = 4
"""Features seen less often are left out."""
FOLDS = 10

Roles = Mapping[str, str]
"""Agency type to role."""
Labels = Mapping[str, list[tuple[str, Roles]]]
"""File name to labelled sentences."""


@dataclass(frozen=True, slots=True)
class Example:
    """The features of the first mention of an agency type in a sentence, and whether its role is subject."""

    features: tuple[str, ...]
    is_subject: bool
    area: str
    sought: bool
    """Whether the sentence was sought where an earlier model was in doubt; others were drawn evenly."""


def examples(shared: Path, jobs: int = 2) -> list[Example]:
    """One example for each agency type that is both labelled and found in a sentence."""
    drawn: dict[str, list[tuple[str, Roles]]] = defaultdict(list)
    for line in read_gold(shared / "evaluate" / "train"):
        if line["polarity"] != "none":
            roles = {one["type"]: one["role"] for one in line["agencies"] if one["role"]}
            drawn[line["report"]].append((line["sentence"], roles))
    unseen = {line["report"] for line in read_gold(shared / "evaluate" / "dev")}
    paths = sorted(path for path in (shared / "reports" / "england").glob("*.pdf") if path.name not in unseen)
    with ProcessPoolExecutor(jobs) as pool:
        return [one for found in pool.map(partial(_of_report, drawn), paths, chunksize=4) for one in found]


def _of_report(drawn: Labels, path: Path) -> list[Example]:
    try:
        report = read_report(open_document(path), register())
    except LoadError:
        return []
    context, known, sought, area = AgencyContext.of(report, register()), list(candidates(report)), _sought(), path.name
    labelled = [(one, roles, False) for text, roles in drawn.get(area, ()) for one in matches(text, known)[:1]]
    labelled += [(one, sought[key], True) for one in known if (key := digest(one.sentence.text)) in sought]
    return [
        Example(circumstances, role == "subject", authority_of(area), was_sought)
        for one, roles, was_sought in labelled
        for role, circumstances in _circumstances(one, roles, context)
    ]


def _circumstances(one: Candidate, roles: Roles, context: AgencyContext) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Role and features of the first mention of each labelled type."""
    words = words_of(one.sentence.text)
    spoken_of = mentions(words, context, one.previous or "")
    left = dict(roles)
    for place, mention in enumerate(spoken_of):
        for slug in mention.slugs:
            agency_type = context.register.organisations[slug].type
            if role := left.pop(agency_type, None):
                yield role, tuple(features(place, spoken_of, words, agency_type))


def _sought() -> dict[str, dict[str, str]]:
    """The roles of ``role_labels.csv`` by digest and type."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    text = files(__package__).joinpath("role_labels.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        labels[row["digest"]][row["type"]] = row["role"]
    return labels


def fit(material: Iterable[Example]) -> dict[str, float]:
    """Weight by feature."""
    material = list(material)
    counts = Counter(feature for example in material for feature in set(example.features))
    rows = [{f: 1 for f in example.features if counts[f] >= RAREST} for example in material]
    vectoriser = DictVectorizer()
    model = LogisticRegression(C=STRENGTH, max_iter=2000, fit_intercept=False)
    model.fit(vectoriser.fit_transform(rows), [example.is_subject for example in material])
    return dict(zip(vectoriser.get_feature_names_out(), model.coef_[0], strict=True))


def accuracy(weights: Mapping[str, float], material: Iterable[Example]) -> tuple[int, int]:
    """(right, all)."""
    right = [
        (sum(weights.get(feature, 0.0) for feature in set(one.features)) > 0) == one.is_subject for one in material
    ]
    return sum(right), len(right)


def _tell(name: str, weights: Mapping[str, float], held: Iterable[Example]) -> None:
    held = list(held)
    for sought in (False, True):
        right, total = accuracy(weights, (one for one in held if one.sought is sought))
        print(f"{name}, {'sought' if sought else 'drawn evenly'}: {right / total:.3f} of {total} right")


def main() -> None:
    """Print the accuracy on authorities held back and in folds, then write the weights learnt from everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    material = examples(parser.parse_args().shared)
    _tell(
        "held-back authorities",
        fit(one for one in material if not is_held_back(one.area)),
        (one for one in material if is_held_back(one.area)),
    )
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    for training, held in GroupKFold(FOLDS).split(material, groups=[one.area for one in material]):
        weights = fit(material[i] for i in training)
        for sought in (False, True):
            hits, count = accuracy(weights, (material[i] for i in held if material[i].sought is sought))
            right[sought] += hits
            total[sought] += count
    for sought, count in sorted(total.items()):
        print(f"folds, {'sought' if sought else 'drawn evenly'}: {right[sought] / count:.3f} of {count} right")
    with (Path(__file__).parent / "role_weights.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        writer.writerows((feature, f"{weight:.3f}") for feature, weight in sorted(fit(material).items()))


if __name__ == "__main__":
    main()
