"""The graph of a report speaks of nodes of its own alone, so that no two reports make the same statement.

Each statement of a store stands in one named graph: their union, which queries see, then has none twice.
"""

import re

from ontology.namespaces import ID

OWN_NODES = "The graph of a report speaks of nodes of its own alone, whose IRI has its slug as a segment."
REPORTS = str(ID["report/"])
"""What the names of reports' graphs begin with."""


def stranger(graph: str, ntriples: bytes) -> str | None:
    """The first statement of a report's graph about what is no node of its own; None where there is none.

    ``ntriples`` has a statement a line, and nothing else. Of graphs that are no report's nothing is said.
    """
    if not graph.startswith(REPORTS):
        return None
    base, slug = (re.escape(text).encode("ascii") for text in (str(ID), graph.removeprefix(REPORTS)))
    own = re.compile(rb"(?:<%b[a-z]+/%b[/#>][^\n]*\n)*+" % (base, slug)).match(ntriples)
    rest = ntriples[own.end() if own else 0 :]
    return rest.partition(b"\n")[0].decode("utf-8") or None
