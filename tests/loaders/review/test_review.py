"""A person's codes win over the machine's, which are kept; a table goes out and comes back whole."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from loaders.review.agreement import MACHINE, agreements, codings
from loaders.review.applying import apply_corrections
from loaders.review.codes import Codes, Review, ReviewError
from loaders.review.corrections import add_reviews
from loaders.review.table import read, write
from ontology.namespaces import ID, SCHEME, SG
from ontology.register import Organisation, OrganisationKind, Register

FINDING = ID["finding/seaton-sif-2015-06-01/12-1"]
POLICE, COUNCIL = ID["agency/seaton-constabulary"], ID["authority/seaton"]
STRENGTH, WEAKNESS = SCHEME["polarity/strength"], SCHEME["polarity/weakness"]
NEGLECT, TRAINING = SCHEME["theme/neglect"], SCHEME["theme/training"]
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture
def register() -> Register:
    return Register(
        {
            "seaton": Organisation("seaton", "Seaton Council", OrganisationKind.AUTHORITY, "local-authority"),
            "seaton-constabulary": Organisation(
                "seaton-constabulary", "Seaton Constabulary", OrganisationKind.AGENCY, "police"
            ),
        }
    )


@pytest.fixture
def report() -> Graph:
    graph, link = Graph(), URIRef(f"{FINDING}#agency-1")
    for predicate, value in (
        (RDF.type, SG.Finding),
        (SG.basis, Literal("inferred")),
        (SG.polarity, STRENGTH),
        (SG.theme, NEGLECT),
        (SG.mentions, POLICE),
        (SG.agencyLink, link),
    ):
        graph.add((FINDING, predicate, value))
    graph.add((link, SG.agency, POLICE))
    graph.add((link, SG.role, SCHEME["role/mentioned"]))
    return graph


def review(polarity: str, at: datetime = NOON, reviewer: str = "Ada Reader") -> Review:
    codes = Codes(polarity, frozenset({"training"}), frozenset({str(COUNCIL)}), frozenset({str(COUNCIL)}))
    return Review(str(FINDING), reviewer, at, codes)


def test_a_correction_wins_and_the_machines_codes_stand_beside_it(report: Graph) -> None:
    apply_corrections(report, add_reviews(Graph(), [review("weakness")]))
    assert list(report.objects(FINDING, SG.polarity)) == [WEAKNESS]
    assert list(report.objects(FINDING, SG.machinePolarity)) == [STRENGTH]
    assert list(report.objects(FINDING, SG.theme)) == [TRAINING]
    assert list(report.objects(FINDING, SG.concerns)) == [COUNCIL]


def test_the_latest_correction_wins(report: Graph) -> None:
    later = review("mixed", NOON + timedelta(days=1), "Ben Coder")
    apply_corrections(report, add_reviews(Graph(), [later, review("weakness")]))
    assert list(report.objects(FINDING, SG.polarity)) == [SCHEME["polarity/mixed"]]


def test_what_a_person_says_is_no_finding_is_none_and_keeps_its_place(report: Graph) -> None:
    apply_corrections(report, add_reviews(Graph(), [review("none")]))
    assert (FINDING, RDF.type, SG.Finding) not in report
    assert (FINDING, RDF.type, SG.RejectedFinding) in report
    assert list(report.objects(FINDING, SG.polarity)) == []


@pytest.mark.parametrize("polarity", ["weakness", "none"])
def test_without_the_correction_the_machines_statement_is_back_whole(report: Graph, polarity: str) -> None:
    before = Graph() + report
    apply_corrections(report, add_reviews(Graph(), [review(polarity)]))
    assert not isomorphic(report, before)
    apply_corrections(report, Graph())
    assert isomorphic(report, before)


def test_a_finding_that_nobody_reviewed_is_left_alone(report: Graph) -> None:
    before = Graph() + report
    elsewhere = Review(f"{FINDING}0", "Ada Reader", NOON, review("weakness").codes)
    apply_corrections(report, add_reviews(Graph(), [elsewhere]))
    assert isomorphic(report, before)


ROW = {
    "finding": str(FINDING),
    "inspection": str(ID["inspection/seaton-sif-2015-06-01"]),
    "text": 'The police say "soon".',
    "polarity": str(STRENGTH),
    "themes": str(NEGLECT),
    "mentions": f"{POLICE} {COUNCIL}",
    "subjects": str(COUNCIL),
}


def table(register: Register, **changed: str) -> StringIO:
    out = StringIO()
    write([ROW], register, out)
    header, line = out.getvalue().splitlines()
    for old, new in changed.items():
        line = line.replace(old, new)
    return StringIO(f"{header}\n{line.rstrip(',')},Ada Reader,\n")


def test_a_table_that_goes_out_comes_back_with_the_same_codes(register: Register) -> None:
    (back,) = read(table(register), register, NOON)
    assert back == Review(
        str(FINDING),
        "Ada Reader",
        NOON,
        Codes("strength", frozenset({"neglect"}), frozenset({str(COUNCIL)}), frozenset({str(COUNCIL), str(POLICE)})),
    )


def test_a_row_without_a_reviewer_is_not_taken(register: Register) -> None:
    out = StringIO()
    write([ROW], register, out)
    assert list(read(StringIO(out.getvalue()), register)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("strength", "splendid", "polarity 'splendid'"),
        ("neglect", "weather", "theme is called 'weather'"),
        ("subject:seaton", "subject:atlantis", "atlantis"),
    ],
)
def test_an_unknown_code_is_refused_with_its_line(register: Register, old: str, new: str, said: str) -> None:
    with pytest.raises(ReviewError, match=f"line 2: .*{said}"):
        list(read(table(register, **{old: new}), register))


def test_a_table_without_the_columns_is_refused(register: Register) -> None:
    with pytest.raises(ReviewError, match="lacks the columns"):
        list(read(StringIO("finding,polarity\n"), register))


def coding(*polarities: str) -> dict[str, Codes]:
    return {str(place): Codes(value, frozenset(), frozenset(), frozenset()) for place, value in enumerate(polarities)}


def test_kappa_is_one_for_coders_of_one_mind_and_none_where_chance_is_certain() -> None:
    (same,) = agreements({"a": coding("strength", "weakness"), "b": coding("strength", "weakness")})
    assert same.kappa == 1.0
    (certain,) = agreements({"a": coding("strength", "strength"), "b": coding("strength", "strength")})
    assert certain.kappa is None
    assert certain.agreed == 2


def test_kappa_counts_only_what_is_beyond_chance() -> None:
    # Four findings, two agreed, as chance alone would have it: observed 0.5, expected 0.5.
    (agreement,) = agreements({
        "a": coding("strength", "strength", "weakness", "weakness"),
        "b": coding("strength", "weakness", "strength", "weakness"),
    })  # fmt: skip
    assert agreement.kappa == pytest.approx(0.0)


def test_codings_take_the_machine_and_each_persons_latest() -> None:
    rows = [{"finding": str(FINDING), "polarity": str(STRENGTH), "themes": str(NEGLECT), "mentions": str(POLICE)}]
    reviews = [review("weakness"), review("mixed", NOON + timedelta(hours=1))]
    coded = codings(rows, add_reviews(Graph(), reviews))
    assert coded[MACHINE][str(FINDING)] == Codes(
        "strength", frozenset({"neglect"}), frozenset(), frozenset({str(POLICE)})
    )
    assert coded["Ada Reader"][str(FINDING)].polarity == "mixed"
