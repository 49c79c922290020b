"""Names that look like an organisation's and that the register does not know, so that it can grow."""

import re

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.mentions import mentions
from loaders.findings.agencies.phrases import words_of
from loaders.findings.agencies.word_lists import word_list

_NAME = re.compile(
    r"""(?:[A-Z][\w’'&-]*\s+(?:(?:of|and|for|the|in|on|with|upon)\s+(?=(?:the\s+)?[A-Z]))?(?:the\s+(?=[A-Z]))?){1,8}
    (?:(?:NHS\s+)?(?:Foundation\s+)?Trust|Constabulary|Police|Board|Partnership|Council|Hospitals?|Clinical\s+Commissioning\s+Group|Team
    |Service|Services|Agency|Forum|Consortium|College|School|Academy|Centre|Alliance|Network|Association|Foundation
    |Committee|Panel|Project|Commissioner|Company|Court|Group|Unit|Hub)\b""",
    re.VERBOSE,
)
_OPENING = word_list("openers")


def unresolved(text: str, context: AgencyContext) -> tuple[str, ...]:
    """Capitalised names in a sentence that end like an organisation's and that no link accounts for, in order."""
    linked = [(mention.start, mention.end) for mention in mentions(words_of(text), context)]
    names: list[str] = []
    for match in _NAME.finditer(text):
        name, start = match[0], match.start()
        opening = name.split(maxsplit=1)
        if opening[0] in _OPENING and len(opening) > 1:
            start += len(name) - len(opening[1])
            name = opening[1]
        if " " in name and not any(begin < match.end() and start < end for begin, end in linked):
            names.append(" ".join(name.split()))
    return tuple(dict.fromkeys(names))
