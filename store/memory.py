"""How much memory a copy of the graph may take."""

import os
import re

VARIABLE = "SAFEGUARDING_GRAPH_MEMORY"
"""Environment variable: the bytes that a copy in memory may take, as ``2G`` or ``500M``; ``0`` answers from disk."""

_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def memory_limit() -> int:
    """Bytes; a quarter of the machine's memory where the variable does not say. Raises ValueError."""
    text = os.environ.get(VARIABLE, "").strip()
    if not text:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 4
    match = re.fullmatch(r"(\d+)\s*([KMG]?)(?:i?B)?", text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"{VARIABLE} is {text!r}; write a size such as 2G, 500M or 0.")
    return int(match[1]) * _UNITS[match[2].upper()]
