"""Statements by what they say, whichever way an engine writes their numbers and times: 0.90 is 0.9."""

from collections.abc import Iterable

import pyoxigraph as ox

_ANY = ox.NamedNode("urn:literal")


def by_value(triples: Iterable[ox.Triple]) -> dict[ox.Triple, ox.Triple]:
    """Each statement under its normal form, which is Oxigraph's."""
    triples = list(triples)
    normal = _normal({triple.object for triple in triples if isinstance(triple.object, ox.Literal)})
    return {ox.Triple(one.subject, one.predicate, normal.get(one.object, one.object)): one for one in triples}


def _normal(literals: Iterable[ox.Literal]) -> dict[object, ox.Literal]:
    """Literals to their normal forms, by putting them into an engine and taking them out."""
    numbered = list(literals)
    engine = ox.Store()
    engine.extend(ox.Quad(_ANY, ox.NamedNode(f"urn:{number}"), one) for number, one in enumerate(numbered))
    return {
        numbered[int(quad.predicate.value.removeprefix("urn:"))]: quad.object
        for quad in engine
        if isinstance(quad.object, ox.Literal)
    }
