"""What the pipeline gives back for one document."""

from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a document before it met the store."""

    CONFORMS = "conforms"
    REJECTED = "rejected"
    """It could not be read as a report."""
    INVALID = "invalid"
    """It was read, and its statements do not conform to the shapes."""


@dataclass(slots=True)
class Extraction:
    """All that one document gave."""

    path: str
    sha256: str
    verdict: Verdict = Verdict.REJECTED
    code: str = ""
    """A slug for the kind of rejection; see ``loaders.errors``."""
    message: str = ""
    trace: str = ""
    """Where an unforeseen error arose, for the log."""
    slug: str = ""
    """Of the inspection."""
    graph: str = ""
    """IRI of the report, which names its graph."""
    framework: str = ""
    paged: bool = False
    """Whether the file's own pages are known: such a reading is preferred to one without."""
    counts: dict[str, int] = field(default_factory=dict)
    remarks: list[dict[str, str | int | None]] = field(default_factory=list)
    unresolved: dict[str, int] = field(default_factory=dict)
    """Names of organisations in findings that the register does not know, with how many findings have them."""
    violations: list[str] = field(default_factory=list)
    validation: str = ""
    """The validation report in Turtle, where the statements do not conform."""
    ntriples: bytes = b""
    seconds: dict[str, float] = field(default_factory=dict)
    """Processor time by stage: read, extract, find, graph, validate, write."""
