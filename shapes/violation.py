"""One result of validation."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """What does not conform, where, and what to do about it."""

    focus: str
    """The node that does not conform."""
    path: str
    """The property concerned, as an IRI; empty where the node itself or a longer path is."""
    message: str
    value: str
    """The value concerned; empty where one is missing."""
    severity: str
    """``Violation``, ``Warning`` or ``Info``."""

    def __str__(self) -> str:
        place = f"{self.focus} {self.path}".rstrip()
        return f"{place}: {self.message}" + (f" Found: {self.value}" if self.value else "")
