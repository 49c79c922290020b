"""A published language model, fitted to the labels, that tells the network what to make of sentences nobody labelled.

It knows the language from far more text than there are reports; fitted to the labelled sentences it errs a fifth less
than the network by itself, but it costs seconds a report and weighs 440 MB. So it is not shipped: the network learns
its answers, on the labelled sentences and on variations of them, and its words begin as what it makes of them.
It reads a sentence without what stands around it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn import functional

from loaders.findings.linear import Floats, softmax
from loaders.findings.sequences import words_of
from loaders.findings.training import published
from loaders.findings.training.descent import descend
from loaders.findings.words import normalised, starts

ROUNDS = 2
BATCH = 32
RATE, HEAD_RATE = 4e-5, 1e-3
"""The highest rates of learning, of the published model and of what is put upon it."""
KEPT = 4
"""Layers that stay as they were published, like the vectors of the pieces of words: no slopes are worked out there."""
DECAY = 0.01
SMOOTHING = 0.05
"""Share of each reader's answer that is spread over all labels: readers err too."""
DROPPED = 0.1
_LONGEST = 96
"""Pieces of words read of a sentence."""
_AT_ONCE = 96
_DASHES = str.maketrans({"–": "-", "—": "-", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Said:
    """What a teacher says of a sentence."""

    place: int
    """Where the sentence stands among those asked for."""
    answer: Floats
    """The probability of each label."""
    words: dict[int, Floats]
    """What it makes of a word (of its first piece) where it stands, by the word's place; of the words it has read."""


@dataclass(frozen=True, slots=True)
class Teacher:
    """The fitted model, and the layer that answers."""

    tokenizer: Any
    model: Any
    head: Any

    def says(self, sentences: Sequence[str]) -> Iterator[Said]:
        """What it says of each of ``sentences``, short ones first."""
        order = sorted(range(len(sentences)), key=lambda place: len(sentences[place]))
        for start in range(0, len(order), _AT_ONCE):
            places = order[start : start + _AT_ONCE]
            pieces = _pieces(self.tokenizer, [sentences[place] for place in places])
            with torch.no_grad():
                vectors, states = _vectors(self.model, pieces["input_ids"])
                answers = softmax(self.head(vectors).numpy())
            for row, place in enumerate(places):
                piece_at = {first: piece for piece, (first, end) in enumerate(pieces["offset_mapping"][row]) if end}
                firsts = starts(normalised(sentences[place]))[: len(words_of(sentences[place]))]
                met = {word: piece_at[first] for word, first in enumerate(firsts) if first in piece_at}
                words = {word: states[row, piece].numpy() for word, piece in met.items()}
                yield Said(place, answers[row], words)


def taught(sentences: Sequence[str], right: Sequence[int], labels: int, seed: int) -> Teacher:
    """The published model fitted to the answers ``right``, numbers below ``labels``."""
    torch.manual_seed(seed)
    random.seed(seed)
    tokenizer, model = published.tokenizer(), published.model().train().requires_grad_(False)
    learning = model.encoder.layer[KEPT:].requires_grad_(True)
    head = torch.nn.Linear(model.config.hidden_size, labels)
    pieces, answers = _pieces(tokenizer, sentences)["input_ids"], torch.tensor(right)

    def error(rows: list[int]) -> Any:
        vectors, _ = _vectors(model, [pieces[row] for row in rows])
        given = head(functional.dropout(vectors, DROPPED))
        return functional.cross_entropy(given, answers[rows], label_smoothing=SMOOTHING)

    parts = [(list(learning.parameters()), RATE), (list(head.parameters()), HEAD_RATE)]
    descend(parts, pieces, error, rounds=ROUNDS, size=BATCH, decay=DECAY, longest=1, fall="linear")
    return Teacher(tokenizer, model.eval().bfloat16(), head)


def _seen(sentence: str) -> str:
    """A sentence as the teacher sees it, sign for sign as the network does, so that signs do not tell who typed it.

    Only dashes differ: they are hyphens, and stand where they stood.
    """
    return normalised(sentence).translate(_DASHES)


def _pieces(tokenizer: Any, sentences: Sequence[str]) -> Any:
    """The numbers of the pieces of words of each sentence, and where each piece stands."""
    seen = [_seen(sentence) for sentence in sentences]
    return tokenizer(seen, truncation=True, max_length=_LONGEST, return_offsets_mapping=True)


def _vectors(model: Any, batch: Sequence[Sequence[int]]) -> tuple[Any, Any]:
    """What the model makes of each sentence (the mean of its pieces) and of each piece."""
    read = torch.full((len(batch), max(map(len, batch))), model.config.pad_token_id)
    present = torch.zeros_like(read)
    for row, pieces in enumerate(batch):
        read[row, : len(pieces)] = torch.tensor(pieces)
        present[row, : len(pieces)] = 1
    with torch.autocast("cpu", torch.bfloat16):
        states = model(input_ids=read, attention_mask=present).last_hidden_state.float()
    return (states * present[..., None]).sum(1) / present.sum(1, keepdim=True), states
