"""Fit the network of :mod:`loaders.findings.network`; needs the packages of the extra ``train``."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import torch

from loaders.findings.linear import Floats
from loaders.findings.network import Network
from loaders.findings.sequences import Reading
from loaders.findings.training.beginnings import SEED
from loaders.findings.training.descent import descend
from loaders.findings.training.forward import Numbered, scores

BATCH = 128
DECAY = 0.02
ROUNDS = 4
"""How often each example is seen."""
RATE = 2e-3
"""The highest rate of learning."""


def fit(network: Network, examples: Sequence[Reading], answers: Floats) -> Network:
    """``network`` when it has learnt ``answers``, the share of each of its labels in the answer to an example."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    weights = {name: torch.tensor(w, requires_grad=True) for name, w in network.weights.items()}
    read, right = Numbered(network, examples), torch.from_numpy(answers)

    def error(rows: list[int]) -> Any:
        return -(right[rows] * scores(weights, read, rows).log_softmax(1)).sum(1).mean()

    parts = [(list(weights.values()), RATE)]
    descend(parts, read.words, error, rounds=ROUNDS, size=BATCH, decay=DECAY, longest=2, fall="cos")
    learnt = {name: w.detach().numpy() for name, w in weights.items()}
    return replace(network, weights=learnt)
