"""Tables of outcomes that an inspectorate publishes beside its reports: read, stated as judgements, compared.

Ofsted's yearly workbook gives the grades of every authority; ``.ods``, ``.xlsx`` and ``.csv`` of it are read alike.
Comparing is imported by itself (``loaders.workbook.comparison``): a process that only reads does without what it needs.
"""

from loaders.workbook.graph import outcomes_graph, workbook_iri
from loaders.workbook.outcomes import Outcome, Outcomes, read_outcomes

__all__ = ["Outcome", "Outcomes", "outcomes_graph", "read_outcomes", "workbook_iri"]
