"""Layouts: documents to reports. One module a kind of report, each over the shared reading of blocks.

A layout module has ``recognises(document)``, which judges by the document's own words and structure and never by its
name, and ``read(document, register)``.
"""

from importlib import import_module
from typing import Protocol, cast

from loaders.documents.model import Document
from loaders.errors import NotAReport
from loaders.report import Report
from ontology.register import Register


class Layout(Protocol):
    """What each layout module offers."""

    def recognises(self, document: Document) -> bool:
        """Whether the document is of this layout."""
        ...

    def read(self, document: Document, register: Register) -> Report:
        """The report. Raises :mod:`loaders.errors`."""
        ...


LAYOUTS = ("slac", "cra", "cp", "lac", "sif", "ilacs", "jtai", "area_send", "visit_letter", "other")
"""Modules of this package; ``other``, last, takes any report of an authority that no other recognises."""


def layout(name: str) -> Layout:
    """A layout module by its name."""
    return cast(Layout, import_module(f"loaders.layouts.{name}"))


def layouts_of(document: Document) -> tuple[str, ...]:
    """The names of the layouts that recognise a document, ``other`` only where none else does.

    One where the layouts are told apart well, none where the document is no report.
    """
    named = tuple(name for name in LAYOUTS[:-1] if layout(name).recognises(document))
    return named or tuple(name for name in LAYOUTS[-1:] if layout(name).recognises(document))


def read_report(document: Document, register: Register) -> Report:
    """Read a document by the layout it is of.

    Raises :class:`NotAReport` where it is of none, and what the layout raises:
    :class:`loaders.errors.UnknownAuthority`, :class:`loaders.errors.ContradictoryReport`.
    """
    for name in LAYOUTS:
        if layout(name).recognises(document):
            return layout(name).read(document, register)
    raise NotAReport(
        f"{document.name} is no inspection report of a kind that is known: it names no inspection of an authority"
    )
