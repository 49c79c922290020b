"""The namespaces of CONTRACT section 1, and the vocabularies the graph reuses."""

from rdflib import Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VOID, XSD
from rdflib.term import Node

BASE = "https://w3id.org/safeguarding-graph/"

_SAME: dict[Node, Node] = {}


def same(term: Node) -> Node:
    """The one object that stands for a term of a vocabulary in this process.

    A dictionary finds the very object in a fifth of the time that comparing two of rdflib's terms takes. Only for terms
    that come again and again, as properties do: what is kept here stays.
    """
    return _SAME.setdefault(term, term)


class Vocabulary(Namespace):
    """A namespace whose terms are made once: ``SG.text`` is the same object every time."""

    def __getattr__(self, name: str) -> URIRef:
        term = super().__getattr__(name)
        self.__dict__[name] = term
        return term


SG = Vocabulary(BASE + "ontology#")
SCHEME = Namespace(BASE + "scheme/")
ID = Namespace(BASE + "id/")
GRAPH = Namespace(BASE + "graph/")
"""Named graphs that are no report: ``graph/ontology``, ``graph/schemes``, ``graph/register``."""

OA = Vocabulary("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")

PREFIXES: dict[str, str] = {
    "sg": str(SG),
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "skos": str(SKOS),
    "void": str(VOID),
    "xsd": str(XSD),
}
"""Prefix to namespace, as every export writes it and the query editor offers it."""
