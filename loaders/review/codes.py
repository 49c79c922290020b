"""What a finding is coded with, and one person's coding of it."""

from dataclasses import dataclass
from datetime import datetime

NO_FINDING = "none"
"""The polarity a reviewer gives to a sentence that evaluates nothing."""


class ReviewError(Exception):
    """A table of reviews cannot be taken; the message names the line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one finding."""

    polarity: str
    """A polarity slug of the contract, or ``none``."""
    themes: frozenset[str]
    """Theme slugs."""
    subjects: frozenset[str]
    """IRIs of the organisations it is about."""
    mentions: frozenset[str]
    """IRIs of all organisations it names, ``subjects`` among them."""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's coding of a finding."""

    finding: str
    reviewer: str
    at: datetime
    """With a time zone."""
    codes: Codes
