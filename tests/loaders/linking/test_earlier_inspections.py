"""A reference leads to the inspection it means, and never to one it might mean."""

from collections.abc import Iterable

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from loaders.linking.earlier_inspections import add_links
from loaders.linking.rows import Row
from ontology.namespaces import ID, SCHEME, SG

LATER, EARLIER = str(ID["inspection/seaton-slac-2012-03-09"]), str(ID["inspection/seaton-cra-2010-03-31"])
SEATON, HILLTON = str(ID["authority/seaton"]), str(ID["authority/hillton"])
CRA, SLAC = str(SCHEME["framework/cra"]), str(SCHEME["framework/slac"])


def inspection(iri: str, authority: str, framework: str, start: str, published: str) -> Row:
    return {"inspection": iri, "authority": authority, "framework": framework, "start": start, "published": published}


VISIT = inspection(EARLIER, SEATON, CRA, "2010-03-02", "2010-03-31")


def linked(known: Iterable[Row], date: str, framework: str | None = CRA) -> tuple[URIRef, Graph]:
    reference = {"reference": f"{LATER}/reference/1", "inspection": LATER, "authority": SEATON, "date": date}
    if framework:
        reference["framework"] = framework
    graph = Graph()
    add_links(graph, lambda query: known if "?published" in query else [reference])
    node = graph.value(URIRef(LATER), SG.refersTo)
    assert isinstance(node, URIRef)
    return node, graph


@pytest.mark.parametrize("date", ["2010", "2010-03", "2010-03-03"])
def test_a_time_that_touches_an_inspection_leads_to_it(date: str) -> None:
    assert linked([VISIT], date)[0] == URIRef(EARLIER)


def test_an_unnamed_kind_still_finds_the_only_inspection_of_that_time() -> None:
    assert linked([VISIT], "2010-03", framework=None)[0] == URIRef(EARLIER)


def test_an_inspection_that_a_report_and_a_table_record_is_one() -> None:
    assert linked([VISIT, {**VISIT, "start": "2010-03-01"}], "2010-03")[0] == URIRef(EARLIER)


@pytest.mark.parametrize(
    ("known", "date"),
    [
        pytest.param([VISIT], "2010-10", id="another month"),
        pytest.param([{**VISIT, "authority": HILLTON}], "2010-03", id="another area"),
        pytest.param([{**VISIT, "framework": SLAC}], "2010-03", id="another kind"),
        pytest.param([VISIT, {**VISIT, "inspection": EARLIER + "x"}], "2010-03", id="two that fit"),
        pytest.param([{**VISIT, "inspection": LATER}], "2010-03", id="only itself"),
    ],
)
def test_anything_else_is_a_dated_stub_that_names_the_kind(known: list[Row], date: str) -> None:
    node, graph = linked(known, date)
    assert (node, RDF.type, SG.UnseenInspection) in graph
    assert node == ID[f"inspection/seaton-cra-{date}"]
    assert (node, SG.framework, URIRef(CRA)) in graph


def test_kind_and_day_that_an_inspection_is_known_by_mean_that_one() -> None:
    another = {**VISIT, "inspection": str(ID["inspection/seaton-cra-2010-04-01"])}
    node, graph = linked([VISIT, another], "2010-03-31")
    assert node == URIRef(EARLIER)
    assert (node, RDF.type, SG.UnseenInspection) not in graph


def test_kind_and_day_of_the_report_itself_lead_nowhere() -> None:
    own = inspection(LATER, SEATON, SLAC, "2012-02-20", "2012-03-09")
    reference = {"reference": f"{LATER}/reference/1", "inspection": LATER, "authority": SEATON, "date": "2012-03-09"}
    graph = Graph()
    add_links(graph, lambda query: [own] if "?published" in query else [{**reference, "framework": SLAC}])
    assert len(graph) == 0
