"""One document, from file to statements: read, extract, find, say in RDF, validate.

:func:`extract` needs nothing but the path and changes nothing, so it runs in any process and on any machine that sees
the file. It always returns: what is wrong with a document is part of the result. A process that only schedules
documents need not import this module, and with it all that reads them.
"""

import gc
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from rdflib import Graph
from threadpoolctl import threadpool_limits

from cli.documents import file_digest
from cli.extraction import Extraction, Verdict
from cli.own_nodes import OWN_NODES, stranger
from loaders.documents import open_document
from loaders.documents.joining import joined
from loaders.documents.model import Document
from loaders.errors import LoadError
from loaders.findings import find
from loaders.graph import report_graph
from loaders.layouts import read_report
from loaders.layouts.parts import continues
from loaders.report import Finding, Report
from loaders.workbook import outcomes_graph, read_outcomes, workbook_iri
from loaders.workbook.tables import SUFFIXES as TABLE_SUFFIXES
from ontology.identifiers import inspection_slug, report_iri
from ontology.light_graph import ntriples
from ontology.register import register
from shapes.validation import report as validation_report

_OBJECTS_BETWEEN_COLLECTIONS = 200_000

# Documents are what runs side by side: threads inside one document would only wait for each other.
threadpool_limits(limits=1, user_api="blas")


def extract(path: str) -> Extraction:
    """Take one document through all stages."""
    return _guarded(Extraction(path, ""), lambda: open_document(Path(path)))


def extract_joined(path: str, others: Iterable[str]) -> Extraction:
    """Take a later part of a report through all stages, joined to the first of ``others`` that it continues.

    Where it continues none, it is rejected as :func:`extract` rejects it.
    """

    def opened() -> Document:
        later = open_document(Path(path))
        return next((joined(first, later) for first in _documents(others) if _is_first(first, later)), later)

    return _guarded(Extraction(path, ""), opened)


def _documents(paths: Iterable[str]) -> Iterator[Document]:
    """Those of the files that are documents."""
    for path in paths:
        with suppress(LoadError, OSError):
            yield open_document(Path(path))


def _is_first(first: Document, later: Document) -> bool:
    try:
        return continues(later, first, read_report(first, register()), register())
    except LoadError:
        return False


def _guarded(extraction: Extraction, opened: Callable[[], Document]) -> Extraction:
    """Fill in all that a document gives, whatever is wrong with it."""
    try:
        extraction.sha256 = file_digest(Path(extraction.path))
        _stages(extraction, opened)
    except LoadError as error:
        extraction.code, extraction.message = error.code, str(error)
    except OSError as error:
        extraction.code, extraction.message = (
            "unreadable-file",
            f"The file cannot be opened: {error.strerror or error}.",
        )
    except MemoryError:
        extraction.code, extraction.message = "too-large", "Reading it takes more memory than a document may."
    except Exception as error:  # a fault of ours must not stop the other documents
        extraction.code = "internal-error"
        extraction.message = f"The reader failed ({type(error).__name__}: {error}). Please report this document."
        extraction.trace = traceback.format_exc()
    _settle()
    return extraction


@cache
def _settle() -> None:
    """After a process's first document: what it read once for all (register, models, shapes) is garbage never again.

    Else the collector would go over hundreds of thousands of objects several times a document. What a document makes
    lives until it is written, so that looking for garbage after every few hundred objects finds none. When it does
    look, it looks at everything, so that what is not needed any more does not pile up.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 1, 1)


def _stages(extraction: Extraction, opened: Callable[[], Document]) -> None:
    is_table = Path(extraction.path).suffix.lower() in TABLE_SUFFIXES
    graph = _outcomes(extraction) if is_table else _report(extraction, opened)
    with _timed(extraction, "validate"):
        validation = validation_report(graph)
    with _timed(extraction, "write"):
        extraction.ntriples = ntriples(graph)
        if foreign := stranger(extraction.graph, extraction.ntriples):
            raise RuntimeError(f"{OWN_NODES} Found: {foreign}")
    extraction.counts["triples"] = len(graph)
    if validation.conforms:
        extraction.verdict = Verdict.CONFORMS
        return
    extraction.verdict = Verdict.INVALID
    extraction.code = "does-not-conform"
    extraction.violations = [str(violation) for violation in validation.violations]
    extraction.validation = validation.turtle()
    more = len(extraction.violations) - 1
    extraction.message = extraction.violations[0] + (f" (and {more} more)" if more else "")


def _outcomes(extraction: Extraction) -> Graph:
    """A table of outcomes instead of a report: see ``loaders.workbook``."""
    with _timed(extraction, "read"):
        recorded = read_outcomes(Path(extraction.path), register())
    with _timed(extraction, "graph"):
        graph = outcomes_graph(recorded)
    extraction.graph = str(workbook_iri(recorded))
    extraction.slug = extraction.graph.rsplit("/", 1)[-1]
    extraction.framework = "outcomes"
    extraction.counts |= {
        "inspections and visits": len(recorded.outcomes),
        "judgements": sum(len(outcome.judgements) for outcome in recorded.outcomes),
    }
    extraction.remarks = [{"code": one.code, "text": one.text, "page": one.page} for one in recorded.remarks]
    return graph


def _report(extraction: Extraction, opened: Callable[[], Document]) -> Graph:
    with _timed(extraction, "read"):
        document = opened()
    with _timed(extraction, "extract"):
        report = read_report(document, register())
    with _timed(extraction, "find"):
        found = find(report, register())
    _describe(extraction, report, found)
    with _timed(extraction, "graph"):
        extraction.slug = inspection_slug(report.authority, report.framework, report.published, report.end)
        extraction.graph = str(report_iri(extraction.slug))
        return report_graph(report, found, register())


def _describe(extraction: Extraction, report: Report, found: tuple[Finding, ...]) -> None:
    extraction.framework = report.framework
    extraction.paged = report.page_count is not None
    extraction.counts |= {
        "paragraphs": sum(1 for _ in report.paragraphs),
        "judgements": len(report.judgements),
        "findings": len(found),
    }
    extraction.unresolved = dict(Counter(name for finding in found for name in finding.unresolved))
    extraction.remarks = [{"code": remark.code, "text": remark.text, "page": remark.page} for remark in report.remarks]


@contextmanager
def _timed(extraction: Extraction, stage: str) -> Iterator[None]:
    start = time.process_time()
    try:
        yield
    finally:
        extraction.seconds[stage] = time.process_time() - start
