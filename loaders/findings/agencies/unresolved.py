"""Names that look like an organisation's and that the register does not know, so that it can grow."""

import re
from collections.abc import Sequence

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mention import Mention
from loaders.findings.agencies.phrases import Word
from loaders.findings.agencies.word_lists import word_list
from ontology.register import OrganisationKind

_NAME = re.compile(
    r"""(?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for|the|in|on|with|upon)\s+(?=(?:the\s+)?[A-Z]))?(?:the\s+(?=[A-Z]))?){1,8}
    (?:(?:NHS\s+)?(?:Foundation\s+)?Trust|Constabulary|Police|Board|Partnership|Council|Hospitals?|Clinical\s+Commissioning\s+Group|Team
    |Service|Services|Agency|Forum|Consortium|College|School|Academy|Centre|Alliance|Network|Association|Foundation
    |Committee|Panel|Project|Commissioner|Company|Court|Group|Unit|Hub)\b""",
    re.VERBOSE,
)
_CAPITAL = re.compile("[A-Z]")
_OPENING = word_list("openers")


def unresolved(text: str, words: Sequence[Word], found: Sequence[Mention], context: AgencyContext) -> tuple[str, ...]:
    """Capitalised names in a sentence that end like an organisation's and that no mention accounts for, in order."""
    left = text
    for mention in found:
        if not _ends_a_name(mention, words, context):
            left = left[: mention.start] + "." * (mention.end - mention.start) + left[mention.end :]
    if len(_CAPITAL.findall(left)) < 2:
        return ()  # as in most sentences: a name has two capitals at least
    names: list[str] = []
    for match in _NAME.finditer(left):
        parts = match[0].split()
        while parts and parts[0] in _OPENING:
            del parts[0]
        if len(parts) > 1:
            names.append(" ".join(parts))
    return tuple(dict.fromkeys(names))


def _ends_a_name(mention: Mention, words: Sequence[Word], context: AgencyContext) -> bool:
    """Whether a group stands for a body whose name is not known: "NHS Foundation Trust" in "Riverside NHS …"."""
    if not mention.first or not words[mention.first].text[0].isupper():
        return False
    before = words[mention.first - 1]
    if not before.text[0].isupper() or before.text in _OPENING or words[mention.first].start - before.end != 1:
        return False
    kinds = {context.register.organisations[slug].kind for slug in mention.slugs}
    return kinds == {OrganisationKind.GROUP} and not context.names.place_before(words, mention.first)
