"""What the graph says of single things, property by property."""

from collections import defaultdict
from collections.abc import Iterable

from api.queries import fill, iris
from api.store_access import select
from ontology.namespaces import PREFIXES

Properties = dict[str, list[str]]
"""Property, as a prefixed name where a prefix is known, to its values; empty for a property that is not stated."""

_BY_NAMESPACE = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def prefixed(iri: str) -> str:
    """``http://xmlns.com/foaf/0.1/name`` is ``foaf:name``; an IRI of no known namespace stays as it is."""
    cut = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _BY_NAMESPACE.get(iri[:cut])
    return f"{prefix}:{iri[cut:]}" if prefix else iri


def resources(things: Iterable[str]) -> dict[str, Properties]:
    """The properties of each of these IRIs that the graph says anything of."""
    found: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for row in select(fill("resource", {"thing": iris(things)})):
        found[row["thing"]][prefixed(row["property"])].append(row["value"])
    return dict(found)


def parts(of: Iterable[str]) -> dict[str, dict[str, Properties]]:
    """The people, evidence, references and the like of an inspection or report: relation to IRI to properties."""
    found: dict[str, dict[str, Properties]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in select(fill("inspection-parts", {"from": iris(of)})):
        found[prefixed(row["relation"])][row["thing"]][prefixed(row["property"])].append(row["value"])
    return dict(found)


def one(properties: Properties, name: str) -> str | None:
    """The only or the first value of a property."""
    values = properties.get(name)
    return values[0] if values else None
