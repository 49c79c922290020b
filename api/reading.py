"""A report as it reads: sections, paragraphs, and in them the findings marked by polarity."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from api.catalogue import Inspection, tail
from api.queries import fill, iris
from api.store_access import Row, select
from ontology.identifiers import report_iri
from ontology.namespaces import ID


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; with a finding where it is one."""

    text: str
    finding: str | None = None
    """What follows ``/id/`` in the finding's IRI."""
    polarity: str | None = None


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph as runs of text."""

    anchor: str
    number: str | None
    page: str | None
    runs: tuple[Run, ...]


@dataclass(slots=True)
class ReadSection:
    """A section with its paragraphs in reading order."""

    heading: str
    grade: str | None
    paragraphs: list[ReadParagraph] = field(default_factory=list)


def account(inspection: Inspection) -> list[ReadSection]:
    """The whole account of an inspection's report."""
    marks: dict[str, list[Row]] = defaultdict(list)
    for row in select(fill("highlights", {"inspection": iris([inspection.id])})):
        marks[row["paragraph"]].append(row)
    report = iris([str(report_iri(inspection.slug))])
    sections = {
        row["section"]: ReadSection(row.get("heading", ""), row.get("grade"))
        for row in select(fill("sections", {"report": report}))
    }
    for row in select(fill("paragraphs", {"report": report})):
        anchor = "paragraph-" + row.get("locator", tail(row["paragraph"]))
        runs = tuple(marked(row["text"], marks[row["paragraph"]]))
        paragraph = ReadParagraph(anchor, row.get("number"), row.get("page"), runs)
        sections[row["section"]].paragraphs.append(paragraph)
    return list(sections.values())


def marked(text: str, findings: Iterable[Row]) -> list[Run]:
    """``text`` as runs, those of findings marked; a finding that overlaps one before it is left unmarked."""
    spans = sorted(span for span in (_span(text, row) for row in findings) if span)
    runs: list[Run] = []
    done = 0
    for start, end, finding, polarity in spans:
        if start < done:
            continue
        if start > done:
            runs.append(Run(text[done:start]))
        runs.append(Run(text[start:end], finding, polarity))
        done = end
    if done < len(text):
        runs.append(Run(text[done:]))
    return runs


def _span(text: str, row: Row) -> tuple[int, int, str, str] | None:
    quotation = row["text"]
    start = int(row["start"]) if "start" in row else text.find(quotation)
    if start < 0 or text[start : start + len(quotation)] != quotation:
        start = text.find(quotation)
    if start < 0 or not quotation:
        return None
    return start, start + len(quotation), row["finding"].removeprefix(str(ID)), tail(row["polarity"])
