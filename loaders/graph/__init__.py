"""From a report and its findings to RDF: one graph a report, named by the report's IRI."""

from collections.abc import Sequence

from rdflib import Graph

from loaders.graph import account, findings, inspection
from loaders.graph.context import ReportGraph
from loaders.report import Finding, Report
from ontology.register import Register

__all__ = ["report_graph"]


def report_graph(report: Report, found: Sequence[Finding], register: Register) -> Graph:
    """All that is known from one report, as the terms of CONTRACT section 2.

    The same report gives the same triples on every machine: IRIs come from the data, and no blank node is used.
    """
    target = ReportGraph(report, register)
    inspection.describe(target)
    account.describe(target)
    findings.describe(target, found)
    return target.graph
