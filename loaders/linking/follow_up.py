"""Was it put right? Which findings of later inspections follow a recommendation up: ``sg:followedBy``.

A later finding is on the same matter where it says it in similar words and is about much the same themes. Words are
weighed by how rare they are in inspection reports (TF-IDF, see :mod:`loaders.linking.word_counts`), so that "children"
counts for little and "return interviews" for much. The confidence, 0 to 1, is that similarity raised where the same
agency is concerned; it ranks, and is no probability: the words that were shared are kept beside it for a reader to
judge.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, XSD
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

from loaders.linking.rows import Ask, query_text
from loaders.linking.word_counts import word_counts, words_of
from ontology.namespaces import SG

LEAST = 0.35
"""Similarity below which two findings are on different matters too often; see docs/follow-up.md."""

LEAST_THEMES = 0.5
"""The part of all themes of two findings that both must have; with less in common, most are on different matters."""

MOST = 3
"""Findings linked from one recommendation to one later inspection: the most similar ones."""

SAME_AGENCY = 0.1
"""What a shared agency adds to the confidence."""

SHARED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding as linking needs it."""

    iri: str
    inspection: str
    day: str
    is_recommendation: bool
    text: str
    themes: frozenset[str]
    agencies: frozenset[str]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One link, with what it rests on."""

    earlier: Statement
    later: Statement
    confidence: float
    shared_words: tuple[str, ...]


def add_links(graph: Graph, ask: Ask) -> None:
    """State ``sg:followedBy`` for each recommendation and the later findings on the same matter, of one authority."""
    days = {row["inspection"]: row.get("published", row.get("end", "")) for row in ask(query_text("inspections.rq"))}
    recommendations = {row["finding"] for row in ask(query_text("recommendations.rq"))}
    themes, agencies = _values(ask, "themes.rq"), _values(ask, "subjects.rq")
    statements = [
        Statement(
            iri=row["finding"],
            inspection=row["inspection"],
            day=days.get(row["inspection"], ""),
            is_recommendation=row["finding"] in recommendations,
            text=row["text"],
            themes=frozenset(themes.get(row["finding"], ())),
            agencies=frozenset(agencies.get(row["finding"], ())),
        )
        for row in ask(query_text("findings.rq"))
    ]
    for follow_up in follow_ups(sorted(statements, key=lambda statement: (statement.day, statement.iri))):
        _state(graph, follow_up)


def follow_ups(statements: Sequence[Statement]) -> Iterator[FollowUp]:
    """The links among the findings of one area, in the order of the recommendations."""
    recommendations = [place for place, statement in enumerate(statements) if statement.is_recommendation]
    if not recommendations or len({statement.inspection for statement in statements}) < 2:
        return
    vectorizer = _vectorizer()
    vectors = vectorizer.transform(statement.text for statement in statements)
    terms = vectorizer.get_feature_names_out()
    by_word = vectors.T.tocsr()
    for place in recommendations:
        earlier = statements[place]
        # One recommendation at a time: all similarities of an area with many inspections would be many millions.
        similar = vectors[place] @ by_word
        matches = [
            (similarity, other)
            for similarity, other in zip(similar.data, similar.indices, strict=True)
            if similarity >= LEAST and _may_follow(earlier, statements[other])
        ]
        taken: dict[str, int] = {}
        for similarity, other in sorted(matches, key=lambda match: (-round(match[0], 6), statements[match[1]].iri)):
            later = statements[other]
            taken[later.inspection] = taken.get(later.inspection, 0) + 1
            if taken[later.inspection] <= MOST:
                bonus = SAME_AGENCY if earlier.agencies & later.agencies else 0.0
                words = _shared(vectors[place], vectors[other], terms)
                yield FollowUp(earlier, later, min(1.0, float(similarity) + bonus), words)


def _may_follow(earlier: Statement, later: Statement) -> bool:
    shared, either = earlier.themes & later.themes, earlier.themes | later.themes
    return earlier.day < later.day and bool(shared) and len(shared) >= LEAST_THEMES * len(either)


@cache
def _vectorizer() -> TfidfVectorizer:
    counts = word_counts()
    vectorizer = TfidfVectorizer(analyzer=words_of, vocabulary=list(counts.words), sublinear_tf=True)
    vectorizer.idf_ = np.array([counts.rarity(word) for word in counts.words])
    return vectorizer


def _shared(one: csr_matrix, other: csr_matrix, terms: Sequence[str]) -> tuple[str, ...]:
    """The terms that made two texts similar, the weightiest first."""
    columns, of_one, of_other = np.intersect1d(one.indices, other.indices, assume_unique=True, return_indices=True)
    heaviest = sorted(zip(-one.data[of_one] * other.data[of_other], columns, strict=True))[:SHARED_WORDS]
    return tuple(str(terms[column]) for _, column in heaviest)


def _values(ask: Ask, name: str) -> dict[str, list[str]]:
    """Finding to the values that a query gives it."""
    values: dict[str, list[str]] = defaultdict(list)
    for row in ask(query_text(name)):
        values[row["finding"]].append(row["value"])
    return values


def _state(graph: Graph, follow_up: FollowUp) -> None:
    earlier, later = URIRef(follow_up.earlier.iri), URIRef(follow_up.later.iri)
    link = URIRef(f"{earlier}#followed-by-{follow_up.later.iri.split('/id/')[-1].replace('/', '-')}")
    graph.add((earlier, SG.followedBy, later))
    graph.add((link, RDF.type, SG.FollowUp))
    graph.add((link, SG.earlier, earlier))
    graph.add((link, SG.later, later))
    graph.add((link, SG.confidence, Literal(f"{follow_up.confidence:.2f}", datatype=XSD.decimal)))
    for word in follow_up.shared_words:
        graph.add((link, SG.sharedWords, Literal(word, datatype=XSD.string)))
