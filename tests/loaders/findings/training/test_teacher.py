"""What a teacher says: of each sentence its own answer, of each word what it makes of that word and no other."""

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from loaders.findings.sequences import words_of

pytest.importorskip("torch", reason="PyTorch is of the extra train, which only training needs")
pytest.importorskip("transformers", reason="transformers is of the extra train, which only training needs")

import torch

from loaders.findings.training.teacher import Said, Teacher

LONGEST = 8
"""Pieces that this teacher reads."""


def cut(sentences: Sequence[str], **_: object) -> dict[str, Any]:
    """Pieces of up to six letters or one sign, numbered one more than where they stand; each text opens with a 1."""
    found = [[(0, 0), *(m.span() for m in re.finditer(r"[a-z']{1,6}-?|\S", text))][:LONGEST] for text in sentences]
    return {"input_ids": [[start + 1 for start, _ in spans] for spans in found], "offset_mapping": found}


class Placed:
    """A model that makes of each piece the place where it stands."""

    config = SimpleNamespace(pad_token_id=0)

    def __call__(self, input_ids: Any, attention_mask: Any) -> Any:
        return SimpleNamespace(last_hidden_state=input_ids[..., None].float() - 1)


def head(vectors: Any) -> Any:
    return torch.cat([vectors, -vectors], 1)


def said_of(*sentences: str) -> list[Said]:
    return sorted(Teacher(cut, Placed(), head).says(sentences), key=lambda said: said.place)


def places(sentence: str) -> dict[str, float]:
    """Where the words stand, as the teacher says."""
    (said,) = said_of(sentence)
    words = words_of(sentence)
    return {words[place]: float(vector[0]) for place, vector in said.words.items()}


def test_each_word_has_what_was_made_of_its_first_piece() -> None:
    assert places("Assessments are late") == {"assessments": 0, "are": 12, "late": 16}


def test_a_dash_between_words_moves_no_word_to_another() -> None:
    found = places("Multi–agency work")
    assert found["agency"] == 6
    assert found["work"] == 13


def test_nothing_is_said_of_words_behind_what_was_read() -> None:
    assert list(places("a b c d e f g h i")) == ["a", "b", "c", "d", "e", "f", "g"]


def test_each_sentence_has_its_own_answer_whatever_it_is_read_with() -> None:
    sentences = ["one two three four", "", "one two", "one"]
    together = [said.answer for said in said_of(*sentences)]
    alone = [said_of(sentence)[0].answer for sentence in sentences]
    np.testing.assert_allclose(together, alone, rtol=1e-5)
    assert together[0][0] > together[2][0] > together[3][0]
