"""Reports taken through the pipeline as inspections of other authorities, and the memory that this takes.

Run in the workers, and so without the half of a load that stores and links.
"""

import resource
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from cli import pipeline
from cli.extraction import Extraction
from cli.workers import Loss
from loaders.documents.model import Document
from loaders.layouts import read_report
from loaders.report import Report
from ontology.register import Register

MOVED = 3
"""Days between two repetitions of an inspection."""
APART = 15
"""Places in the list of authorities between two repetitions; so ten of them are of ten authorities."""


def moved(report: Report, times: int, register: Register) -> Report:
    """A report repeated, as if of another authority and another day.

    Of the same authority each repetition would be a follow-up of every one before, word by word, which no inspections
    are: ten of them would have a hundred times the links.
    """
    slugs = sorted(slug for slug, one in register.organisations.items() if "ofsted-urn" in (one.identifiers or {}))
    place = slugs.index(report.authority) + APART * times

    def later(day: date | None) -> date | None:
        return day + timedelta(MOVED * times) if day else None

    return replace(
        report,
        authority=slugs[place % len(slugs)],
        start=later(report.start),
        end=later(report.end),
        published=later(report.published),
    )


class Extracted(NamedTuple):
    """What a worker gave, and its own peak of memory until then, in MiB."""

    extraction: Extraction
    peak: int


def extract_moved(argument: str) -> Extracted:
    """The pipeline for ``PATH#N``, the N-th repetition of a report; run in the workers."""
    path, _, number = argument.rpartition("#")

    def read_moved(document: Document, register: Register) -> Report:
        return moved(read_report(document, register), int(number), register)

    pipeline.read_report = read_moved  # type: ignore[attr-defined]
    extraction = pipeline.extract(path)
    extraction.sha256 += f"-{number}"
    return Extracted(extraction, peak())


def lost(argument: str, loss: Loss) -> Extracted:
    return Extracted(Extraction(argument, "", code=loss.code, message=loss.reason), 0)


def peak() -> int:
    """Most memory that this process ever used, in MiB.

    Linux keeps what ``getrusage`` says from before a process became another program: that of a worker would be its
    parent's. There ``/proc`` is asked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) >> 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> (20 if sys.platform == "darwin" else 10)
