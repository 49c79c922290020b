"""Every partner agency that a reader noted in the five published reports of Lancashire is known and linked."""

import json
import re
from pathlib import Path

import pytest

from loaders.documents import open_document
from loaders.findings import find
from loaders.findings.agencies import AgencyContext, spoken_of
from loaders.layouts import read_report
from loaders.report import Finding, Report
from ontology.register import register

DEVELOPMENT = Path(__file__).parents[4] / "shared/evaluate/dev"
REPORTS = ("s000", "s001", "s002", "s003", "s004")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not DEVELOPMENT.exists(), reason="needs the development set in ../shared/evaluate"),
]


def named_in(document: str) -> tuple[str, ...]:
    """The canonical names of the partner agencies of a report."""
    lines = map(json.loads, (DEVELOPMENT / "structure.jsonl").read_text(encoding="utf-8").splitlines())
    return next(tuple(line["named_agencies"]) for line in lines if line["id"] == document)


def report_of(document: str) -> Report:
    manifest = json.loads((DEVELOPMENT / "manifest.json").read_text(encoding="utf-8"))
    path = next(one["path"] for one in manifest if one["id"] == document)
    return read_report(open_document((DEVELOPMENT / path).resolve()), register())


def bearers(name: str, context: AgencyContext) -> set[str]:
    """Who is linked where a report of the area names a body so; a short form behind it in brackets is left out."""
    return {one.agency for one in spoken_of(name.partition(" (")[0], context).links if one.rule in ("name", "alias")}


def names(finding: Finding, name: str) -> bool:
    words = r"\s+".join(map(re.escape, name.partition(" (")[0].replace("'", "’").split()))
    return bool(re.search(rf"\b{words}\b", finding.text.replace("'", "’")))


@pytest.mark.parametrize("document", REPORTS)
def test_every_named_partner_agency_is_linked_from_the_findings_that_name_it(document: str) -> None:
    report = report_of(document)
    context, found = AgencyContext.of(report, register()), find(report, register())
    unknown = [name for name in named_in(document) if not bearers(name, context)]
    unlinked = [
        (name, finding.locator)
        for name in named_in(document)
        for finding in found
        if names(finding, name) and not bearers(name, context) & {one.agency for one in finding.agencies}
    ]
    assert (unknown, unlinked) == ([], [])
