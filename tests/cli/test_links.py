"""The links of an authority are derived when what they rest on changed, and only then."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD

from cli.ledger import Entry, Ledger
from cli.links import LINKS, update_links
from loaders.linking import Ask, links_graph
from ontology.identifiers import authority_iri, finding_iri, inspection_iri, recommendation_iri, report_iri
from ontology.namespaces import SG
from store.embedded import EmbeddedStore

MATTER = "Offer every child who has been missing from home a prompt return interview"
SEATON, HILLTON = f"{LINKS}/seaton", f"{LINKS}/hillton"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path / "store") as opened:
        yield opened


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
    slug, graph = f"{authority}-sif-{year}-03-09", Graph()
    inspection, report = inspection_iri(slug), report_iri(slug)
    finding = recommendation_iri(slug, 1) if recommends else finding_iri(slug, "1", 1)
    for subject, predicate, value in (
        (inspection, RDF.type, SG.Inspection),
        (inspection, SG.inspects, authority_iri(authority)),
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
    entry = Entry(f"sha of {slug}", "1", f"{slug}.pdf", str(report), slug, "sif", paged=True, held=True, remarks=0)
    return entry, graph.serialize(format="nt", encoding="utf-8")


Load = Callable[..., None]


@pytest.fixture
def load(store: EmbeddedStore, ledger: Ledger) -> Load:
    """Stores reports and updates the links."""

    def loaded(*reports: tuple[Entry, bytes], corrections: Graph | None = None) -> None:
        for entry, statements in reports:
            store.replace_graph(entry.graph, statements)
            ledger.record(entry)
        update_links(store, ledger, Graph() if corrections is None else corrections)

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
