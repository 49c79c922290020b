"""Plain tables for a terminal."""

import shutil
import sys
from collections.abc import Sequence

from ontology.namespaces import PREFIXES


def table(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns under their names, IRIs shortened by the known prefixes, and the number of rows.

    On a terminal, lines are cut at its width; elsewhere they are whole.
    """
    cells = [[_short(value) for value in row] for row in rows]
    widths = [max([len(name), *(len(row[column]) for row in cells)]) for column, name in enumerate(names)]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    lines = [_line(names, widths), _line(["─" * size for size in widths], widths)]
    lines += [_line(row, widths) for row in cells]
    if width:
        lines = [line if len(line) <= width else line[: width - 1] + "…" for line in lines]
    count = f"{len(rows)} row{'s' * (len(rows) != 1)}"
    return "\n".join([*lines, count])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def _short(value: str) -> str:
    value = " ".join(value.split())
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value[len(namespace) :]}"
    return value
