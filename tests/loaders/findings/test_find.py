"""From a report to findings: what counts as one, and where it stands."""

from dataclasses import replace

import pytest

from loaders.findings import find
from loaders.findings.candidates import candidates
from loaders.report import Finding, Paragraph, Polarity, Report, Section, SectionRole, Stated, StatedKind
from ontology.register import register


def report_of(*sections: Section) -> Report:
    return Report(
        title="Inspection of services",
        framework="ilacs",
        authority="blackpool",
        authority_text="Blackpool",
        inspectorates=("ofsted",),
        start=None,
        end=None,
        published=None,
        published_source=None,
        sha256="0" * 64,
        file_name="sample.txt",
        page_count=None,
        sections=sections,
    )


def section(text: str, role: SectionRole = SectionRole.NARRATIVE, stated: Stated | None = None) -> Section:
    paragraph = Paragraph("s1-1", text, page=3, page_starts=((26, 4),), is_item=stated is not None, stated=stated)
    return Section(1, "Quality of help", role, paragraphs=(paragraph,))


def findings(text: str, role: SectionRole = SectionRole.NARRATIVE, stated: Stated | None = None) -> tuple[Finding, ...]:
    return find(report_of(section(text, role, stated)), register())


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        ("Social workers make timely and thorough assessments, and children are safer as a result.", Polarity.STRENGTH),
        ("Supervision is poor and too many children wait too long for help.", Polarity.WEAKNESS),
        ("Leaders have not ensured that plans are of a good enough standard.", Polarity.WEAKNESS),
        ("Effective planning prevents drift and delay for children.", Polarity.STRENGTH),
        ("Plans are clear and effective, but supervision is weak and infrequent.", Polarity.MIXED),
        ("Although assessments are thorough, plans are poor and reviews are often late.", Polarity.MIXED),
    ],
)
def test_an_evaluative_sentence_is_a_finding(sentence: str, polarity: Polarity) -> None:
    (finding,) = findings(sentence)
    assert finding.polarity is polarity
    assert finding.stated is None
    assert 0.25 < finding.confidence <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "At 31 March 2016, 120 children were living in foster families.",
        "The service is commissioned jointly with two neighbouring councils.",
        "At the time of the inspection, 35 care leavers were aged 18 to 21.",
    ],
)
def test_a_sentence_that_only_describes_is_none(sentence: str) -> None:
    assert findings(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors sampled thorough and timely assessments from every team.",
        "This letter sums up the weaknesses that inspectors found.",
        "Complaints about poor service may be sent to www.example.org.uk.",
    ],
)
def test_a_sentence_about_the_inspection_itself_is_none(sentence: str) -> None:
    assert findings(sentence) == ()


def test_what_inspectors_found_is_one() -> None:
    assert findings("Inspectors read many records and found poor supervision and long delays.")


def test_sections_that_do_not_evaluate_give_none() -> None:
    sentence = "Supervision is poor and too many children wait too long for help."
    assert findings(sentence, SectionRole.SUMMARY)
    for role in (SectionRole.CONTEXT, SectionRole.METHOD, SectionRole.NEXT_STEPS, SectionRole.CLOSING):
        assert findings(sentence, role) == ()


@pytest.mark.parametrize(
    ("kind", "polarity"),
    [
        (StatedKind.STRENGTH, Polarity.STRENGTH),
        (StatedKind.REQUIREMENT_MET, Polarity.STRENGTH),
        (StatedKind.AREA_FOR_IMPROVEMENT, Polarity.WEAKNESS),
        (StatedKind.RECOMMENDATION, Polarity.WEAKNESS),
    ],
)
def test_a_list_states_the_polarity_of_its_items(kind: StatedKind, polarity: Polarity) -> None:
    text = "Supervision of staff. It is recorded."
    (finding,) = findings(text, SectionRole.IMPROVEMENTS, Stated(kind))
    assert (finding.text, finding.sentence, finding.polarity, finding.confidence) == (text, 0, polarity, 1.0)
    assert finding.stated is not None


ACCOUNT = (
    "Supervision of staff is regular and well recorded in the files. Managers know their teams. "
    "Plans are poor and reviews are often far too late."
)


@pytest.mark.parametrize("kind", [StatedKind.STRENGTH, StatedKind.AREA_FOR_IMPROVEMENT])
def test_in_a_list_that_is_an_account_the_opening_is_the_item_and_the_rest_is_read(kind: StatedKind) -> None:
    opening, *further = findings(ACCOUNT, SectionRole.IMPROVEMENTS, Stated(kind))
    assert (opening.text, opening.sentence) == (ACCOUNT.partition(" Managers")[0], 0)
    assert opening.stated == Stated(kind)
    assert [(one.sentence, one.polarity, one.stated) for one in further if one.sentence == 3] == [
        (3, Polarity.WEAKNESS, None)
    ]


def test_a_short_first_sentence_opens_an_item_together_with_the_next() -> None:
    text = "Help is early. Managers know their teams and the children in them. Plans are poor. Reviews are late."
    opening, *_ = findings(text, SectionRole.STRENGTHS, Stated(StatedKind.STRENGTH))
    assert opening.text == "Help is early. Managers know their teams and the children in them."


@pytest.mark.parametrize("kind", [StatedKind.RECOMMENDATION, StatedKind.PRIORITY_ACTION])
def test_what_is_asked_for_stays_whole(kind: StatedKind) -> None:
    (finding,) = findings(ACCOUNT, SectionRole.IMPROVEMENTS, Stated(kind))
    assert finding.text == ACCOUNT


def test_a_finding_is_a_slice_of_its_paragraph_with_its_page() -> None:
    text = "The board met in May 2015. Supervision is poor and far too infrequent."
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == finding.text == "Supervision is poor and far too infrequent."
    assert (finding.locator, finding.sentence, finding.page) == ("s1-1", 2, 4)


def test_agencies_and_themes_are_linked() -> None:
    (finding,) = findings("The police respond promptly and effectively when children go missing from home.")
    assert "missing-children" in finding.themes
    assert [link.agency.rsplit("/", 1)[1] for link in finding.agencies] == ["lancashire-constabulary"]


def test_at_most_three_themes() -> None:
    (finding,) = findings(
        "Training, supervision, recording, information sharing and assessment of neglect, domestic abuse, missing "
        "children and exploitation are all highly effective."
    )
    assert 1 <= len(finding.themes) <= 3


def test_a_section_inherits_the_grade_and_heading_above() -> None:
    above = Section(1, "Care leavers", SectionRole.NARRATIVE, grade="good")
    below = replace(section("Plans are clear."), order=2, heading="Plans", parent=1)
    (candidate,) = candidates(report_of(above, below))
    assert (candidate.grade, candidate.headings) == ("good", ("Plans", "Care leavers"))
