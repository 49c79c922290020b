"""The SPARQL 1.1 Service Description of the endpoint, with a VoID description of its dataset."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, serialize

from api.store_access import store
from ontology.namespaces import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
FORMATS = "http://www.w3.org/ns/formats/"

_RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")

_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def serialise(endpoint: str, media_type: str) -> bytes:
    """The description of the service at the URL ``endpoint``, in an RDF format that the engine writes."""
    service, dataset, default = NamedNode(endpoint), NamedNode(f"{endpoint}#dataset"), NamedNode(f"{endpoint}#default")
    quads: list[Quad] = []

    def say(subject: NamedNode | BlankNode, predicate: str, value: NamedNode | BlankNode | Literal) -> None:
        quads.append(Quad(subject, NamedNode(predicate), value, DefaultGraph()))

    def typed(subject: NamedNode | BlankNode, iri: str) -> None:
        quads.append(Quad(subject, _RDF_TYPE, NamedNode(iri), DefaultGraph()))

    typed(service, SD + "Service")
    say(service, SD + "endpoint", service)
    say(service, SD + "supportedLanguage", NamedNode(SD + "SPARQL11Query"))
    say(service, SD + "feature", NamedNode(SD + "UnionDefaultGraph"))
    for name in _RESULT_FORMATS:
        say(service, SD + "resultFormat", NamedNode(FORMATS + name))
    say(service, SD + "defaultDataset", dataset)
    typed(dataset, SD + "Dataset")
    typed(dataset, PREFIXES["void"] + "Dataset")
    title = Literal("Safeguarding Graph", language="en")
    say(dataset, PREFIXES["dcterms"] + "title", title)
    say(dataset, PREFIXES["void"] + "sparqlEndpoint", service)
    say(dataset, SD + "defaultGraph", default)
    typed(default, SD + "Graph")
    for order, name in enumerate(sorted(store().graph_names()), 1):
        graph = NamedNode(f"{endpoint}#graph-{order}")
        say(dataset, SD + "namedGraph", graph)
        typed(graph, SD + "NamedGraph")
        say(graph, SD + "name", NamedNode(name))
    prefixes = {"sd": SD, "void": PREFIXES["void"], "dcterms": PREFIXES["dcterms"]}
    format_ = RdfFormat.from_media_type(media_type)
    body = serialize(quads, format=format_, prefixes=prefixes)
    return body or b""
