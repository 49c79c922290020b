"""What the network learns from: what readers and two teachers say of each sentence, and they of variations of it.

Both teachers learn from the same areas, and each from some written sentences of its own, on which its answers do not
count. Each then reads all sentences of the reports, the written ones, and half of the variations. No variation mixes
sentences that may be learnt from with others: those others are to measure on.
"""

import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from threadpoolctl import threadpool_limits

from loaders.findings.linear import Floats
from loaders.findings.polarity import LABELS
from loaders.findings.sequences import Reading, reading_of, words_of
from loaders.findings.training.material import Example
from loaders.findings.training.meanings import Meanings
from loaders.findings.training.published import word_vectors
from loaders.findings.training.teacher import SMOOTHING, taught
from loaders.findings.training.variations import alike, replaceable, variations

SEED = 9
TEACHERS = 2
"""At least two: a written sentence that one has learnt from needs another to judge it."""
WRITTEN = 10_000
"""Written sentences that a teacher learns from."""
VARIATIONS = 1_010_000
TRUST = 0.35
"""How much the reader's answer to a sentence counts; the rest is the teachers'."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example to learn from."""

    reading: Reading
    answer: Floats
    """The share of each label."""


@dataclass(frozen=True, slots=True)
class Course:
    """All that there is to learn."""

    lessons: list[list[Lesson]]
    """Of each sentence: the lesson on itself, then those on its variations."""
    learnable: frozenset[int]
    """The sentences that leave those to measure on unseen."""
    meanings: list[Meanings]
    """What each teacher makes of the words of the learnable sentences."""

    def to_be_measured(self) -> "Course":
        """What there is to learn from the learnable sentences."""
        return replace(self, lessons=[self.lessons[row] for row in sorted(self.learnable)])


@dataclass(frozen=True, slots=True)
class _Task:
    """What one teacher is to do."""

    right: dict[int, int]
    """The rows it learns from, and the number of the label of each."""
    texts: dict[int, str]
    """What it then reads, those rows among it."""
    left_out: frozenset[int]
    """The rows on which its answer does not count."""
    learnable: frozenset[int]
    """The rows whose words it is to say the meaning of."""
    seed: int


def course(material: Sequence[Example], further: Sequence[tuple[str, str]], learnt: Sequence[int]) -> Course:
    """What each sentence of ``material``, then of ``further``, and their variations teach.

    ``learnt``: the rows of ``material`` that teachers may learn from; the others are to measure on.
    """
    readings = [*(reading_of(x.candidate) for x in material), *(_bare(text) for text, _ in further)]
    sentences = [*(x.candidate.sentence.text for x in material), *(text for text, _ in further)]
    right = [LABELS.index(label) for label in (*(x.polarity for x in material), *(label for _, label in further))]
    written = list(range(len(material), len(sentences)))
    learnable = frozenset([*learnt, *written])
    varied = dict(enumerate(_varied(sentences, learnable), len(sentences)))
    random.Random(SEED).shuffle(written)
    tasks = []
    for teacher in range(TEACHERS):
        own = written[WRITTEN * teacher : WRITTEN * (teacher + 1)]
        texts = dict(enumerate(sentences)) | {row: text for row, (_, text) in list(varied.items())[teacher::TEACHERS]}
        tasks.append(_Task({row: right[row] for row in (*learnt, *own)}, texts, frozenset(own), learnable, teacher))
    with ProcessPoolExecutor(TEACHERS) as pool:
        answers, meanings = zip(*pool.map(_said, tasks), strict=True)

    def answer(row: int) -> Floats:
        return np.asarray(np.mean([said[row] for said in answers if row in said], axis=0), dtype=np.float32)

    shares = np.eye(len(LABELS), dtype=np.float32)[right] * (1 - SMOOTHING) + SMOOTHING / len(LABELS)
    lessons = [
        [Lesson(reading, TRUST * share + (1 - TRUST) * answer(row))]
        for row, (reading, share) in enumerate(zip(readings, shares, strict=True))
    ]
    for number, (row, text) in varied.items():
        lessons[row].append(Lesson(replace(readings[row], words=words_of(text)), answer(number)))
    return Course(lessons, learnable, list(meanings))


def _varied(sentences: Sequence[str], learnable: frozenset[int]) -> list[tuple[int, str]]:
    """Variations of the ``learnable`` sentences, then of the others, each with the row that it is made of."""
    rows_of = sorted(learnable), sorted({*range(len(sentences))} - learnable)
    words = replaceable([sentences[row] for row in rows_of[0]])
    with threadpool_limits(1):  # threads do not outlive the fork to come
        others = alike(words, word_vectors(words))
    found = []
    for rows in rows_of:
        count = VARIATIONS * len(rows) // len(sentences)
        found += [(rows[row], text) for row, text in variations([sentences[row] for row in rows], count, others)]
    return found


def _bare(text: str) -> Reading:
    return Reading(words_of(text), (), (), (), ())


def _said(task: _Task) -> tuple[dict[int, Floats], Meanings]:
    """What one teacher says of each row, and of the words that it met."""
    with threadpool_limits(1):
        teacher = taught([task.texts[row] for row in task.right], [*task.right.values()], len(LABELS), task.seed)
        rows, texts = zip(*task.texts.items(), strict=True)
        answers, meanings = {}, Meanings()
        for said in teacher.says(texts):
            row = rows[said.place]
            if row not in task.left_out:
                answers[row] = said.answer
            if row in task.learnable:
                words = words_of(texts[said.place])
                for place, vector in said.words.items():
                    meanings.add(words[place], vector)
        return answers, meanings
