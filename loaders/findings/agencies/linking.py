"""From mentions to links: one link an organisation, with its role, words and rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import Word, words_of
from loaders.findings.agencies.roles import role_of
from loaders.findings.agencies.unresolved import unresolved
from loaders.report import AgencyLink, Role


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom a sentence speaks of."""

    links: tuple[AgencyLink, ...]
    """In the order of their words. An organisation that is spoken of more than once has one link: its first mention as
    subject, else its first mention."""
    unresolved: tuple[str, ...]
    """Capitalised names that end like an organisation's and that nobody bears, in order."""


def spoken_of(text: str, context: AgencyContext, previous: str = "") -> Spoken:
    """The organisations of a sentence; ``previous`` is the sentence before it in the same paragraph."""
    words = words_of(text)
    found = mentions(words, context, previous)
    return Spoken(_links(words, found, context), unresolved(text, words, found, context))


def _links(words: Sequence[Word], found: Sequence[Mention], context: AgencyContext) -> tuple[AgencyLink, ...]:
    organisations = context.register.organisations
    links: dict[str, AgencyLink] = {}
    for place, mention in enumerate(found):
        for slug in mention.slugs:
            one = organisations[slug]
            known = links.get(slug)
            if known and known.role is Role.SUBJECT:
                continue
            role = role_of(place, found, words, one.type)
            if not known or role is Role.SUBJECT:
                links[slug] = AgencyLink(one.iri, role, mention.start, mention.end, mention.rule)
    return tuple(sorted(links.values(), key=lambda one: (one.start, one.agency)))
