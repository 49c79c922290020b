"""When a report was published: as printed, else by its file's name, else by the file's own metadata."""

from datetime import date
from typing import NamedTuple

from loaders.documents.model import Document
from loaders.layouts.reading.dates import day_in_file_name
from loaders.report import DateSource


class Publication(NamedTuple):
    """The day of publication and where it was found; both None where nothing tells."""

    day: date | None
    source: DateSource | None


def publication(document: Document, printed: date | None, end: date | None = None) -> Publication:
    """Apply the rule. A file made or named before the inspection's last day ``end`` does not tell its publication."""
    if printed:
        return Publication(printed, DateSource.PRINTED)
    for day, source in (
        (day_in_file_name(document.name), DateSource.FILE_NAME),
        (document.created, DateSource.METADATA),
    ):
        if day and (end is None or day >= end):
            return Publication(day, source)
    return Publication(None, None)
