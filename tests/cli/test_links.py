"""What is derived from several reports is derived when what it rests on changed, and only then."""

from collections.abc import Callable

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, XSD

from cli.ledger import Entry, Ledger
from cli.links import LINKS, update_derived
from loaders.linking import Ask, links_graph
from ontology.identifiers import (
    authority_iri,
    concept_iri,
    finding_iri,
    inspection_iri,
    judgement_iri,
    recommendation_iri,
    report_iri,
    slug,
)
from ontology.light_graph import ntriples
from ontology.namespaces import GRAPH, ID, SCHEME, SG
from ontology.vocabulary import schemes_graph
from shapes.validation import validate
from store.embedded import EmbeddedStore

MATTER = "Offer every child who has been missing from home a prompt return interview"
SEATON, HILLTON = f"{LINKS}/seaton", f"{LINKS}/hillton"


@pytest.fixture
def ledger(store: EmbeddedStore) -> Ledger:
    return Ledger.open(store.folder.path / "ledger.jsonl")


@pytest.fixture
def derived(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one whenever the links of an authority are derived."""
    times: list[str] = []

    def counting(ask: Ask) -> Graph:
        times.append("derived")
        return links_graph(ask)

    monkeypatch.setattr("cli.links.links_graph", counting)
    return times


def report(authority: str, year: int, *, recommends: bool) -> tuple[Entry, bytes]:
    """A report of one finding on one matter, as the store and the ledger take it."""
    name, graph = f"{authority}-sif-{year}-03-09", Graph()
    inspection, report = inspection_iri(name), report_iri(name)
    finding = recommendation_iri(name, 1) if recommends else finding_iri(name, "1", 1)
    for subject, predicate, value in (
        (inspection, RDF.type, SG.Inspection),
        (inspection, SG.inspects, authority_iri(authority)),
        (inspection, SG.framework, concept_iri("framework", "sif")),
        (inspection, SG.report, report),
        (inspection, SG.endDate, Literal(f"{year}-03-09", datatype=XSD.date)),
        (finding, RDF.type, SG.Finding),
        (finding, SG.inspection, inspection),
        (finding, SG.text, Literal(MATTER)),
        (finding, SG.theme, URIRef("http://example.org/missing")),
    ):
        graph.add((subject, predicate, value))
    if recommends:
        graph.add((finding, RDF.type, SG.Recommendation))
    entry = Entry(f"sha of {name}", "1", f"{name}.pdf", str(report), name, "sif", paged=True, held=True, remarks=0)
    return entry, graph.serialize(format="nt", encoding="utf-8")


Load = Callable[..., None]


@pytest.fixture
def load(store: EmbeddedStore, ledger: Ledger) -> Load:
    """Stores reports and updates the links."""

    def loaded(*reports: tuple[Entry, bytes], corrections: Graph | None = None) -> None:
        for entry, statements in reports:
            store.replace_graph(entry.graph, statements)
            ledger.record(entry)
        update_derived(store, ledger, Graph() if corrections is None else corrections)

    return loaded


def followed(store: EmbeddedStore, authority: str) -> int:
    statements = b"".join(store.export(f"{LINKS}/{authority}", "application/n-triples"))
    return statements.count(SG.followedBy.n3().encode())


def test_each_authority_has_a_graph_of_its_links(store: EmbeddedStore, load: Load) -> None:
    load(*(report(name, year, recommends=year == 2012) for name in ("seaton", "hillton") for year in (2012, 2015)))
    assert {SEATON, HILLTON} <= set(store.graph_names())
    assert (followed(store, "seaton"), followed(store, "hillton")) == (1, 1)


def test_an_authority_without_links_has_none_and_is_not_asked_again(
    store: EmbeddedStore, load: Load, derived: list[str]
) -> None:
    load(report("seaton", 2012, recommends=True))
    load()
    assert SEATON not in store.graph_names()
    assert len(derived) == 1


def test_a_new_report_derives_the_links_of_its_authority_alone(
    store: EmbeddedStore, load: Load, derived: list[str]
) -> None:
    load(report("seaton", 2012, recommends=True), report("hillton", 2012, recommends=True))
    load(report("seaton", 2015, recommends=False))
    assert len(derived) == 3
    assert followed(store, "seaton") == 1


def test_a_load_that_was_killed_before_its_links_is_made_good(store: EmbeddedStore, load: Load, ledger: Ledger) -> None:
    load(report("seaton", 2012, recommends=True))
    entry, statements = report("seaton", 2015, recommends=False)
    store.replace_graph(entry.graph, statements)
    ledger.record(entry)
    load()
    assert followed(store, "seaton") == 1


def test_a_correction_derives_the_links_of_its_authority(load: Load, derived: list[str]) -> None:
    load(report("seaton", 2012, recommends=True), report("hillton", 2012, recommends=True))
    corrections = Graph()
    finding = recommendation_iri("seaton-sif-2012-03-09", 1)
    corrections.add((URIRef(f"{finding}#review-a-coder-1"), SG.corrects, finding))
    load(corrections=corrections)
    assert len(derived) == 3


def test_the_one_graph_of_earlier_versions_is_removed(store: EmbeddedStore, load: Load) -> None:
    store.replace_graph(LINKS, b"<http://example.org/a> <http://example.org/b> <http://example.org/c> .\n")
    load(report("seaton", 2012, recommends=True))
    assert LINKS not in store.graph_names()


def statements(store: EmbeddedStore, name: str) -> Graph:
    graph = Graph()
    if str(GRAPH[name]) in store.graph_names():
        graph.parse(data=b"".join(store.export(str(GRAPH[name]), "application/n-triples")), format="nt")
    return graph


class TestAspects:
    @staticmethod
    def judged(authority: str, text: str, broad: str = "") -> tuple[Entry, bytes]:
        """A report of one judgement on an aspect of these words."""
        entry, _ = report(authority, 2015, recommends=False)
        judgement, graph = judgement_iri(entry.slug, slug(text)), Graph()
        graph.add((judgement, SG.aspect, concept_iri("aspect", slug(text))))
        graph.add((judgement, SG.aspectText, Literal(text, datatype=XSD.string)))
        if broad:
            graph.add((judgement, SG.broadAspect, concept_iri("aspect", broad)))
        return entry, graph.serialize(format="nt", encoding="utf-8")

    def test_one_that_the_scheme_lacks_is_described_by_its_judgements(self, store: EmbeddedStore, load: Load) -> None:
        load(self.judged("seaton", "Services in Seaton", "overall"), self.judged("hillton", "Services in seaton"))
        aspect = concept_iri("aspect", "services-in-seaton")
        assert set(statements(store, "aspects")) == {
            (aspect, RDF.type, SKOS.Concept),
            (aspect, SKOS.inScheme, SCHEME["aspect"]),
            (aspect, SKOS.prefLabel, Literal("Services in Seaton", lang="en")),
            (aspect, SKOS.broader, concept_iri("aspect", "overall")),
        }

    def test_one_that_the_scheme_has_is_left_to_it(self, store: EmbeddedStore, load: Load) -> None:
        store.replace_graph(str(GRAPH["schemes"]), ntriples(schemes_graph()))
        load(self.judged("seaton", "Overall effectiveness"))
        assert len(statements(store, "aspects")) == 0

    def test_one_that_a_report_of_an_earlier_version_describes_is_left_to_it(
        self, store: EmbeddedStore, load: Load
    ) -> None:
        entry, judged = self.judged("seaton", "Services in Seaton")
        aspect = concept_iri("aspect", "services-in-seaton")
        load((entry, judged + f"{aspect.n3()} {RDF.type.n3()} {SKOS.Concept.n3()} .\n".encode()))
        assert len(statements(store, "aspects")) == 0

    def test_a_newer_scheme_takes_over_in_the_same_load(
        self, store: EmbeddedStore, load: Load, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        load(self.judged("seaton", "Overall effectiveness"))
        assert len(statements(store, "aspects")) == 3
        store.replace_graph(str(GRAPH["schemes"]), ntriples(schemes_graph()))
        monkeypatch.setattr("cli.links.loader_version", lambda: "a newer one")
        load()
        assert len(statements(store, "aspects")) == 0


class TestVisits:
    SLUG = "seaton-ilacs-focused-visit-2019-05-06"

    def recorded(self, file: str, start: str) -> tuple[Entry, bytes]:
        """A table of one visit."""
        graph, visit, source = Graph(), inspection_iri(self.SLUG), ID[f"workbook/{file}"]
        for predicate, value in (
            (SG.recordOf, visit),
            (SG.inspects, authority_iri("seaton")),
            (SG.framework, concept_iri("framework", "ilacs-focused-visit")),
            (DCTERMS.date, Literal(start, datatype=XSD.date)),
            (DCTERMS.issued, Literal("2019-05-06", datatype=XSD.date)),
            (DCTERMS.source, source),
        ):
            graph.add((URIRef(f"{visit}/{file}"), predicate, value))
        entry = Entry(f"sha {file}", "1", file, str(source), file, "outcomes", paged=False, held=True, remarks=0)
        return entry, graph.serialize(format="nt", encoding="utf-8")

    def test_one_that_two_tables_record_is_one_inspection(self, store: EmbeddedStore, load: Load) -> None:
        load(self.recorded("a1", "2019-04-03"), self.recorded("b2", "2019-04-02"))
        visits, visit = statements(store, "visits"), inspection_iri(self.SLUG)
        assert list(visits.subjects(RDF.type, SG.Inspection)) == [visit]
        assert visits.value(visit, DCTERMS.identifier) == Literal(self.SLUG)
        assert list(map(str, visits.objects(visit, SG.startDate))) == ["2019-04-02"]
        assert set(visits.objects(visit, DCTERMS.source)) == {ID["workbook/a1"], ID["workbook/b2"]}
        assert validate(visits) == ()

    def test_one_that_has_a_report_is_left_to_it(self, store: EmbeddedStore, load: Load) -> None:
        load(self.recorded("a1", "2019-04-02"))
        entry, _ = report("seaton", 2019, recommends=False)
        graph = Graph().add((inspection_iri(self.SLUG), RDF.type, SG.Inspection))
        load((entry, graph.serialize(format="nt", encoding="utf-8")))
        assert len(statements(store, "visits")) == 0

    def test_a_new_one_derives_the_links_of_its_authority_alone(self, load: Load, derived: list[str]) -> None:
        load(report("seaton", 2012, recommends=True), report("hillton", 2012, recommends=True))
        load(self.recorded("a1", "2019-04-02"))
        assert len(derived) == 3
