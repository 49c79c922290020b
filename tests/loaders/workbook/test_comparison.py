"""Where a report and a workbook disagree: over a store in memory, as the command asks it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

import pyoxigraph
from rdflib import Graph

from loaders.report import GradeStatus, Judgement
from loaders.workbook import Outcome, Outcomes, outcomes_graph
from loaders.workbook.comparison import compare

REPORT = """
@prefix sg: <https://w3id.org/safeguarding-graph/ontology#> .
@prefix i: <https://w3id.org/safeguarding-graph/id/inspection/> .
@prefix j: <https://w3id.org/safeguarding-graph/id/judgement/barnet-ilacs-2024-07-23/> .
@prefix s: <https://w3id.org/safeguarding-graph/scheme/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
i:barnet-ilacs-2024-07-23 a sg:Inspection ; sg:framework <https://w3id.org/safeguarding-graph/scheme/framework/ilacs> ;
  sg:inspects <https://w3id.org/safeguarding-graph/id/authority/barnet> ; sg:startDate "2024-06-10"^^xsd:date ;
  sg:report <https://w3id.org/safeguarding-graph/id/report/barnet-ilacs-2024-07-23> .
<https://w3id.org/safeguarding-graph/id/report/barnet-ilacs-2024-07-23> dcterms:issued "2024-07-23"^^xsd:date .
j:overall-effectiveness a sg:Judgement ; sg:inspection i:barnet-ilacs-2024-07-23 ;
  sg:aspectText "Overall effectiveness" ;
  sg:aspect <https://w3id.org/safeguarding-graph/scheme/aspect/overall-effectiveness> ; sg:gradeText "Good" ;
  sg:grade <https://w3id.org/safeguarding-graph/scheme/grade/good> .
<https://w3id.org/safeguarding-graph/scheme/aspect/overall-effectiveness>
  skos:broader <https://w3id.org/safeguarding-graph/scheme/aspect/overall> .
"""
CARE_LEAVERS = """
<https://w3id.org/safeguarding-graph/scheme/aspect/care-leavers>
  skos:broader <https://w3id.org/safeguarding-graph/scheme/aspect/leaving-care> .
"""


def outcomes(grade: str, published: date = date(2024, 7, 23), start: date = date(2024, 6, 10)) -> Outcomes:
    judgement = Judgement(
        "Overall effectiveness", "overall-effectiveness", grade, grade.capitalize(), GradeStatus.GRADED
    )
    row = Outcome("barnet", "Barnet", "ilacs", "", start, published, (judgement,), None, "sheet", 4)
    return Outcomes("outcomes.ods", "0" * 64, (row,), ())


def differences(recorded: Outcomes) -> list[tuple[str, str, str]]:
    graph = outcomes_graph(recorded)
    graph.parse(data=REPORT, format="turtle")
    return [(one.what, one.report, one.workbook) for one in compare(asker(graph))[0]]


def asker(graph: Graph):  # type: ignore[no-untyped-def] # a function of the test's own
    store = pyoxigraph.Store()
    store.load(graph.serialize(format="nt").encode(), pyoxigraph.RdfFormat.N_TRIPLES)

    def ask(query: str) -> Iterable[Mapping[str, str]]:
        solutions = store.query(query)
        names = [variable.value for variable in solutions.variables]
        return [{name: row[name].value for name in names if row[name] is not None} for row in solutions]

    return ask


def test_the_same_grade_is_no_difference() -> None:
    assert differences(outcomes("good")) == []


def test_another_grade_is_one() -> None:
    assert differences(outcomes("inadequate")) == [("Overall effectiveness", "Good", "Inadequate")]


def test_a_judgement_that_the_report_does_not_make_is_one() -> None:
    care = Judgement("The experiences and progress of care leavers", "care-leavers", "good", "Good", GradeStatus.GRADED)
    recorded = outcomes("good")
    row = replace(recorded.outcomes[0], judgements=(*recorded.outcomes[0].judgements, care))
    graph = outcomes_graph(replace(recorded, outcomes=(row,)))
    graph.parse(data=REPORT + CARE_LEAVERS, format="turtle")
    found = compare(asker(graph))[0]
    assert [(one.what, one.report, one.workbook) for one in found] == [(care.aspect_text, "(not judged)", "Good")]


def test_two_tables_that_disagree_with_each_other_stay_apart() -> None:
    graph = outcomes_graph(outcomes("good"))
    graph += outcomes_graph(replace(outcomes("inadequate"), sha256="1" * 64))
    graph.parse(data=REPORT, format="turtle")
    found = compare(asker(graph))[0]
    assert [(one.workbook, one.source[-4:]) for one in found] == [("Inadequate", "1111")]


def test_a_slip_in_a_day_does_not_hide_the_inspection() -> None:
    found = differences(outcomes("inadequate", published=date(2024, 7, 24)))
    assert found == [("Overall effectiveness", "Good", "Inadequate"), ("published", "2024-07-23", "2024-07-24")]


def test_another_inspection_of_the_authority_is_not_compared() -> None:
    assert differences(outcomes("inadequate", date(2019, 7, 1), date(2019, 5, 13))) == []
