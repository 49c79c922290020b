"""What the command tells its caller when it ends (CONTRACT section 3)."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes."""

    DONE = 0
    NOTHING_DONE = 1
    """Nothing could be done; the reason is on standard error."""
    WRONG_USAGE = 2
    SOME_REJECTED = 3
    """Some documents were rejected, or some reports do not conform; each is named on standard error."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C or SIGTERM; what was loaded before is stored and published."""


class CommandError(Exception):
    """The command cannot go on; the message says why and what to do."""

    def __init__(self, message: str, code: Exit = Exit.NOTHING_DONE) -> None:
        super().__init__(message)
        self.code = code
