"""A look at a PDF's compressed streams before PDFium unpacks them.

A few kilobytes can unpack to gigabytes, and PDFium, once begun, can be neither limited nor stopped. Content streams of
published reports unpack to at most a hundred kilobytes each. Pictures and fonts are not unpacked for reading text.
"""

import re
import zlib
from collections.abc import Iterator

from loaders.errors import TooLarge

LARGEST_STREAM = 5_000_000
"""Bytes, unpacked."""
LARGEST_TOTAL = 40_000_000
_HARMLESS = 2048
"""Packed bytes that cannot unpack to much: the method's best is about a thousand to one."""
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 400
"""Bytes before a stream in which its dictionary stands."""
_NOT_TEXT = re.compile(rb"/Image|/Length1|/Length2|/FontFile|/XRef|/CIDFontType0C|/Type1C|/OpenType|/ICCBased")


def check(name: str, content: bytes) -> None:
    """Raises :class:`TooLarge` where a stream, or all together, would unpack to more than the limits."""
    total = 0
    for packed, times in _packed_streams(content):
        size = _unpacked_size(packed, times)
        total += size
        if size > LARGEST_STREAM:
            raise TooLarge(f"a part of {name} unpacks to more than {LARGEST_STREAM:,} bytes")
        if total > LARGEST_TOTAL:
            raise TooLarge(f"{name} unpacks to more than {LARGEST_TOTAL:,} bytes")


def _packed_streams(content: bytes) -> Iterator[tuple[bytes, int]]:
    """Each deflated stream that may hold text, and how many times over it is deflated."""
    for found in _STREAM.finditer(content):
        if content.startswith(b"end", found.start() - 3):
            continue
        before = content[max(0, found.start() - _DICTIONARY) : found.start()]
        dictionary = before[before.rfind(b" obj") :] if b" obj" in before else before
        times = dictionary.count(b"FlateDecode") + dictionary.count(b"/Fl ") + dictionary.count(b"/Fl]")
        if not times or _NOT_TEXT.search(dictionary):
            continue
        end = content.find(b"endstream", found.end())
        end = end if end >= 0 else len(content)
        if times > 1 or end - found.end() > _HARMLESS:
            yield content[found.end() : end], times


def _unpacked_size(packed: bytes, times: int) -> int:
    """Size after unpacking, found up to just over the limit; 0 for what cannot be unpacked."""
    for _ in range(times):
        try:
            packed = zlib.decompressobj().decompress(packed, LARGEST_STREAM + 1)
        except zlib.error:
            return 0
    return len(packed)
