import pytest

from loaders.layouts.reading.legal_basis import legal_basis


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        (
            "All of it was carried out under Section 136 of the Education and Inspections Act 2006.",
            "section 136 of the Education and Inspections Act 2006",
        ),
        (
            "This joint inspection was conducted under section 20 of the Children Act 2004.",
            "section 20 of the Children Act 2004",
        ),
        ("The inspection was made under the Children Act 2004.", "Children Act 2004"),
    ],
)
def test_the_power_is_read(text: str, basis: str) -> None:
    assert legal_basis([text]) == (basis,)


@pytest.mark.parametrize(
    "text",
    [
        "Audits under section 11 of the Children Act 2004 are thorough.",
        "Inspectors saw enquiries that follow section 47 of the Children Act 1989 closely.",
    ],
)
def test_an_act_that_others_work_under_is_no_basis(text: str) -> None:
    assert legal_basis([text]) == ()
