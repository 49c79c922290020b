"""Validate one stored graph; run in a worker process."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph

from cli.own_nodes import OWN_NODES, stranger
from shapes.validation import report


class Check(NamedTuple):
    """One graph to validate."""

    name: str
    ntriples: bytes
    organisations: Path | None
    """A file of N-Triples that types the organisations of the register; None where they are not to be checked."""


class Checked(NamedTuple):
    """What was found."""

    name: str
    violations: tuple[str, ...]


def check(task: Check) -> Checked:
    """Validate one graph against all shapes; of a report's graph also that it speaks of nothing else."""
    graph = Graph(bind_namespaces="none").parse(data=task.ntriples, format="nt")
    organisations = _organisations(task.organisations) if task.organisations else None
    violations = tuple(map(str, report(graph, organisations).violations))
    foreign = stranger(task.name, task.ntriples)
    return Checked(task.name, (*violations, f"{OWN_NODES} Found: {foreign}") if foreign else violations)


@cache
def _organisations(path: Path) -> Graph:
    """Read once a process."""
    return Graph(bind_namespaces="none").parse(path, format="nt")
