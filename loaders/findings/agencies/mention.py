"""A place in a sentence where an agency is spoken of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that speak of one or, rarely, two organisations."""

    first: int
    last: int
    """Places of the words in the sentence; ``last`` is the one after."""
    start: int
    end: int
    """Offsets in the sentence."""
    slugs: tuple[str, ...]
    rule: str
