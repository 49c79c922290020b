"""What the network sees of a candidate: its words in their order, the sentences beside it, and where it stands."""

from dataclasses import dataclass
from functools import lru_cache

from loaders.findings.candidates import Candidate
from loaders.findings.words import normalised, shape, tokens

_LONGEST = 70
"""Words and signs read of a sentence; 8 of 48,195 in the published reports are longer."""
_BESIDE = 40
"""Words read of a neighbour: those nearest to the sentence."""
_HEADINGS = 2
"""How many headings count: the section's own and the one above it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate as the network reads it."""

    words: tuple[str, ...]
    """At least one: a sentence without any has an empty one."""
    before: tuple[str, ...]
    after: tuple[str, ...]
    headings: tuple[str, ...]
    setting: tuple[str, ...]
    """Named facts of the place: framework, grade, kind of section, whether it is an item, has neighbours."""


def words_of(sentence: str) -> tuple[str, ...]:
    """The words of a sentence as the network reads them; at least one."""
    return _read(sentence)[:_LONGEST] or ("",)


@lru_cache(maxsize=1024)
def _read(text: str) -> tuple[str, ...]:
    return tuple(map(shape, tokens(normalised(text))))


def reading_of(candidate: Candidate) -> Reading:
    """The words and the setting of a candidate."""
    grade = candidate.grade or ""
    return Reading(
        words=words_of(candidate.sentence.text),
        before=_read(candidate.previous or "")[-_BESIDE:],
        after=_read(candidate.following or "")[:_BESIDE],
        headings=_read(" / ".join(candidate.headings[:_HEADINGS])),
        setting=(
            f"framework:{candidate.framework}",
            f"grade:{grade}",
            f"framework and grade:{candidate.framework} {grade}",
            f"role:{candidate.role}",
            f"item:{candidate.paragraph.is_item}",
            f"before:{bool(candidate.previous)}",
            f"after:{bool(candidate.following)}",
        ),
    )
