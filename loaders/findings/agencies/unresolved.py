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
    rest = list(text)
    for mention in mentions(words_of(text), context):
        rest[mention.start : mention.end] = "." * (mention.end - mention.start)
    names: list[str] = []
    for match in _NAME.finditer("".join(rest)):
        words = match[0].split()
        while words and words[0] in _OPENING:
            del words[0]
        if len(words) > 1:
            names.append(" ".join(words))
    return tuple(dict.fromkeys(names))
