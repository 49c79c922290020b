from cli.outcomes import Outcome, Status, Summary


def test_the_summary_counts_by_layout_and_outcome() -> None:
    summary = Summary()
    for status, framework in [
        (Status.LOADED, "slac"),
        (Status.LOADED, "sif"),
        (Status.LOADED, "sif"),
        (Status.REJECTED, ""),
    ]:
        summary.add(Outcome("a.pdf", status, "", framework=framework))
    assert [line.split() for line in summary.lines()] == [
        ["layout", "loaded", "rejected"],
        ["sif", "2", "·"],
        ["slac", "1", "·"],
        ["–", "·", "1"],
        ["all", "3", "1"],
    ]
    assert summary.kept_out == 1


def test_a_line_names_outcome_file_and_reason() -> None:
    line = Outcome("a.pdf", Status.REJECTED, "It is empty.", code="not-a-report").line()
    assert line.split(maxsplit=2) == ["rejected", "a.pdf", "It is empty."]
