"""A workbook or table file as rows of plain cells, its format set aside."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from loaders.errors import NotAReport, TooLarge, UnreadableFile

Cell = str | date

SUFFIXES = frozenset({".ods", ".xlsx", ".csv"})
"""The kinds of file that tables of outcomes are published in."""
_LARGEST = 20 * 1024 * 1024
"""Bytes; the published workbook has about a hundred thousand."""


class Row(NamedTuple):
    """One row of one sheet."""

    sheet: str
    """Empty in formats without sheets."""
    number: int
    """Counted from 1, as a spreadsheet shows it."""
    cells: tuple[Cell, ...]


def rows(path: Path) -> Iterator[Row]:
    """Every row of every sheet, in order.

    Raises :class:`UnreadableFile`, :class:`NotAReport` (no table in it) or :class:`TooLarge`.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLarge(f"{path.name} is over {_LARGEST // 1024 // 1024} MiB, which no table of outcomes is")
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be read: {error.strerror}") from error
    return _csv_rows(path.name, content) if path.suffix.lower() == ".csv" else _sheet_rows(path.name, content)


def _csv_rows(name: str, content: bytes) -> Iterator[Row]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAReport(f"{name} is not text in UTF-8, so it is no CSV file that can be read") from error
    for number, cells in enumerate(csv.reader(io.StringIO(text)), 1):
        yield Row("", number, tuple(cell.strip() for cell in cells))


def _sheet_rows(name: str, content: bytes) -> Iterator[Row]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise NotAReport(f"{name} is no workbook that can be read: {error}") from error
    with workbook:
        for sheet in workbook.sheet_names:
            for number, cells in enumerate(workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False), 1):
                yield Row(sheet, number, tuple(_cell(cell) for cell in cells))


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else str(value).strip()
