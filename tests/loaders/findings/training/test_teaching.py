"""What the network is taught: whose answers count for a sentence, and which sentences are never mixed."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pytest

from loaders.findings.candidates import Candidate
from loaders.findings.linear import Floats
from loaders.findings.polarity import LABELS
from loaders.findings.sentences import Sentence
from loaders.findings.training.material import Example
from loaders.report import Paragraph, SectionRole

pytest.importorskip("torch", reason="PyTorch is of the extra train, which only training needs")
pytest.importorskip("transformers", reason="transformers is of the extra train, which only training needs")

from loaders.findings.training import teaching
from loaders.findings.training.teacher import Said

LEARNT = ["Reviews are sharp, but visits are late.", "Managers know children, and staff stay."]
HELD_BACK = ["Nobody asks parents, which frustrates schools.", "Police attend conferences, although seldom."]
WRITTEN = ["Carers feel valued, because panels listen.", "Health checks drift.", "Thresholds vary.", "Audits teach."]
ONLY_FIRST, ONLY_SECOND = np.eye(len(LABELS))[:2].tolist()


@dataclass
class Stubborn:
    """A teacher that gives every sentence one label, and makes one of every word."""

    label: int

    def says(self, sentences: Sequence[str]) -> Iterator[Said]:
        for place in range(len(sentences)):
            yield Said(place, np.eye(len(LABELS), dtype=np.float32)[self.label], {0: np.ones(3, dtype=np.float32)})


@pytest.fixture
def course(monkeypatch: pytest.MonkeyPatch) -> teaching.Course:
    """Of two teachers, one of whom calls all a strength, the other a weakness; readers call all mixed."""

    def vectors(words: Sequence[str]) -> Floats:
        return np.zeros((len(words), 3), dtype=np.float32)

    def taught(_sentences: Sequence[str], _right: Sequence[int], _labels: int, seed: int) -> Stubborn:
        return Stubborn(seed)

    monkeypatch.setattr(teaching, "word_vectors", vectors)
    monkeypatch.setattr(teaching, "taught", taught)
    monkeypatch.setattr(teaching, "ProcessPoolExecutor", ThreadPoolExecutor)
    monkeypatch.setattr(teaching, "WRITTEN", 1)
    monkeypatch.setattr(teaching, "VARIATIONS", 80)
    material = [example(text) for text in LEARNT + HELD_BACK]
    return teaching.course(material, [(text, "mixed") for text in WRITTEN], learnt=[0, 1])


def example(text: str) -> Example:
    sentence = Sentence(text, 0, len(text))
    where = Candidate(Paragraph("1", text), sentence, 1, None, "ilacs", SectionRole.NARRATIVE, None, ("",))
    return Example(where, "mixed", None, "", natural=True)


def said_by_teachers(lesson: teaching.Lesson) -> list[float]:
    """What is left of an answer to a sentence when the reader's is taken out of it."""
    reader = np.full(len(LABELS), teaching.SMOOTHING / len(LABELS))
    reader[LABELS.index("mixed")] += 1 - teaching.SMOOTHING
    found: list[float] = ((lesson.answer - teaching.TRUST * reader) / (1 - teaching.TRUST)).round(3).tolist()
    return found


def test_each_sentence_has_a_lesson_of_its_own_first(course: teaching.Course) -> None:
    first = [" ".join(lessons[0].reading.words) for lessons in course.lessons]
    assert first[0] == "reviews are sharp , but visits are late"
    assert len(first) == len(LEARNT + HELD_BACK + WRITTEN)


def test_both_teachers_judge_the_sentences_of_reports(course: teaching.Course) -> None:
    for lesson, *_ in course.lessons[: len(LEARNT + HELD_BACK)]:
        assert said_by_teachers(lesson) == [0.5, 0.5, 0, 0]


def test_no_teacher_judges_a_written_sentence_that_it_has_learnt_from(course: teaching.Course) -> None:
    said = [said_by_teachers(lesson) for lesson, *_ in course.lessons[len(LEARNT + HELD_BACK) :]]
    assert sorted(said) == sorted([ONLY_FIRST, ONLY_SECOND, [0.5, 0.5, 0, 0], [0.5, 0.5, 0, 0]])


def test_each_teacher_judges_half_of_the_variations(course: teaching.Course) -> None:
    said = [lesson.answer.tolist() for _, *varied in course.lessons for lesson in varied]
    assert len(said) == 80
    assert said.count(ONLY_FIRST) == said.count(ONLY_SECOND) == 40


def test_no_variation_mixes_what_is_learnt_from_with_what_is_held_back(course: teaching.Course) -> None:
    def words(texts: Sequence[str]) -> set[str]:
        return set(" ".join(texts).lower().replace(",", "").replace(".", "").split())

    for row, (_, *varied) in enumerate(course.lessons):
        others = HELD_BACK if row < len(LEARNT) or row >= len(LEARNT + HELD_BACK) else LEARNT + WRITTEN
        assert varied
        for lesson in varied:
            assert not words(others).intersection(lesson.reading.words)


def test_words_mean_what_teachers_make_of_them_where_they_may_learn(course: teaching.Course) -> None:
    for meanings in course.meanings:
        assert set(meanings.words.counts) == {"reviews", "managers", "carers", "health", "thresholds", "audits"}


def test_what_is_to_be_measured_learns_from_nothing_held_back(course: teaching.Course) -> None:
    held_back = range(len(LEARNT), len(LEARNT + HELD_BACK))
    assert course.to_be_measured().lessons == [
        lessons for row, lessons in enumerate(course.lessons) if row not in held_back
    ]
