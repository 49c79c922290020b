"""How far coders agree, beyond chance: Cohen's kappa per code.

Each pair of coders, the machine being one, is compared on the findings that both coded. A code that a finding may have
several of (themes, agency types) is compared as present or absent.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from rdflib import Graph, URIRef
from rdflib.namespace import FOAF, PROV
from sklearn.metrics import cohen_kappa_score

from loaders.linking.rows import Row
from loaders.review.codes import Codes
from loaders.review.corrections import codes_of, corrections_of
from ontology.namespaces import SG

MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two coders on one code."""

    one: str
    other: str
    code: str
    """``polarity``, or a theme as ``theme:neglect``."""
    findings: int
    agreed: int
    kappa: float | None
    """None where both used one and the same value throughout: chance agreement is then certain and kappa undefined."""


def codings(machine: Iterable[Row], corrections: Graph) -> dict[str, dict[str, Codes]]:
    """Coder to finding to codes: the machine's from the rows of ``machine.rq``, each person's latest."""
    coded: dict[str, dict[str, Codes]] = defaultdict(dict)
    for row in machine:
        themes = frozenset(theme.rsplit("/", 1)[-1] for theme in row.get("themes", "").split())
        subjects, mentions = (frozenset(row.get(name, "").split()) for name in ("subjects", "mentions"))
        coded[MACHINE][row["finding"]] = Codes(row["polarity"].rsplit("/", 1)[-1], themes, subjects, mentions)
    for finding in {node for node in corrections.objects(None, SG.corrects) if isinstance(node, URIRef)}:
        for correction in corrections_of(corrections, finding):
            reviewer = corrections.value(correction, PROV.wasAttributedTo)
            name = str(corrections.value(reviewer, FOAF.name))
            coded[name][str(finding)] = codes_of(corrections, correction)
    return dict(coded)


def agreements(coded: Mapping[str, Mapping[str, Codes]]) -> Iterable[Agreement]:
    """Per pair of coders and code; ``coded`` maps a coder to finding to codes."""
    for one, other in combinations(sorted(coded), 2):
        shared = sorted(coded[one].keys() & coded[other].keys())
        if not shared:
            continue
        pairs = [(coded[one][finding], coded[other][finding]) for finding in shared]
        yield _agreement(one, other, "polarity", [(a.polarity, b.polarity) for a, b in pairs])
        for theme in sorted(frozenset().union(*(a.themes | b.themes for a, b in pairs))):
            yield _agreement(
                one, other, f"theme:{theme}", [(str(theme in a.themes), str(theme in b.themes)) for a, b in pairs]
            )
        for agency in sorted(frozenset().union(*(a.subjects | b.subjects for a, b in pairs))):
            name = f"subject:{agency.rsplit('/', 1)[-1]}"
            yield _agreement(
                one, other, name, [(str(agency in a.subjects), str(agency in b.subjects)) for a, b in pairs]
            )


def _agreement(one: str, other: str, code: str, values: list[tuple[str, str]]) -> Agreement:
    left, right = [a for a, _ in values], [b for _, b in values]
    certain = len({*left, *right}) == 1
    kappa = None if certain else float(cohen_kappa_score(left, right))
    return Agreement(one, other, code, len(values), sum(a == b for a, b in values), kappa)
