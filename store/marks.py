"""What this product writes into a service beside the reports, to know later how things stand there.

Two named graphs, which no export and no list of graphs shows: ``graph/state`` and ``graph/ledger``. A statement of
theirs that is never written to the default graph tells whether that shows the union of all named graphs. It may show a
statement of two graphs twice: no two graphs of this product make the same one.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from rdflib.namespace import DCTERMS, RDFS

from ontology.namespaces import GRAPH

STATE = str(GRAPH["state"])
LEDGER = str(GRAPH["ledger"])

_COMMENT, _IDENTIFIER = RDFS.comment.n3(), DCTERMS.identifier.n3()
_PROBE = "This stands in two named graphs: a union of graphs shows it, as a set once."
_KEPT = "The default graph is kept as the union of the named graphs."

_READ = f"""SELECT ?in ?p ?o {{
  {{ <{STATE}> ?p ?o BIND("default" AS ?in) }} UNION {{ GRAPH <{STATE}> {{ <{STATE}> ?p ?o }} BIND("named" AS ?in) }}
}}"""

_STATEMENT = f'<{STATE}> {_COMMENT} "{_PROBE}"'
PROBE = f"INSERT DATA {{ GRAPH <{STATE}> {{ {_STATEMENT} }} GRAPH <{LEDGER}> {{ {_STATEMENT} }} }}"
"""The update that writes the statement that tells."""

KEEP_UNION = f"""INSERT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN (<{STATE}>, <{LEDGER}>)) }} ;
INSERT DATA {{ GRAPH <{STATE}> {{ <{STATE}> {_COMMENT} "{_KEPT}" }} }}"""
"""The update that makes the default graph the union of all named graphs, and says so."""


class Union(Enum):
    """How the default graph comes to show what the named graphs state."""

    KEPT = "kept"
    """This product writes each statement there too."""
    GIVEN = "given"
    """The service shows the union."""
    TWOFOLD = "twofold"
    """Kept, and the service shows the union besides: a setting was changed after the first load."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Marks:
    """What was found."""

    loaded: bool = False
    """Whether this product ever wrote there."""
    union: Union = Union.MISSING
    state: str = ""


def read_marks(ask: Callable[[str], bytes]) -> Marks:
    """Read the marks; ``ask`` answers a query in SPARQL JSON."""
    found = [
        (row["in"]["value"], row["p"]["value"], row["o"]["value"])
        for row in json.loads(ask(_READ))["results"]["bindings"]
    ]
    comment = str(RDFS.comment)
    shown = ("default", comment, _PROBE) in found
    kept = ("named", comment, _KEPT) in found
    by_product, by_service = (Union.TWOFOLD, Union.GIVEN) if shown else (Union.KEPT, Union.MISSING)
    union = by_product if kept else by_service
    states = [value for place, name, value in found if place == "named" and name == str(DCTERMS.identifier)]
    return Marks(("named", comment, _PROBE) in found, union, states[0] if states else "")


def new_state(state: str) -> str:
    """The update that names the state."""
    return (
        f"DELETE WHERE {{ GRAPH <{STATE}> {{ <{STATE}> {_IDENTIFIER} ?state }} }} ;\n"
        f'INSERT DATA {{ GRAPH <{STATE}> {{ <{STATE}> {_IDENTIFIER} "{state}" }} }}'
    )
