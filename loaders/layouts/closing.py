"""Where the account of a printed report ends and the inspectorate's standing text begins."""

import re
from collections.abc import Sequence

from loaders.documents.model import Block, BlockKind

_STANDING = re.compile(
    r"\W*(?:Any complaints about (?:the|this) (?:inspection|report)|If you are not happy with (?:the|this) inspection|"
    r"The Office for Standards in Education, Children['’]s Services and Skills \(Ofsted\)|"
    r"You (?:can|may) (?:complain|use Parent View)|©\s*Crown copyright)",
    re.IGNORECASE,
)
_LAST_SHARE = 3
"""The standing text is looked for in the last third of a document: a few open with a copyright line."""


def closing(blocks: Sequence[Block]) -> int:
    """The place of the first block of the standing text; the number of blocks where there is none."""
    from_place = len(blocks) - len(blocks) // _LAST_SHARE - 1
    for place in range(max(from_place, 0), len(blocks)):
        if blocks[place].kind is not BlockKind.FOOTNOTE and _STANDING.match(blocks[place].text):
            return place
    return len(blocks)
