from datetime import date

import pytest

from loaders.documents.model import Document
from loaders.layouts.reading.publication import publication
from loaders.report import DateSource

PRINTED = date(2023, 7, 14)


def document(name: str, created: date | None = None) -> Document:
    return Document(name, "", "application/pdf", (), "", created=created)


@pytest.mark.parametrize(
    ("printed", "name", "created", "day", "source"),
    [
        (PRINTED, "a_2023-07-15.pdf", date(2023, 7, 16), PRINTED, DateSource.PRINTED),
        (None, "a_2023-07-15.pdf", date(2023, 7, 16), date(2023, 7, 15), DateSource.FILE_NAME),
        (None, "a.pdf", date(2023, 7, 16), date(2023, 7, 16), DateSource.METADATA),
        (None, "a.pdf", None, None, None),
    ],
)
def test_print_comes_before_name_and_name_before_metadata(
    printed: date | None, name: str, created: date | None, day: date | None, source: DateSource | None
) -> None:
    assert publication(document(name, created), printed) == (day, source)


def test_a_file_named_before_the_inspection_ended_does_not_tell() -> None:
    assert publication(document("a_2023-05-22.pdf"), None, end=date(2023, 5, 26)) == (None, None)
