"""Figures that a report gives about its area, from its sections of context (``observations.csv``).

The table's columns: ``measure`` and ``unit`` (slugs), ``lead`` (what the line that leads to a list must say, where the
words of the item alone do not tell) and ``pattern``, in which ``{n}`` stands for the figure and ``{p}`` for a share
printed beside it. Only what a pattern says is taken: a figure in other words stays in its paragraph's text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from loaders.layouts.reading.dates import day
from loaders.layouts.reading.numbers import NUMBER, number
from loaders.layouts.tables import table
from loaders.report import Observation, Paragraph, Section, SectionRole

_NUMBER = rf"(?P<n>{NUMBER})"
_SHARE = r"(?P<p>\d+(?:\.\d+)?)"
_RATE = re.compile(r"(?P<r>\d[\d,]*(?:\.\d+)?) per 10,000")
_CHANGE = re.compile(
    rf"\b(?:increase|decrease|reduction|rise|fall)\s+from\s+{_NUMBER}"
    r"(?:\s*\((?:a rate of )?(?P<r>\d[\d,]*(?:\.\d+)?) per 10,000[^)]*\))?(?=[\s,]+(?:at|in|on)\s)",
    re.IGNORECASE,
)
"""What the figure was before: "This is a fall from 612 (81.5 per 10,000 children) at 30 June 2011"."""
_SENTENCE_END = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_PERIOD = re.compile(r"\b(?:months|years?|since|during)\b", re.IGNORECASE)
_NEAR = 70
"""Characters between a figure and the rate printed beside it."""


@dataclass(frozen=True, slots=True)
class _Rule:
    measure: str
    unit: str
    lead: re.Pattern[str] | None
    pattern: re.Pattern[str]


@dataclass
class _Context:
    """The line that leads to the list being read, and the day it speaks of."""

    lead: str = ""
    day: date | None = None


def observations(sections: Iterable[Section]) -> tuple[Observation, ...]:
    """Every figure that the sections of context state in known words, in reading order."""
    found: list[Observation] = []
    for section in sections:
        if section.role is not SectionRole.CONTEXT:
            continue
        context = _Context()
        for paragraph in section.paragraphs:
            if not paragraph.is_table:
                found.extend(_in_paragraph(paragraph, context))
    return tuple(found)


def _in_paragraph(paragraph: Paragraph, context: _Context) -> Iterator[Observation]:
    last: Observation | None = None
    for sentence in _SENTENCE_END.split(paragraph.text):
        for found in _in_sentence(sentence, paragraph.locator, context):
            last = found
            yield found
        if last:
            yield from _earlier_figures(sentence, last, paragraph.locator)
    if paragraph.text.rstrip().endswith(":") or (last and last.measure == "children-looked-after"):
        lead = _SENTENCE_END.split(paragraph.text)[-1]
        context.lead = lead if paragraph.text.rstrip().endswith(":") else paragraph.text
        own = day(paragraph.text)
        context.day = None if _PERIOD.search(lead) else own or context.day


def _earlier_figures(sentence: str, last: Observation, locator: str) -> Iterator[Observation]:
    """What the figure before was at earlier times: "an increase from 115 at …, and a reduction from 147 in …"."""
    words = " ".join(sentence.split())
    for change in _CHANGE.finditer(words):
        rate = number(change["r"]) if change["r"] else None
        when = day(words[change.end() :])
        yield Observation(last.measure, number(change["n"]), last.unit, when, rate, sentence, locator)


def _in_sentence(sentence: str, locator: str, context: _Context) -> Iterator[Observation]:
    words = " ".join(sentence.replace("’", "'").split())
    change = _CHANGE.search(words)
    taken: set[tuple[str, int]] = set()
    for rule in _rules():
        if rule.lead and not rule.lead.search(context.lead):
            continue
        for match in rule.pattern.finditer(words):
            place = (rule.measure, match.start("n"))
            # What stands after "an increase from" compares with this figure.
            if place in taken or (change and match.start("n") > change.start()):
                continue
            taken.add(place)
            rate = _RATE.search(words, match.end(), match.end() + _NEAR) if rule.unit == "children" else None
            own = day(words[: match.start()]) or (None if change else day(words[match.end() :]))
            yield Observation(
                rule.measure,
                number(match["n"]),
                rule.unit,
                own or (context.day if rule.lead and rule.unit == "children" else None),
                number(rate["r"]) if rate else None,
                sentence,
                locator,
            )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["measure"],
            row["unit"],
            re.compile(row["lead"], re.IGNORECASE) if row["lead"] else None,
            re.compile(row["pattern"].replace("{n}", _NUMBER).replace("{p}", _SHARE), re.IGNORECASE),
        )
        for row in table("observations")
    )
