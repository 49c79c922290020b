"""How weights are fitted: step by step down the slope of the error, in batches of sentences of like length."""

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

RISE = 0.1
"""Share of the steps in which the rate of learning rises; then it falls to nothing."""


def descend(
    parts: Sequence[tuple[Sequence[Any], float]],
    sentences: Sequence[Sequence[Any]],
    error: Callable[[list[int]], Any],
    *,
    rounds: int,
    size: int,
    decay: float,
    longest: float,
    fall: str,
) -> None:
    """Fit weights so that ``error``, asked for the rows of a batch, becomes small.

    ``parts``: weights and their highest rate of learning. ``sentences``: only their lengths count. ``longest``: of a
    step's slope. ``fall``: how the rate falls, "cos" or "linear".
    """
    weights = [weight for part, _ in parts for weight in part]
    optimizer = torch.optim.AdamW([{"params": list(part), "lr": rate} for part, rate in parts], weight_decay=decay)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer,
        [rate for _, rate in parts],
        total_steps=rounds * -(-len(sentences) // size),
        pct_start=RISE,
        anneal_strategy=fall,
    )
    for _ in range(rounds):
        for rows in _batches(sentences, size):
            optimizer.zero_grad()
            error(rows).backward()
            torch.nn.utils.clip_grad_norm_(weights, longest)
            optimizer.step()
            schedule.step()


def _batches(sentences: Sequence[Sequence[Any]], size: int) -> Iterator[list[int]]:
    """All rows in a random order, sentences of like length together."""
    order = list(range(len(sentences)))
    random.shuffle(order)
    found = []
    for start in range(0, len(order), 20 * size):
        like = sorted(order[start : start + 20 * size], key=lambda row: len(sentences[row]))
        found += [like[place : place + size] for place in range(0, len(like), size)]
    random.shuffle(found)
    yield from found
