"""Damaged PDFs: real ones with bits turned, parts cut, doubled or overwritten, the same for the same seed."""

import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from loaders.documents import open_document
from loaders.errors import LoadError


def mutated(content: bytes, seed: int) -> bytes:
    """One damaged copy."""
    chance = random.Random(seed)
    damage = chance.choice((_turn_bits, _cut, _double, _overwrite, _swap_numbers))
    return damage(bytearray(content), chance)


def _turn_bits(content: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 10, 200))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _cut(content: bytearray, chance: random.Random) -> bytes:
    """A part out of the middle, so that the end is still there."""
    start = chance.randrange(len(content))
    del content[start : start + chance.choice((1, 50, 5000, 100_000))]
    return bytes(content)


def _double(content: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    part = content[start : start + chance.randrange(1, 20_000)]
    return bytes(content[:start] + part * chance.choice((1, 5)) + content[start:])


def _overwrite(content: bytearray, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(content)), chance.randrange(1, 2000)
    content[start : start + length] = chance.randbytes(length)
    return bytes(content)


def _swap_numbers(content: bytearray, chance: random.Random) -> bytes:
    """Digits for other digits in places: lengths, offsets and references that lie."""
    for _ in range(100):
        place = chance.randrange(len(content))
        if chr(content[place]).isdigit():
            content[place] = ord(chance.choice("0123456789"))
    return bytes(content)


def outcome(path: Path) -> str:
    """What comes of reading one file: "read", or the kind of refusal; anything else is raised."""
    try:
        open_document(path)
    except LoadError as refusal:
        return refusal.code
    return "read"


def main(folder: str, first: int, count: int, scratch: str, report: Callable[[str], object] = print) -> None:
    """Read ``count`` damaged copies of the PDFs in ``folder``, one line each: seed, file, outcome, seconds, MiB."""
    originals = sorted(Path(folder).glob("*.pdf"))
    for seed in range(first, first + count):
        original = originals[seed * 7919 % len(originals)]
        damaged = Path(scratch) / "damaged.pdf"
        damaged.write_bytes(mutated(original.read_bytes(), seed))
        report(f"{seed} {original.name} begun")
        started = time.monotonic()
        result = outcome(damaged)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        report(f"{seed} {original.name} {result} {time.monotonic() - started:.2f} {memory}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
