"""Answer a query from an open Oxigraph store, as the contract wants it: read-only, no SERVICE, sets."""

import re
from collections.abc import Mapping

import pyoxigraph as ox
from rdflib.plugins.sparql import prepareQuery

from ontology.namespaces import BASE, PREFIXES
from store.base import Answer, QueryRefused, ResultForm, StoreError
from store.formats import graph_format, results_format
from store.kept_union import keeps_union
from store.preflight import names_graphs
from store.query_text import looks_like_service, refused, service_refused, without_service

_FROM = re.compile(r"\bfrom\b(?!\s+named\b)", re.IGNORECASE)
_NOT_PROJECTED = "in its SELECT projection"
_EMPTY = ox.Store()
_STANDARD_ROWS = "application/sparql-results+json"
_STANDARD_GRAPH = "text/turtle"

Bindings = Mapping[str, str] | None


def answer(
    store: ox.Store,
    text: str,
    media_type: str | None = None,
    *,
    bindings: Bindings = None,
    default_graphs: tuple[str, ...] = (),
    named_graphs: tuple[str, ...] = (),
) -> Answer:
    """See :meth:`store.base.ReadableStore.query`. Of ``store`` the named graphs count, each statement in one of them.

    Relative IRIs of a query without BASE are the product's own: ``<id/agency/ofsted>``.
    """
    refuse_service(text)
    own_dataset = bool(default_graphs or named_graphs)
    union = not own_dataset and not names_graphs(text)
    if not own_dataset and not union and len(_FROM.findall(text)) > 1:
        default_graphs, named_graphs = _dataset(text)
        own_dataset = bool(default_graphs or named_graphs)
    if len(set(default_graphs)) > 1:
        # The engine would give a statement of two graphs twice; SPARQL wants the merge, a set.
        store = _merged(store, default_graphs, named_graphs)
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = [ox.DefaultGraph()]
    else:
        default = [graph_iri(name) for name in default_graphs] if own_dataset else None
    named: list[ox.NamedNode | ox.BlankNode] | None = (
        [graph_iri(name) for name in named_graphs] if own_dataset else None
    )
    try:
        result = store.query(
            text,
            base_iri=BASE,
            use_default_graph_as_union=union and not keeps_union(store),
            default_graph=default,
            named_graphs=named,
            substitutions=bound_terms(bindings),
        )
        return _serialised(result, media_type)
    except SyntaxError as error:
        raise refused(text, str(error)) from None
    except (OSError, RuntimeError, ValueError) as error:
        if _NOT_PROJECTED in str(error):
            raise QueryRefused(f"Only a variable that SELECT names can be bound: {error}") from None
        raise StoreError(f"The query failed: {error}") from error


def refuse_service(text: str) -> None:
    """Raise :class:`QueryRefused` for a query with a SERVICE clause, which would make the store call other hosts."""
    other = without_service(text)
    if other is None:
        return
    try:
        _EMPTY.query(other, base_iri=BASE)
    except SyntaxError as error:
        raise (service_refused() if looks_like_service(text) else refused(text, str(error))) from None
    except (OSError, RuntimeError, ValueError):
        pass  # it parses; what evaluating it over nothing gives is of no interest


def _dataset(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The graphs of FROM and of FROM NAMED, prefixes resolved. A syntax error is left for the engine to report."""
    try:
        clauses = prepareQuery(text, initNs=dict(PREFIXES), base=BASE).algebra.datasetClause or []
    except Exception:  # rdflib raises many kinds
        return (), ()
    default = tuple(str(clause.default) for clause in clauses if clause.default)
    return default, tuple(str(clause.named) for clause in clauses if clause.named)


def _merged(store: ox.Store, default_graphs: tuple[str, ...], named_graphs: tuple[str, ...]) -> ox.Store:
    merged = ox.Store()
    for name in default_graphs:
        quads = store.quads_for_pattern(None, None, None, graph_iri(name))
        merged.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for name in named_graphs:
        merged.bulk_extend(store.quads_for_pattern(None, None, None, graph_iri(name)))
    return merged


def graph_iri(name: str) -> ox.NamedNode:
    """The name of a graph as the engine has it. Raises :class:`QueryRefused` where it is no IRI."""
    try:
        return ox.NamedNode(name)
    except ValueError as error:
        raise QueryRefused(f"{name!r} is not the IRI of a graph: {error}") from None


def bound_terms(
    bindings: Bindings,
) -> dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] | None:
    """Terms in N-Triples form, parsed by the engine: a value can never become part of the query's text.

    Raises :class:`QueryRefused` for what is neither an IRI nor a literal.
    """
    if not bindings:
        return None
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {}
    for name, term in bindings.items():
        try:
            (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .", format=ox.RdfFormat.N_TRIPLES)
        except (SyntaxError, ValueError) as error:
            raise QueryRefused(f"The value of ?{name} is no RDF term: {error}") from None
        if not isinstance(quad.object, ox.NamedNode | ox.Literal):
            raise QueryRefused(f"The value of ?{name} is neither an IRI nor a literal.")
        substitutions[ox.Variable(name)] = quad.object
    return substitutions


def _serialised(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, media_type: str | None) -> Answer:
    if isinstance(result, ox.QueryTriples):
        media_type = media_type or _STANDARD_GRAPH
        graph = graph_format(media_type)
        prefixes = dict(PREFIXES) if graph in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML) else None
        return Answer(ox.serialize(result, format=graph, prefixes=prefixes) or b"", ResultForm.GRAPH, media_type)
    media_type = media_type or _STANDARD_ROWS
    if isinstance(result, ox.QueryBoolean):
        rows = results_format(media_type, boolean=True)
        return Answer(result.serialize(format=rows) or b"", ResultForm.BOOLEAN, media_type)
    rows = results_format(media_type, boolean=False)
    return Answer(result.serialize(format=rows) or b"", ResultForm.BINDINGS, media_type)
