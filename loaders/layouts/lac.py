"""Inspections of services for looked after children, 2013: one part, five graded aspects, a record of main findings."""

import re

from loaders.documents.model import Document
from loaders.layouts.assembly import assemble
from loaders.layouts.covered import covered
from loaders.layouts.opening import title_starts
from loaders.layouts.record import record_judgements
from loaders.report import Report
from ontology.register import Register

TITLE = re.compile(r"Inspection of (?:looked after children|children looked after) services", re.IGNORECASE)


def recognises(document: Document) -> bool:
    """Whether the title opens the document."""
    return title_starts(document, TITLE, blocks=8)


def read(document: Document, register: Register) -> Report:
    """The report. Raises :mod:`loaders.errors`."""
    account, facts = covered(document, register, title=TITLE, framework="lac")
    return assemble(document, account, facts, record_judgements(account, account.sections()))
