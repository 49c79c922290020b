"""Which authority a report is about."""

from collections.abc import Iterable

from loaders.errors import UnknownAuthority
from loaders.layouts.reading.dates import Period
from ontology.register import Organisation, Register


def authority_in(candidates: Iterable[str], register: Register, dates: Period | None) -> tuple[Organisation, str]:
    """The authority that the first of ``candidates`` to name one names, and that candidate as printed.

    The inspection's ``dates`` tell a council from the one that succeeded it under the same name.
    Raises :class:`UnknownAuthority` where none does.
    """
    day = dates.end if dates else None
    tried = [" ".join(text.split()).strip(" .,:*#") for text in candidates]
    for text in tried:
        found = (register.authority_named(text, day) or register.authority_named(_bare(text), day)) if text else None
        if found:
            return found, text
    named = ", ".join(repr(text[:80]) for text in tried if text) or "none"
    raise UnknownAuthority(f"the report names no authority of the register (where one is expected stands: {named})")


def _bare(text: str) -> str:
    """A name without article and possessive: "the Isle of Wight", "Norfolk's"."""
    return text.removeprefix("the ").removesuffix("’s").removesuffix("'s")
