"""What the headings of a layout mean: one CSV table a layout, beside its module.

Columns: ``heading`` (a regular expression that the whole heading matches, case and final colon aside), ``role``
(:class:`loaders.report.SectionRole`), ``level`` (rank, 1 the outermost), ``stated``
(:class:`loaders.report.StatedKind` of its items, empty where its list states nothing), ``timescale`` (slug), ``within``
(the role of the section it must stand in, empty for anywhere) and, in some, ``boxed`` (``yes`` for a case study in a
frame).
"""

import re
from dataclasses import dataclass
from functools import cache

from loaders.layouts.tables import table
from loaders.report import SectionRole, StatedKind


@dataclass(frozen=True, slots=True)
class HeadingRule:
    """The meaning of one heading."""

    pattern: re.Pattern[str]
    role: SectionRole
    level: int
    stated: StatedKind | None
    timescale: str | None
    within: SectionRole | None
    boxed: bool = False


class Headings:
    """The headings of a layout, the first rule that fits deciding."""

    def __init__(self, rules: tuple[HeadingRule, ...]) -> None:
        self.rules = rules

    @staticmethod
    @cache
    def of(layout: str) -> "Headings":
        """The table ``{layout}.csv``. Raises FileNotFoundError where a layout has none."""
        return Headings(tuple(_rule(row) for row in table(layout)))

    def meaning(self, heading: str, inside: SectionRole | None = None) -> HeadingRule | None:
        """The rule for a heading that stands inside a section of role ``inside``; None where it is not known."""
        text = plain(heading)
        for rule in self.rules:
            if rule.within in (None, inside) and rule.pattern.fullmatch(text):
                return rule
        return None


def plain(heading: str) -> str:
    """A heading for comparison: one space between words, straight quotes, no marks of emphasis, no final stop."""
    text = " ".join(heading.replace("’", "'").replace("‘", "'").split())
    return text.strip("*_#: .–-")


def _rule(row: dict[str, str]) -> HeadingRule:
    return HeadingRule(
        pattern=re.compile(row["heading"], re.IGNORECASE),
        role=SectionRole(row["role"]),
        level=int(row["level"]),
        stated=StatedKind(row["stated"]) if row["stated"] else None,
        timescale=row["timescale"] or None,
        within=SectionRole(row["within"]) if row["within"] else None,
        boxed=row.get("boxed") == "yes",
    )
