"""What the models learn from: labelled sentences, found again in the reports they come from.

Two sources (a third, :mod:`.written`, is of no report): ``evaluate/train/sentences.jsonl`` of the shared folder, and
``labels.csv`` beside this module: further sentences of the published reports, labelled for this project by
evaluate/GUIDE.md. Each is given by a digest of its words, so that no report is copied here; ``?`` for themes says that
only the polarity was asked for, ``drawn`` whether the sentence was drawn evenly or sought out: where an earlier model
was in doubt, at last all that were left. A fifth of the authorities is held back from all tuning, and the development
set's reports give no example.
"""

import csv
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from loaders.documents import open_document
from loaders.errors import LoadError
from loaders.findings.candidates import Candidate, candidates
from loaders.layouts import read_report
from ontology.register import register

Gold = dict[str, Any]
"""One line of a set's ``sentences.jsonl``."""


def plain(text: str) -> str:
    """Words and numbers alone, as the evaluation compares sentences."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("’", "'")).strip()


def digest(text: str) -> str:
    """What ``labels.csv`` knows a sentence by."""
    return hashlib.sha1(plain(text).encode()).hexdigest()[:16]


def is_held_back(authority: str) -> bool:
    """Whether an authority's sentences are kept from tuning, to test on: about one in five."""
    return zlib.crc32(authority.encode()) % 5 == 0


def authority_of(file_name: str) -> str:
    """The authority by the name of a file of the shared folder: what the folds keep together."""
    return file_name.partition("_")[0]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate with the answer a reader gave."""

    candidate: Candidate
    polarity: str
    """A polarity slug, or "none"."""
    themes: tuple[str, ...] | None
    """Theme slugs; None where they were not asked for."""
    group: str
    """The authority."""
    natural: bool
    """Whether it was drawn evenly from the reports; others were sought out."""


def _candidates_of(path: Path) -> tuple[str, list[Candidate]]:
    try:
        return path.name, list(candidates(read_report(open_document(path), register())))
    except LoadError:
        return path.name, []


def read_reports(paths: Iterable[Path], jobs: int = 2) -> dict[str, list[Candidate]]:
    """File name to the candidates of its report."""
    with ProcessPoolExecutor(jobs) as pool:
        return dict(pool.map(_candidates_of, sorted(paths), chunksize=4))


def read_gold(folder: Path) -> list[Gold]:
    """The labelled sentences of a set, with ``report``, the name of the file each comes from."""
    manifest = folder / "manifest.json"
    names = {}
    if manifest.exists():
        names = {m["id"]: Path(m["path"]).name for m in json.loads(manifest.read_text(encoding="utf-8"))}
    lines = map(json.loads, (folder / "sentences.jsonl").read_text(encoding="utf-8").splitlines())
    return [line | {"report": line.get("report") or names[line["doc"]]} for line in lines if line["polarity"]]


def matches(sentence: str, report: list[Candidate], words_of: Callable[[str], str] = plain) -> list[Candidate]:
    """The candidates that hold a labelled sentence or are part of it, as the evaluation finds them."""
    wanted = words_of(sentence)
    known = [(words_of(c.sentence.text), c) for c in report]
    found = [c for text, c in known if text and (wanted in text or (text in wanted and len(text.split()) >= 5))]
    return found or [
        c for text, c in known if _overlap(wanted, text) > 0.85 and len(text.split()) < 2.5 * len(wanted.split())
    ]


def _overlap(wanted: str, text: str) -> float:
    words, known = wanted.split(), set(text.split())
    return sum(word in known for word in words) / len(words) if words else 0.0


def examples(shared: Path, reports: Mapping[str, list[Candidate]]) -> list[Example]:
    """All examples outside the development set; those of lists that state their polarity are left out."""
    found = []
    for line in read_gold(shared / "evaluate" / "train"):
        name, sentence = line["report"], line["sentence"]
        hits = matches(sentence, reports.get(name, []))
        whole = len(hits) == 1 and len(plain(hits[0].sentence.text).split()) >= 0.6 * len(plain(sentence).split())
        if whole and hits[0].stated is None:
            example = Example(hits[0], line["polarity"], tuple(line["themes"]), authority_of(name), natural=True)
            found.append(example)
    with (files("loaders.findings.training") / "labels.csv").open(encoding="utf-8") as file:
        labels = {row["digest"]: row for row in csv.DictReader(file)}
    known = {digest(x.candidate.sentence.text) for x in found}
    unseen = {line["report"] for line in read_gold(shared / "evaluate" / "dev")}
    for name, report in sorted(reports.items()):
        for candidate in report if name not in unseen else ():
            key = digest(candidate.sentence.text)
            row = labels.get(key) if key not in known else None
            if row and candidate.stated is None:
                known.add(key)
                themes = tuple(row["themes"].split()) if row["themes"] != "?" else None
                found.append(Example(candidate, row["polarity"], themes, authority_of(name), row["drawn"] == "evenly"))
    return found


def polarity_of_hits(hits: Iterable[Candidate], polarity: Callable[[Candidate], str]) -> str:
    """One polarity for the candidates that match a labelled sentence, as the evaluation combines them."""
    kinds = {polarity(c) for c in hits} - {"none"}
    return "none" if not kinds else kinds.pop() if len(kinds) == 1 else "mixed"
