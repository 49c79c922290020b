"""No misspelt term: every term of a vocabulary that a file uses exists in that vocabulary."""

import re
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    SOSA,
    VANN,
    VOID,
    XSD,
    DefinedNamespace,
)

from ontology.namespaces import OA, SCHEME, SG
from ontology.vocabulary import ontology_graph, schemes_graph

ROOT = Path(__file__).parents[2]
PACKAGES = ("ontology", "loaders", "shapes", "store", "api", "cli")

REUSED: dict[str, type[DefinedNamespace]] = {
    str(namespace): namespace
    for namespace in (DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, SOSA, VANN, VOID, XSD)
}
WEB_ANNOTATION = {
    *("Annotation", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
    *("hasTarget", "hasSource", "hasSelector", "exact", "prefix", "suffix", "start", "end"),
}
"""The terms of the Web Annotation vocabulary in use here, of which rdflib has no list."""

OWN = {str(term) for term in ontology_graph().subjects(RDFS.isDefinedBy)}
CONCEPTS = set(map(str, schemes_graph().subjects()))


def unknown(iri: str) -> bool:
    """Whether an IRI stands in a vocabulary that is known in full, and that does not have it."""
    if iri.startswith(str(SG)):
        return iri not in OWN and iri != str(SG)
    if iri.startswith(str(SCHEME)):
        return iri not in CONCEPTS
    if iri.startswith(str(OA)):
        return iri.removeprefix(str(OA)) not in WEB_ANNOTATION
    return any(
        iri.startswith(base) and iri != base and iri.removeprefix(base) not in namespace
        for base, namespace in REUSED.items()
    )


def files(*endings: str) -> list[Path]:
    found = [path for package in PACKAGES for ending in endings for path in (ROOT / package).rglob(f"*{ending}")]
    # What the examples of failures hold is wrong on purpose.
    return sorted(path for path in found if "XFAIL" not in path.name)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", files(".ttl"), ids=named)
def test_turtle(path: Path) -> None:
    graph = Graph().parse(path)
    used = {str(node) for triple in graph for node in triple if isinstance(node, URIRef)}
    used |= {str(node.datatype) for node in graph.objects() if getattr(node, "datatype", None)}
    assert sorted(filter(unknown, used)) == []


@pytest.mark.parametrize("path", files(".rq"), ids=named)
def test_queries(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    prefixes = dict(re.findall(r"PREFIX\s+([\w-]*):\s*<([^>]+)>", text))
    body = re.sub(r'"[^"\n]*"|<[^>\s]*>', " ", re.sub(r"PREFIX\s+\S+\s+<[^>]+>", " ", text))
    used = [(prefix, name) for prefix, name in re.findall(r"(?<![\w:?-])([\w-]+):([\w-]+)", body)]
    assert {prefix for prefix, _ in used} - set(prefixes) == set()
    assert sorted(name for prefix, name in used if unknown(prefixes[prefix] + name)) == []


@pytest.mark.parametrize("path", files(".py"), ids=named)
def test_python(path: Path) -> None:
    used = re.findall(r"\bSG(?:\.(\w+)|\[\"(\w+)\"\])", path.read_text(encoding="utf-8"))
    assert sorted(name for pair in used for name in pair if name and unknown(str(SG[name]))) == []


@pytest.mark.parametrize(
    ("iri", "is_unknown"),
    [
        (SG.polarity, False),
        (SG.polarty, True),
        (SKOS.prefLabel, False),
        (URIRef(f"{SKOS}preflabel"), True),
        (URIRef(f"{SH}property"), False),
        (URIRef(f"{SH}propery"), True),
        (SCHEME["theme/neglect"], False),
        (SCHEME["theme/neglekt"], True),
        (URIRef("https://example.org/anything"), False),
    ],
)
def test_the_check_itself_tells_a_term_from_a_misspelt_one(iri: URIRef, is_unknown: bool) -> None:
    assert unknown(str(iri)) is is_unknown
