"""From mentions to links: one link an organisation, with its role, words and rule."""

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import words_of
from loaders.findings.agencies.roles import role_of
from loaders.report import AgencyLink, Role


def link(text: str, context: AgencyContext, previous: str = "") -> tuple[AgencyLink, ...]:
    """The organisations that a sentence speaks of, in the order of their words.

    ``previous`` is the sentence before it in the same paragraph. An organisation that is spoken of more than once gets
    one link: its first mention as subject, else its first mention.
    """
    words = words_of(text)
    found = mentions(words, context, previous)
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
