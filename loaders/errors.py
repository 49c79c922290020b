"""What can be wrong with a file: one error type per kind of failure, each with a message a person can act on."""


class LoadError(Exception):
    """A file was not loaded; the message says why. ``code`` names the kind for machines."""

    code = "not-loaded"


class UnreadableFile(LoadError):
    """The file cannot be opened: missing, no permission, damaged, encrypted."""

    code = "unreadable-file"


class NotAReport(LoadError):
    """The file is not of the kind its name says, is empty, or holds no text."""

    code = "not-a-report"


class LaterPart(LoadError):
    """The file is the second part of a report that was published in several files, and lacks what identifies it."""

    code = "later-part"


class UnknownAuthority(LoadError):
    """The report does not say which authority it is about, or names none of the register."""

    code = "unknown-authority"


class ContradictoryReport(LoadError):
    """The report's own statements exclude each other, e.g. an end before the start."""

    code = "contradictory-report"


class TooLarge(LoadError):
    """The file, or what it unpacks to, is over a limit."""

    code = "too-large"
