"""The descriptions by which reports speak of agencies without naming them: ``descriptions.csv``."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.findings.agencies.phrases import Phrases, expand


@dataclass(frozen=True, slots=True)
class Description:
    """What a phrase describes."""

    target: str
    """What :meth:`AgencyContext.resolve` makes an organisation of; "none" for words that describe nobody."""
    rule: str


def setting_of(framework: str) -> str:
    """Who is inspected: the ``council``, several agencies (``joint``), or an area's services (``send``)."""
    return {"jtai": "joint", "area-send": "send"}.get(framework, "council")


@cache
def descriptions(framework: str) -> Phrases[Description]:
    """All descriptions that hold in reports of a framework, compiled once a process."""
    holds_in = {framework, setting_of(framework)}
    phrases: Phrases[Description] = Phrases()
    text = files(__package__).joinpath("descriptions.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(line for line in text.splitlines() if not line.startswith("#")):
        if row["frameworks"] and holds_in.isdisjoint(row["frameworks"].split("|")):
            continue
        description = Description(row["target"], row["rule"])
        for phrase in expand(row["phrase"]):
            phrases.add(phrase, description)
    return phrases
