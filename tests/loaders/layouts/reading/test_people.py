import pytest

from loaders.layouts.reading.people import inspectors, people
from loaders.report import Person


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Sample", [("Ann Sample", None)]),
        ("Ann Sample HMI", [("Ann Sample", "HMI")]),
        ("Ann Sample (HMI)", [("Ann Sample", "HMI")]),
        ("Ann Sample – HMI", [("Ann Sample", "HMI")]),
        ("Ann Sample, Senior HMI", [("Ann Sample", "Senior HMI")]),
        ("Ann Sample, Her Majesty's Inspector", [("Ann Sample", "Her Majesty's Inspector")]),
        ("Ann Sample, Her Majesty’s Inspector (HMI)", [("Ann Sample", "Her Majesty’s Inspector (HMI)")]),
        ("Ann Sample, Regulatory Inspection Manager", [("Ann Sample", "Regulatory Inspection Manager")]),
        ("Name: Ann Sample Social Care HMI", [("Ann Sample", "Social Care HMI")]),
        ("Ann Sample HMI and Mary-Jo O'Neil HMI", [("Ann Sample", "HMI"), ("Mary-Jo O'Neil", "HMI")]),
        (
            "Ann Sample, His Majesty’s Inspector, Bo West",
            [("Ann Sample", "His Majesty’s Inspector"), ("Bo West", None)],
        ),
        ("Máire van der Example HMI", [("Máire van der Example", "HMI")]),
        ("His Majesty’s Inspector", []),
        ("", []),
    ],
)
def test_inspectors_come_with_their_post_apart(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.office) for person in inspectors(text)] == found


def test_people_glued_on_one_line_are_told_apart() -> None:
    line = "Ann Sample, Director of Services, Northtown Professor Bo O'Dell, Chief Nurse at NHS North, and South ICB"
    assert people([line]) == (
        Person("Ann Sample", "Director of Services, Northtown"),
        Person("Professor Bo O'Dell", "Chief Nurse at NHS North, and South ICB"),
    )


def test_an_office_may_run_over_lines() -> None:
    lines = [
        "Ann Sample, Director of Probation, London Community Rehabilitation",
        "Company",
        "Bo Dell QPM, Chief Constable",
    ]
    assert people(lines) == (
        Person("Ann Sample", "Director of Probation, London Community Rehabilitation Company"),
        Person("Bo Dell QPM", "Chief Constable"),
    )


def test_an_office_may_follow_a_name_without_a_comma() -> None:
    assert people(["Ann Sample Manager, Head of Service Youth Justice"]) == (
        Person("Ann Sample", "Manager, Head of Service Youth Justice"),
    )


@pytest.mark.parametrize(
    "office",
    [
        "Chief Executive, NHS Eastby, Hillton and Seaby CCG",
        "Executive Director – Children, Families and Education, Northtown Council",
        "Chief Nurse Northshire CCGs, Head of Safeguarding East Northshire CCGs",
        "Head of Northtown, Redbank and Southam Woods National Probation Service",
    ],
)
def test_an_office_holds_no_second_person(office: str) -> None:
    assert people([f"Ann Sample, {office}"]) == (Person("Ann Sample", office),)
