"""How well agencies, polarity and themes are found, against sentences labelled by hand, and what that costs.

    python benchmarks/extraction.py [--shared ../shared] [--held-back]

The measures are those of the evaluation folder's own ``score.py``, which goes through the command; this one calls the
packages, so that it takes a minute. ``--held-back`` also trains models without a fifth of the authorities and measures
them there (needs the extra ``train``). Prints why and stops where the shared folder is absent.
"""

import argparse
import difflib
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from loaders.documents import open_document
from loaders.errors import LoadError
from loaders.findings import find
from loaders.findings.agencies import AgencyContext, spoken_of
from loaders.findings.candidates import candidates
from loaders.findings.polarity import LABELS, NONE, evaluate
from loaders.findings.themes import themes_of
from loaders.layouts import read_report
from loaders.report import Finding, Report
from ontology.register import Register, register

VAGUE = {"partnership-generic", "other"}


def plain(text: str) -> str:
    return " ".join("".join(c if c.isascii() and c.isalnum() else " " for c in text.lower().replace("’", "'")).split())


def hits_of(sentence: str, findings: Iterable[tuple[str, Finding]]) -> list[Finding]:
    """The findings that hold the sentence or are part of it."""
    wanted = plain(sentence)
    words = wanted.split()
    found, near = [], []
    for text, finding in findings:
        if wanted in text or (text in wanted and len(text.split()) >= 5):
            found.append(finding)
        elif sum(w in set(text.split()) for w in words) > 0.85 * len(words) and len(text.split()) < 2.5 * len(words):
            near.append(finding)
    return found or near


def f1(right: int, wanted: int, given: int) -> float:
    return 2 * right / (wanted + given) if wanted + given else 0.0


class Tally:
    """Counts over labelled sentences, and the lines that say what they come to."""

    def __init__(self, organisations: Register) -> None:
        self.by_iri = {o.iri: o for o in organisations.organisations.values()}
        self.confusion: Counter[tuple[str, str]] = Counter()
        self.counts: Counter[tuple[str, str]] = Counter()
        self.reliability: list[tuple[float, bool]] = []

    def add(self, gold: dict[str, Any], hits: list[Finding]) -> None:
        kinds = {str(f.polarity) for f in hits}
        said = NONE if not kinds else kinds.pop() if len(kinds) == 1 else "mixed"
        self.confusion[gold["polarity"], said] += 1
        if len(hits) == 1 and hits[0].stated is None:
            self.reliability.append((hits[0].confidence, said == gold["polarity"]))
        if not hits or gold["polarity"] == NONE:
            return
        themes = {t for f in hits for t in f.themes}
        self._set("themes", themes, set(gold["themes"]), set(gold.get("optional_themes", ())))
        self._agencies(gold, hits)

    def _set(self, name: str, given: set[str], wanted: set[str], optional: set[str]) -> None:
        self.counts[name, "right"] += len(given & wanted)
        self.counts[name, "wanted"] += len(wanted)
        self.counts[name, "given"] += len(given - optional)

    def _agencies(self, gold: dict[str, Any], hits: list[Finding]) -> None:
        given: dict[str, list[tuple[str, str]]] = {}
        for agency in (a for f in hits for a in f.agencies):
            organisation = self.by_iri[agency.agency]
            given.setdefault(organisation.type, []).append((organisation.name, agency.role))
        wanted = {a["type"]: a for a in gold["agencies"]}
        optional = set(gold.get("optional", ()))
        self._set("agencies", set(given), set(wanted), optional)
        own = VAGUE | {"local-authority"}
        self._set("partner agencies", set(given) - own, set(wanted) - own, optional)
        for kind, agency in wanted.items():
            if kind in given and agency["role"]:
                self._share("roles", any(role == agency["role"] for _, role in given[kind]))
            for name in () if kind in VAGUE else agency["names"]:
                self._share("canonical names", any(same_name(name, other) for other, _ in given.get(kind, ())))

    def _share(self, name: str, right: bool) -> None:
        self.counts[name, "of"] += 1
        self.counts[name, "right"] += right

    def lines(self) -> Iterable[str]:
        total = sum(self.confusion.values())
        scores = []
        for label in LABELS:
            right = self.confusion[label, label]
            wanted = sum(self.confusion[label, x] for x in LABELS)
            scores.append(f1(right, wanted, sum(self.confusion[x, label] for x in LABELS)))
        accuracy = sum(self.confusion[x, x] for x in LABELS) / total
        each = "  ".join(f"{label} {score:.3f}" for label, score in zip(LABELS, scores, strict=True))
        yield f"  polarity          accuracy {accuracy:.3f}  macro F1 {np.mean(scores):.3f}  ({each})  of {total}"
        for name in ("agencies", "partner agencies", "themes"):
            right, wanted, given = (self.counts[name, x] for x in ("right", "wanted", "given"))
            if wanted:
                parts = f"precision {right / max(given, 1):.3f}  recall {right / wanted:.3f}"
                yield f"  {name:17} F1 {f1(right, wanted, given):.3f}  {parts}  of {wanted}"
        for name in ("canonical names", "roles"):
            of = self.counts[name, "of"]
            if of:
                yield f"  {name:17} {self.counts[name, 'right'] / of:.3f}  of {of}"
        yield from reliability_lines(self.reliability)


def same_name(wanted: str, given: str) -> bool:
    a, b = plain(wanted), plain(given)
    return a in b or difflib.SequenceMatcher(None, a, b).ratio() >= 0.8


def reliability_lines(judged: list[tuple[float, bool]]) -> Iterable[str]:
    """Of the inferred findings given a confidence, how many a reader agrees with."""
    for low, high in ((0.0, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = [right for confidence, right in judged if low <= confidence < high]
        if inside:
            yield f"  confidence {low:.2f}–{min(high, 1):.2f}: right {np.mean(inside):.2f} of {len(inside)}"
    sure = [right for confidence, right in judged if confidence >= 0.8]
    if sure:
        yield f"  confidence 0.80 or more: right {np.mean(sure):.3f} of {len(sure)}"


def measure(gold: list[dict[str, Any]], reports: dict[str, Report], organisations: Register) -> Tally:
    tally = Tally(organisations)
    found: dict[str, list[tuple[str, Finding]]] = {}
    for line in gold:
        name = line["report"]
        if name in reports:
            if name not in found:
                found[name] = [(plain(f.text), f) for f in find(reports[name], organisations)]
            tally.add(line, hits_of(line["sentence"], found[name]))
    return tally


def read(paths: Iterable[Path], organisations: Register) -> tuple[dict[str, Report], float]:
    """The reports by file name, and the processor seconds that reading them took."""
    reports = {}
    start = time.process_time()
    for path in paths:
        try:
            reports[path.name] = read_report(open_document(path), organisations)
        except LoadError as error:
            print(f"  {path.name}: {error}")
    return reports, time.process_time() - start


def cost(reports: Iterable[Report], reading: float, organisations: Register) -> Iterable[str]:
    seconds: Counter[str] = Counter()
    reports = list(reports)
    start = time.process_time()
    find(reports[0], organisations)
    yield f"first report of a process: {1000 * (time.process_time() - start):.0f} ms"
    for report in reports:
        start = time.process_time()
        found = list(candidates(report))
        evaluations = evaluate(found)
        found = [c for c, e in zip(found, evaluations, strict=True) if e.polarity or c.stated]
        seconds["polarity"] += time.process_time() - start
        start = time.process_time()
        themes_of(found)
        seconds["themes"] += time.process_time() - start
        start = time.process_time()
        context = AgencyContext.of(report, organisations)
        for candidate in found:
            spoken_of(candidate.sentence.text, context, candidate.previous or "")
        seconds["agencies"] += time.process_time() - start
    each = "  ".join(f"{name} {1000 * total / len(reports):.0f} ms" for name, total in seconds.items())
    yield f"cost of a report: reading {1000 * reading / len(reports):.0f} ms  {each}"
    yield f"  all three: {sum(seconds.values()) / reading:.2f} times the reading (aim: at most 2)"


def held_back(shared: Path) -> Iterable[str]:
    """Models trained without a fifth of the authorities, measured on those: themes on sentences drawn evenly."""
    from loaders.findings.training import material, polarity, themes  # noqa: PLC0415  only where the extra is installed
    from loaders.findings.training.written import written  # noqa: PLC0415

    known = material.examples(shared, material.read_reports((shared / "reports" / "england").glob("*.pdf")))
    seen = [x for x in known if not material.is_held_back(x.group)]
    unseen = [x for x in known if material.is_held_back(x.group)]
    rows = polarity.learn(seen, written()).probabilities([x.candidate for x in unseen])
    said = [LABELS[best] for best in rows.argmax(axis=1)]
    confusion = Counter(zip((x.polarity for x in unseen), said, strict=True))
    scores = [
        f1(confusion[a, a], sum(confusion[a, b] for b in LABELS), sum(confusion[b, a] for b in LABELS)) for a in LABELS
    ]
    accuracy = np.mean([x.polarity == s for x, s in zip(unseen, said, strict=True)])
    yield f"held-back authorities: polarity accuracy {accuracy:.3f}  macro F1 {np.mean(scores):.3f}  of {len(unseen)}"
    judged = [(float(row.max()), x.polarity == s) for row, x, s in zip(rows, unseen, said, strict=True) if s != NONE]
    yield from reliability_lines(judged)
    themed = [x for x in seen if x.themes is not None]
    counts = themes.agreement(themes.learn(themed), [x for x in unseen if x.natural and x.themes is not None])
    yield f"held-back authorities: themes F1 {f1(*counts):.3f}  of {counts[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--held-back", action="store_true")
    arguments = parser.parse_args()
    folder = arguments.shared / "evaluate" / "dev"
    if not folder.exists():
        print(f"skipped: the labelled sentences are not there ({folder})")
        return
    from loaders.findings.training.material import read_gold  # noqa: PLC0415  reads the shared folder only

    threadpool_limits(limits=1, user_api="blas")  # as in a load
    gold = read_gold(folder)
    organisations = register()
    files = sorted({line["report"] for line in gold})
    paths = [p for p in (arguments.shared / "reports").rglob("*") if p.name in files]
    reports, reading = read(paths, organisations)
    print(f"development set: {len(reports)} reports, {len(gold)} sentences (never learnt from)")
    costs = list(cost(reports.values(), reading, organisations))
    print(*measure(gold, reports, organisations).lines(), sep="\n")
    print(*costs, sep="\n")
    if arguments.held_back:
        print(*held_back(arguments.shared), sep="\n")


if __name__ == "__main__":
    main()
