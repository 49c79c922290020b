"""Whom a report's words can mean: its area, its day, who is inspected, and the abbreviations it explains."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from loaders.findings.agencies.abbreviations import defined_in
from loaders.findings.agencies.descriptions import Description, descriptions
from loaders.findings.agencies.names import Name, NameIndex, name_index
from loaders.findings.agencies.phrases import Beginnings, Match, Phrases, words_of
from loaders.report import Report
from ontology.register import Organisation, OrganisationKind, Register

GROUP_FOR_TYPE = {
    "nhs-commissioner": "health-commissioners",
    "nhs-provider": "nhs-trusts",
    "probation": "probation-services",
    "strategic-partnership": "strategic-partnerships",
    "other": "other-services",
}
"""Subtype of the group that is linked where several organisations of a type could be meant."""
_MAIN_BOARDS = ("safeguarding-children-partnership", "lscb")
_PLAIN_RULES = frozenset({"name", "definite-description", "kind-in-area"})
_COMPANY = "childrens-services-company"
_TYPES = frozenset({"police-commissioner"})
"""Targets that are an agency type: the one body of that type on the day."""
_FAR_FUTURE = date(2999, 1, 1)


@dataclass
class AgencyContext:
    """Built once a report; resolves descriptions and names for it."""

    register: Register
    area: str
    """Slug of the inspected authority."""
    day: date
    names: NameIndex
    local_names: Phrases[Name]
    descriptions: Phrases[Description]
    abbreviations: Phrases[tuple[str, ...]]
    """Short forms that the report explains, to the organisations they mean."""
    beginnings: Beginnings = field(default_factory=Beginnings)
    """Of all names, descriptions and abbreviations: elsewhere nothing need be looked for."""
    _resolved: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report, register: Register) -> "AgencyContext":
        """The context of a report; the day is that of publication, else of the inspection's end or start."""
        printed = (
            *(section.heading for section in report.sections),
            *(piece.text for piece in report.furniture),
            *(paragraph.text for paragraph in report.paragraphs),
        )
        text = "\n".join(printed)
        day = report.published or report.end or report.start
        return cls.of_text(text, report.authority, day, report.framework, register)

    @classmethod
    def of_text(
        cls, text: str, authority: str, day: date | None, framework: str, register: Register
    ) -> "AgencyContext":
        """The same for a text that is not, or not yet, a report."""
        index = name_index(register)
        context = cls(
            register=register,
            area=authority,
            day=day or _FAR_FUTURE,
            names=index,
            local_names=index.of_area(authority),
            descriptions=descriptions(framework),
            abbreviations=Phrases(),
        )
        context._learn_abbreviations(text)
        shared = _shared_beginnings(index.everywhere, index.places, context.descriptions)
        context.beginnings = Beginnings(context.local_names, context.abbreviations, others=shared)
        return context

    def resolve(self, target: str, area: str | None = None) -> tuple[str, ...]:
        """Slugs of what a description describes in the report's area, or in another; none where nobody is known."""
        area = area or self.area
        if (target, area) not in self._resolved:
            found = [slug for part in target.split("+") for slug in self._resolve(part, area)]
            self._resolved[target, area] = tuple(dict.fromkeys(found))
        return self._resolved[target, area]

    def choose(self, name: Name) -> tuple[str, ...]:
        """Whom a name means here: of several bearers the one that serves the area and exists on the day."""
        return (min(name.bearers, key=self._distance).slug,)

    def is_likely(self, name: Name) -> bool:
        """Whether a short form can be meant: its bearer serves the area, within ten years of the day."""
        served, days, _ = self._distance(min(name.bearers, key=self._distance))
        return not served and days < 3653

    def _distance(self, one: Organisation) -> tuple[bool, int, int]:
        return not one.serves(self.area), _days_from(one, self.day), len(one.operates_in) or 1000

    def _resolve(self, target: str, area: str) -> tuple[str, ...]:
        if target.startswith("="):
            return (target[1:],) if target[1:] in self.register.organisations else ()
        special = {"authority": self._authority, "board": self._board, "trust": self._trust}.get(target)
        if special:
            return special(area)
        if target in _TYPES:
            return _slugs(self.register.serving(area, target, self.day)[:1])
        return self._of_subtype(target, area)

    def _of_subtype(self, subtype: str, area: str) -> tuple[str, ...]:
        """The one body of a subtype, or the area's group where there is one or several bodies could be meant."""
        bodies = self._nearest(self._bodies(area).get(subtype, []))
        groups = [one for one in bodies if one.kind is OrganisationKind.GROUP]
        if not groups and len(bodies) > 1 and bodies[0].type in GROUP_FOR_TYPE:
            groups = self._bodies(area).get(GROUP_FOR_TYPE[bodies[0].type], [])
        return _slugs((groups or bodies)[:1])

    def _authority(self, area: str) -> tuple[str, ...]:
        return (area,)

    def _board(self, area: str) -> tuple[str, ...]:
        boards = [one for subtype in _MAIN_BOARDS for one in self._bodies(area).get(subtype, ())]
        return _slugs(self._nearest(boards)[:1])

    def _trust(self, area: str) -> tuple[str, ...]:
        """ "The trust": one that runs the council's services if there is one, else the area's health trusts."""
        companies = [one for one in self._bodies(area).get(_COMPANY, ()) if one.exists_on(self.day)]
        return _slugs([one for one in companies if one.name.endswith("Trust")]) or self._of_subtype("nhs-trusts", area)

    def _bodies(self, area: str) -> Mapping[str, list[Organisation]]:
        return self.names.bodies[area]

    def _nearest(self, bodies: list[Organisation]) -> list[Organisation]:
        """Those that exist on the day, else those nearest to it; the most local first."""
        if not bodies:
            return []
        nearest = min(_days_from(one, self.day) for one in bodies)
        near = [one for one in bodies if _days_from(one, self.day) == nearest]
        return sorted(
            near, key=lambda one: (one.kind is OrganisationKind.GROUP, len(one.operates_in) or 1000, one.slug)
        )

    def _learn_abbreviations(self, text: str) -> None:
        learnt: set[str] = set()
        for short, long_form in defined_in(text):
            if short in learnt:
                continue
            found = self._meaning(long_form)
            if found:
                learnt.add(short)
                self.abbreviations.add([word.form for word in words_of(short)], (short, *found))

    def _meaning(self, long_form: str) -> tuple[str, ...]:
        """Whom the long form of an abbreviation means: by its name, or by the description it ends with."""
        words = words_of(long_form)
        for first in range(len(words)):
            named: Match[Name] | None = self.local_names.longest(words, first) or self.names.everywhere.longest(
                words, first
            )
            if named and named.last == len(words):
                return self.choose(named.payload)
            described = self.descriptions.longest(words, first)
            if described and described.last == len(words):
                target, rule = described.payload.target, described.payload.rule
                is_body = target != "none" and "+" not in target and rule in _PLAIN_RULES
                return self.resolve(target) if is_body else ()
        return ()


@cache
def _shared_beginnings(*sets: Phrases[Any]) -> Beginnings:
    """Those of sets that reports share, built once a process."""
    return Beginnings(*sets)


def _days_from(one: Organisation, day: date) -> int:
    """Days between a day and the time an organisation existed; 0 while it exists."""
    if one.valid_from and day < one.valid_from:
        return (one.valid_from - day).days
    if one.valid_to and day > one.valid_to:
        return (day - one.valid_to).days
    return 0


def _slugs(organisations: list[Organisation] | tuple[Organisation, ...]) -> tuple[str, ...]:
    return tuple(one.slug for one in organisations)
