"""Minting of IRIs: CONTRACT section 1.

Every identifier is derived from the data alone, so that loading a report twice, or on two machines,
gives the same IRIs.
"""

import re
import unicodedata
from datetime import date
from functools import cache

from rdflib import URIRef

from ontology.namespaces import ID, SCHEME


def slug(text: str) -> str:
    """Lower case, hyphenated, ASCII: ``"Máire O'Brien"`` becomes ``"maire-obrien"``.

    Raises ValueError when nothing is left to identify by.
    """
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    without_apostrophes = re.sub(r"['`]", "", ascii_text.lower())
    hyphenated = re.sub(r"[^a-z0-9]+", "-", without_apostrophes).strip("-")
    if not hyphenated:
        raise ValueError(f"no slug can be made of {text!r}")
    return hyphenated


def inspection_slug(authority: str, framework: str, published: date | None, end: date | None) -> str:
    """``{authority}-{framework}-{publication date}``, or the inspection's last day where none is known."""
    day = published or end
    if day is None:
        raise ValueError("an inspection needs a publication date or a last day to be identified by")
    return f"{authority}-{framework}-{day.isoformat()}"


def authority_iri(authority: str) -> URIRef:
    """A local authority, by its slug."""
    return ID[f"authority/{authority}"]


def agency_iri(agency: str) -> URIRef:
    """A partner agency or a group of agencies, by its slug."""
    return ID[f"agency/{agency}"]


def inspection_iri(inspection: str) -> URIRef:
    """An inspection, by its slug."""
    return ID[f"inspection/{inspection}"]


def report_iri(inspection: str) -> URIRef:
    """The report of an inspection; also the name of the graph that holds all that is known from it."""
    return ID[f"report/{inspection}"]


def section_iri(inspection: str, order: int) -> URIRef:
    """The ``order``-th section of a report, from 1."""
    return ID[f"report/{inspection}/section/{order}"]


def paragraph_iri(inspection: str, locator: str) -> URIRef:
    """``locator``: see :attr:`loaders.report.Paragraph.locator`."""
    return ID[f"report/{inspection}/paragraph/{locator}"]


def finding_iri(inspection: str, locator: str, sentence: int) -> URIRef:
    """The ``sentence``-th sentence, from 1, of a paragraph; 0 is the paragraph as one finding."""
    return ID[f"finding/{inspection}/{locator}-{sentence}"]


def recommendation_iri(inspection: str, order: int) -> URIRef:
    """The ``order``-th recommendation of a report, from 1."""
    return ID[f"recommendation/{inspection}/{order}"]


def judgement_iri(inspection: str, aspect: str) -> URIRef:
    """The judgement of one aspect; see :attr:`loaders.report.Judgement.aspect`."""
    return ID[f"judgement/{inspection}/{aspect}"]


def person_iri(inspection: str, name: str) -> URIRef:
    """People are kept apart by inspection: two reports may name two people alike."""
    return ID[f"person/{inspection}/{slug(name)}"]


@cache
def concept_iri(scheme: str, concept: str) -> URIRef:
    """A concept of one of the schemes of the contract, e.g. ``concept_iri("polarity", "strength")``."""
    return SCHEME[f"{scheme}/{concept}"]
