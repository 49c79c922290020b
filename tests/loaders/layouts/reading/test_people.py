import pytest

from loaders.layouts.reading.people import inspectors, people
from loaders.report import Person


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Sample HMI", ["Ann Sample"]),
        ("Ann Sample, Her Majesty's Inspector", ["Ann Sample"]),
        ("Ann Sample HMI and Mary-Jo O'Neil HMI", ["Ann Sample", "Mary-Jo O'Neil"]),
        ("", []),
    ],
)
def test_inspectors_come_without_their_post(text: str, names: list[str]) -> None:
    assert [person.name for person in inspectors(text)] == names


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
