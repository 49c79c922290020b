"""Tables of outcomes that an inspectorate publishes beside its reports: read, stated as judgements, compared.

Ofsted's yearly workbook gives the grades of every authority; ``.ods``, ``.xlsx`` and ``.csv`` of it are read alike.
"""

from loaders.workbook.comparison import Difference, compare
from loaders.workbook.graph import outcomes_graph, workbook_iri
from loaders.workbook.outcomes import Outcome, Outcomes, read_outcomes

__all__ = ["Difference", "Outcome", "Outcomes", "compare", "outcomes_graph", "read_outcomes", "workbook_iri"]
