from loaders.layouts.reading.evidence import evidence
from loaders.report import Paragraph, Section, SectionRole


def counts(text: str, role: SectionRole = SectionRole.METHOD) -> list[tuple[str, int, str]]:
    found = evidence([Section(1, "About", role, paragraphs=(Paragraph("2", text),))])
    return [(one.kind, one.count, one.text) for one in found]


def test_the_counts_of_a_sentence_come_each_with_its_words() -> None:
    text = "discussions with 52 children and young people, sixteen parents and carers, and a review of 48 case files"
    assert sorted(counts(text)) == [
        ("case-files", 48, "48 case files"),
        ("children-and-young-people", 52, "52 children and young people"),
        ("parents-and-carers", 16, "sixteen parents and carers"),
    ]


def test_numbers_of_the_population_are_no_evidence() -> None:
    assert counts("Some 32,900 children and young people live here.") == []
    assert counts("Inspectors spoke to 12 parents.", SectionRole.CONTEXT) == []
