"""What :meth:`loaders.findings.network.Network.scores` computes, in PyTorch's tensors, which remember how."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import torch
from torch.nn import functional

from loaders.findings.layers import ABSENT, HEADS, LEAST
from loaders.findings.network import NOTHING, UNKNOWN, WIDER, Network, padded
from loaders.findings.sequences import Reading
from loaders.findings.words import stem

BLANKED, DROPPED, PASSED_OVER = 0.05, 0.1, 0.05
"""Shares of the numbers of word vectors, of the sentence's vector, and of those between, left out at each step."""
UNMET = 0.03
"""Share of the words that are read as if never met."""

Tensor: TypeAlias = Any
"""``torch.Tensor``: named loosely, since types are checked where PyTorch is not installed."""
Weights: TypeAlias = dict[str, Tensor]


class Numbered:
    """Readings as the numbers of their words, made once."""

    def __init__(self, network: Network, readings: Sequence[Reading]) -> None:
        def numbers(vocabulary: Mapping[str, int], texts: Iterable[Iterable[str]]) -> list[list[int]]:
            return [[vocabulary.get(word, UNKNOWN) for word in text] for text in texts]

        self.words = numbers(network.words, (one.words for one in readings))
        self.stems = numbers(network.stems, (map(stem, one.words) for one in readings))
        self.before = numbers(network.words, (one.before for one in readings))
        self.after = numbers(network.words, (one.after for one in readings))
        self.above = numbers(network.words, (one.headings for one in readings))
        self.places = [network.places(one.setting) for one in readings]


def scores(w: Weights, read: Numbered, rows: Sequence[int]) -> Tensor:
    """Row by label, with parts left out at random."""

    def numbers(listed: Sequence[Sequence[int]]) -> Tensor:
        return torch.from_numpy(padded([listed[row] for row in rows]).astype(np.int64))

    words, stems = numbers(read.words), numbers(read.stems)
    unmet = (torch.rand(words.shape) < UNMET) & (words != NOTHING)
    present = (words != NOTHING)[..., None].float()
    vectors = w["word"][words.masked_fill(unmet, UNKNOWN)] + w["stem"][stems.masked_fill(unmet, UNKNOWN)]
    vectors = functional.dropout(vectors, BLANKED) * present
    phrases = torch.relu(_convolved(vectors, w["near"], 1) + w["near bias"]) * present
    for layer, step in WIDER.items():
        wider = _convolved(functional.dropout(phrases, PASSED_OVER), w[layer], step)
        phrases = (phrases + torch.relu(wider + w[f"{layer} bias"])) * present
    phrases = (phrases + functional.dropout(_attended(phrases, present, w), PASSED_OVER)) * present
    thought = torch.relu(_normed(phrases) @ w["thought"] + w["thought bias"]) @ w["told"]
    phrases = (phrases + functional.dropout(thought, PASSED_OVER)) * present
    share = (phrases @ w["share"] + w["share bias"]).masked_fill(present == 0, float(ABSENT)).softmax(1)
    means = torch.einsum("nlh,nla->nah", phrases, share)
    pooled = torch.cat(
        [
            phrases.masked_fill(present == 0, float(ABSENT)).max(1).values,
            means.reshape(len(rows), -1),
            _mean(w["beside"], numbers(read.before)),
            _mean(w["beside"], numbers(read.after)),
            _mean(w["above"], numbers(read.above)),
            torch.stack([w["setting"][read.places[row]].sum(0) for row in rows]),
        ],
        1,
    )
    hidden = torch.relu(functional.dropout(pooled, DROPPED) @ w["hidden"] + w["hidden bias"])
    return functional.dropout(hidden, DROPPED) @ w["label"] + w["label bias"]


def _mean(table: Tensor, found: Tensor) -> Tensor:
    present = (found != NOTHING)[..., None].float()
    return (table[found] * present).sum(1) / present.sum(1).clamp(min=1)


def _normed(vectors: Tensor) -> Tensor:
    return functional.layer_norm(vectors, vectors.shape[-1:], eps=float(LEAST))


def _convolved(vectors: Tensor, kernel: Tensor, step: int) -> Tensor:
    framed = functional.pad(vectors, (0, 0, step, step))
    length = vectors.shape[1]
    return torch.cat([framed[:, shift : shift + length] for shift in (0, step, 2 * step)], 2) @ kernel


def _attended(vectors: Tensor, present: Tensor, w: Weights) -> Tensor:
    count, length, width = vectors.shape
    normal = _normed(vectors)

    def heads(name: str) -> Tensor:
        return (normal @ w[name]).reshape(count, length, HEADS, -1).transpose(1, 2)

    alike = heads("asked") @ heads("offered").transpose(2, 3) / math.sqrt(width / HEADS)
    alike = alike.masked_fill((present == 0)[:, None, None, :, 0], float(ABSENT))
    looks = functional.dropout(alike.softmax(-1), PASSED_OVER)
    return (looks @ heads("given")).transpose(1, 2).reshape(count, length, width) @ w["gathered"]
