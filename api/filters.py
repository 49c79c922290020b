"""Filters as conditions of a query: fixed fragments of SPARQL, into which only checked terms are put."""

import re
from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from api.catalogue import organisation_iris
from api.parameters import Selection
from api.queries import Term, iris, values_clause
from ontology.identifiers import authority_iri, concept_iri, inspection_iri
from ontology.namespaces import PREFIXES

_ROLES = {
    frozenset({"subject"}): "?finding sg:concerns ?agency .",
    frozenset({"mentioned"}): "?finding sg:mentions ?agency . MINUS { ?finding sg:concerns ?agency }",
}
_EITHER_ROLE = "?finding sg:mentions ?agency ."


def concepts(scheme: str, slugs: Sequence[str]) -> list[Term]:
    """The concepts of a scheme, as terms."""
    return iris(str(concept_iri(scheme, slug)) for slug in slugs)


def _day(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(PREFIXES["xsd"] + "date"))


def inspection_filters(selected: Selection) -> dict[str, list[str]]:
    """Conditions on ``?inspection`` and ``?date``, for the places ``inspection`` and ``date``."""
    conditions: list[str] = []
    if slugs := selected.get("inspection"):
        conditions.append(values_clause("inspection", iris(str(inspection_iri(slug)) for slug in slugs)))
    if slugs := selected.get("authority"):
        conditions.append(values_clause("authority", iris(str(authority_iri(slug)) for slug in slugs)))
        conditions.append("?inspection sg:inspects ?authority .")
    if slugs := selected.get("framework"):
        conditions.append(values_clause("framework", concepts("framework", slugs)))
        conditions.append("?inspection sg:framework ?framework .")
    dates = [f"FILTER(?date >= {_day(day)})" for day in selected.get("from")]
    dates += [f"FILTER(?date <= {_day(day)})" for day in selected.get("to")]
    return {"inspection": conditions, "date": dates}


_BY_SOURCE = {"report": "FILTER(BOUND(?report))", "workbook": "FILTER(BOUND(?workbook))"}


def judgement_filters(selected: Selection) -> dict[str, list[str]]:
    """Conditions for the query ``judgements``."""
    conditions: list[str] = []
    if grades := selected.get("grade"):
        conditions += [values_clause("grade", concepts("grade", grades)), "?judgement sg:grade ?grade ."]
    if len(sources := selected.get("source")) == 1:
        conditions.append(_BY_SOURCE[sources[0]])
    recorded: list[str] = []
    for name, terms in (
        ("inspection", iris(str(inspection_iri(slug)) for slug in selected.get("inspection"))),
        ("authority", iris(str(authority_iri(slug)) for slug in selected.get("authority"))),
        ("framework", concepts("framework", selected.get("framework"))),
    ):
        if terms:
            recorded.append(values_clause(name, terms))
    return {**inspection_filters(selected), "recorded": recorded, "judgement": conditions}


def finding_filters(selected: Selection, *, pairs: bool = False) -> dict[str, list[str]]:
    """Conditions for the queries ``findings`` and, with ``pairs``, ``relationships``."""
    conditions: list[str] = []
    for name, terms in (
        ("polarity", concepts("polarity", selected.get("polarity"))),
        ("theme", concepts("theme", selected.get("theme"))),
        ("timescale", concepts("timescale", selected.get("timescale"))),
        ("basis", [Literal(basis) for basis in selected.get("basis")]),
    ):
        if terms:
            conditions += [values_clause(name, terms), f"?finding sg:{name} ?{name} ."]
    if "recommendation" in selected.get("class"):
        conditions.append("?finding a sg:Recommendation .")
    if words := selected.get("q"):
        conditions.append("?finding sg:text ?text .")
        conditions += [text_filter(words[0])]
    return {**inspection_filters(selected), "finding": conditions, "agency": _agency_filters(selected, pairs=pairs)}


def _agency_filters(selected: Selection, *, pairs: bool) -> list[str]:
    """Agency, type and role hold of one and the same organisation that the finding names."""
    conditions: list[str] = []
    if slugs := selected.get("agency"):
        terms = iris(iri for slug in slugs for iri in organisation_iris(slug))
        conditions.append(values_clause("agency", terms))
    if slugs := selected.get("agency_type"):
        conditions.append(values_clause("agency_type", concepts("agency-type", slugs)))
        conditions.append("?agency sg:agencyType ?agency_type .")
    role = _ROLES.get(frozenset(selected.get("role")))
    if role or (conditions and not pairs):
        conditions.append(role or _EITHER_ROLE)
    return conditions


_WORD = re.compile(r'"([^"]*)"|(\S+)')
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def search_words(q: str) -> list[str]:
    """The words and the quoted phrases of a search, lower case, with straight quotation marks."""
    found = ((phrase or word).strip().lower() for phrase, word in _WORD.findall(q.translate(_APOSTROPHES)))
    return [" ".join(word.split()) for word in found if word]


def text_filter(q: str, variable: str = "text") -> str:
    """A FILTER that holds where the variable's text has every word of ``q``, whatever its case and apostrophes."""
    return f"FILTER({' && '.join(_contains(word, variable) for word in search_words(q)) or 'true'})"


def _contains(word: str, variable: str) -> str:
    text = f"LCASE(?{variable})"
    if "'" in word:
        text = f'REPLACE({text}, "[‘’]", "\'")'
    return f"CONTAINS({text}, {Literal(word)})"
