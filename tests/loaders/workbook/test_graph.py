"""What a table of outcomes records, as RDF."""

from datetime import date
from pathlib import Path

from rdflib import Literal
from rdflib.namespace import DCTERMS, RDF

from loaders.workbook import outcomes_graph, read_outcomes, workbook_iri
from ontology.identifiers import inspection_iri
from ontology.namespaces import SG
from ontology.register import register
from shapes.validation import report

TABLE = (
    "Local authority name,Inspection date,Publication date,Inspection type,Overall effectiveness\n"
    "Barnet,2024-06-10,2024-07-23,ILACS Short Inspection,Good\n"
    "Barnet,2025-01-08,2025-02-10,ILACS Focused Visit,\n"
)


def test_of_a_visit_it_keeps_a_record_with_its_days_and_its_source(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"
    path.write_text(TABLE, encoding="utf-8")
    recorded = read_outcomes(path, register())
    graph = outcomes_graph(recorded)
    (record,) = graph.subjects(RDF.type, SG.RecordedVisit)
    assert graph.value(record, SG.recordOf) == inspection_iri("barnet-ilacs-focused-visit-2025-02-10")
    assert graph.value(record, DCTERMS.date) == Literal(date(2025, 1, 8))
    assert graph.value(record, DCTERMS.issued) == Literal(date(2025, 2, 10))
    assert graph.value(record, DCTERMS.source) == workbook_iri(recorded)
    assert report(graph).conforms


def test_two_tables_that_record_the_same_make_no_statement_alike(tmp_path: Path) -> None:
    graphs = []
    for table in (TABLE, TABLE + "Barnet,2025-03-01,2025-04-02,ILACS Focused Visit,\n"):
        path = tmp_path / "outcomes.csv"
        path.write_text(table, encoding="utf-8")
        graphs.append(set(outcomes_graph(read_outcomes(path, register()))))
    assert not graphs[0] & graphs[1]


def test_an_inspection_with_judgements_is_left_to_its_report(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.csv"
    path.write_text(TABLE, encoding="utf-8")
    graph = outcomes_graph(read_outcomes(path, register()))
    (judgement,) = graph.subjects(RDF.type, SG.Judgement)
    inspection = graph.value(judgement, SG.inspection)
    assert inspection is not None
    assert (inspection, RDF.type, SG.Inspection) not in graph
