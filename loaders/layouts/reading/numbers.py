"""Numbers as reports print them: "48", "1,356", "81.5", "twelve", "none"."""

from decimal import Decimal

_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
"""Each at the place of its number."""
NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join((*_WORDS, 'none'))})\b)"
"""As a regular expression, case aside."""


def number(text: str) -> Decimal:
    """The value of what :data:`NUMBER` matches."""
    plain = text.lower().replace(",", "")
    if plain == "none":
        return Decimal(0)
    return Decimal(_WORDS.index(plain)) if plain in _WORDS else Decimal(plain)
