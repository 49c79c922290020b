"""Which agencies a sentence speaks of, and in which role: issue 4's "Resolution".

``spoken_of`` is asked sentence by sentence with a context built once a report. A mention is read from words alone: full
names and aliases of the register, abbreviations that the report explains, descriptions ("the board", "health visitors")
that the report's area and day resolve, and pronouns where the sentence before makes them certain. Where several trusts
could be meant the group is linked, never a guess.
"""

from loaders.findings.agencies.context import AgencyContext
from loaders.findings.agencies.linking import Spoken, spoken_of

__all__ = ["AgencyContext", "Spoken", "spoken_of"]
