from collections.abc import Callable
from datetime import date

from loaders.report import Person, Report, StatedKind

ReadText = Callable[..., Report]

SAMPLE = """31 March 2010

Mrs Ann Sample
Director of Services
Blackpool Borough Council
The Hall
BP1 2AB

Dear Mrs Sample

Annual unannounced inspection of contact, referral and assessment arrangements within Blackpool children's services

This letter says what we found in Blackpool Borough Council in an inspection conducted on 2 and 3 March 2010.
All of it was carried out under section 138 of the Education and Inspections Act 2006.

We saw these arrangements delivered satisfactorily in line with guidance, in particular:

- Records are kept up to date by most workers.
- Duty workers answer callers promptly.

Strengths and areas for development were also found:

Strengths

- Supervision is regular and valued by staff.

Areas for development

- Some referrals are closed too soon.

Yours sincerely

Bo Dell
Her Majesty's Inspector

Copy: Cy Doe, Chief Executive, Blackpool Borough Council
"""


def test_the_lists_state_what_they_are(read_text: ReadText) -> None:
    kinds = [one.stated.kind for one in read_text(SAMPLE).paragraphs if one.stated]
    assert kinds == [
        StatedKind.REQUIREMENT_MET,
        StatedKind.REQUIREMENT_MET,
        StatedKind.STRENGTH,
        StatedKind.AREA_FOR_DEVELOPMENT,
    ]


def test_the_letter_gives_the_facts(read_text: ReadText) -> None:
    report = read_text(SAMPLE)
    assert (report.framework, report.authority) == ("cra", "blackpool")
    assert (report.start, report.end, report.published) == (date(2010, 3, 2), date(2010, 3, 3), date(2010, 3, 31))
    assert report.lead_inspectors == (Person("Bo Dell", "Her Majesty's Inspector"),)
    assert report.addressees == (Person("Mrs Ann Sample", "Director of Services Blackpool Borough Council"),)
    assert report.copy_recipients == (Person("Cy Doe", "Chief Executive, Blackpool Borough Council"),)
    assert report.judgements == ()


def test_a_list_that_nothing_leads_to_states_nothing(read_text: ReadText) -> None:
    text = SAMPLE.replace("delivered satisfactorily in line with guidance, in particular:", "in use.")
    assert StatedKind.REQUIREMENT_MET not in {one.stated.kind for one in read_text(text).paragraphs if one.stated}
