from datetime import date

import pytest

from loaders.layouts.reading.statement import statement_of_action
from loaders.report import Paragraph, Section, SectionRole

DUE = "Northtown should send the written statement of action to the inspectorates by 23 October 2023."


def next_steps(*texts: str, role: SectionRole = SectionRole.NEXT_STEPS) -> list[Section]:
    paragraphs = tuple(Paragraph(f"s1-{place}", text) for place, text in enumerate(texts, 1))
    return [Section(1, "Next steps", role, paragraphs=paragraphs)]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        (
            "We decided that Northtown Council is the principal authority and should prepare a written statement.",
            "Northtown Council",
        ),
        (
            "The director of children's services should prepare a written statement.",
            "The director of children's services",
        ),
        ("The local authority should coordinate the preparation of a written statement.", "The local authority"),
    ],
)
def test_lead_and_day_are_read(text: str, lead: str) -> None:
    found = statement_of_action(next_steps(text, DUE))
    assert found
    assert (found.lead, found.due, found.text, found.locator) == (lead, date(2023, 10, 23), DUE, "s1-2")


def test_a_statement_without_a_day_is_kept() -> None:
    found = statement_of_action(
        next_steps("The local authority should prepare a written statement of proposed action.")
    )
    assert found
    assert found.due is None


def test_only_next_steps_ask_for_a_statement() -> None:
    assert statement_of_action(next_steps(DUE, role=SectionRole.NARRATIVE)) is None
    assert statement_of_action(next_steps("Thank you for your help.")) is None
