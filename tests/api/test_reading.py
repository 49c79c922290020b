from api.reading import Run, marked

ID = "https://w3id.org/safeguarding-graph/id/"


def row(text: str, start: int | None = None, name: str = "finding/x/1-1") -> dict[str, str]:
    place = {"start": str(start)} if start is not None else {}
    return {"finding": ID + name, "text": text, "polarity": "…/polarity/weakness", **place}


def test_findings_are_marked_where_they_stand_and_nothing_is_lost() -> None:
    text = "Plans exist. Plans drift. More."
    runs = marked(text, [row("Plans drift.", 13)])
    assert runs == [Run("Plans exist. "), Run("Plans drift.", "finding/x/1-1", "weakness"), Run(" More.")]
    assert "".join(run.text for run in runs) == text


def test_the_same_words_twice_are_told_apart_by_their_position() -> None:
    runs = marked("Good. Good.", [row("Good.", 6)])
    assert [(run.text, run.finding is not None) for run in runs] == [("Good. ", False), ("Good.", True)]


def test_a_position_that_does_not_fit_gives_way_to_the_words() -> None:
    assert marked("Plans drift.", [row("drift.", 2)])[1].text == "drift."


def test_words_that_are_not_there_are_not_marked() -> None:
    assert marked("Plans drift.", [row("Plans hold.")]) == [Run("Plans drift.")]


def test_of_two_that_overlap_the_first_is_marked() -> None:
    runs = marked("Plans drift badly.", [row("Plans drift", 0, "finding/a"), row("drift badly.", 6, "finding/b")])
    assert [run.finding for run in runs] == ["finding/a", None]
