"""The labelled sentences of the evaluation folder, grouped by authority so that folds never share an area."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Labelled:
    sentence: str
    polarity: str
    """A polarity slug, or "none"."""
    themes: tuple[str, ...]
    group: str
    """The authority: what folds keep together."""
    weight: float = 1.0
    optional_themes: tuple[str, ...] = ()


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of a set's ``sentences.jsonl``; lines without a polarity are left out."""
    return [
        Labelled(
            sentence=line["sentence"],
            polarity=line["polarity"],
            themes=tuple(line["themes"]),
            group=line.get("report", line.get("doc")).split("_")[0],
            optional_themes=tuple(line.get("optional_themes", ())),
        )
        for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if line["polarity"]
    ]
