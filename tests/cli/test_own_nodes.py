"""The graph of a report speaks of nodes of its own alone."""

import pytest

from cli.own_nodes import stranger
from ontology.namespaces import GRAPH, ID

SLUG = "seaton-sif-2015-03-09"
REPORT = str(ID[f"report/{SLUG}"])


def line(subject: str, text: str = "one") -> bytes:
    return f'<{subject}> <http://example.org/says> "{text}" .\n'.encode()


@pytest.mark.parametrize("own", [f"report/{SLUG}", f"inspection/{SLUG}", f"finding/{SLUG}/12-1#target"])
def test_a_report_may_speak_of_its_own_nodes(own: str) -> None:
    assert stranger(REPORT, line(str(ID[own]), f"{SLUG}\\n<http://example.org/x>")) is None


@pytest.mark.parametrize(
    "other",
    [f"report/{SLUG}-b", "report/hillton-sif-2015-03-09", f"agency/of/{SLUG}", "agency/ofsted"],
)
def test_a_report_may_speak_of_nothing_else(other: str) -> None:
    statements = line(REPORT) + line(str(ID[other]))
    assert stranger(REPORT, statements) == line(str(ID[other])).decode().rstrip("\n")


def test_graphs_that_are_no_report_s_have_no_such_bounds() -> None:
    assert stranger(str(GRAPH["register"]), line(str(ID["agency/ofsted"]))) is None
