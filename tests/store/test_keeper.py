import pickle
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.base import StoreUnavailable
from store.embedded import Snapshot
from tests.store.conftest import triples


def keeper(number: int, folder: Path) -> subprocess.Popen[str]:
    """A keeper on the socket of that number."""
    command = [sys.executable, "-m", "store.keeper", str(number), str(folder), str(1 << 30)]
    return subprocess.Popen(command, pass_fds=[number], stderr=subprocess.PIPE, text=True)


def test_it_greets_with_the_snapshots_name(published: Callable[..., Snapshot], folder: Path) -> None:
    with published(alpha=triples(("s", "text"))) as snapshot:
        name = snapshot.snapshot()
    ours, theirs = socket.socketpair()
    process = keeper(theirs.fileno(), folder)
    theirs.close()
    with ours:
        assert pickle.loads(ours.recv(1 << 16)) == (name, True)
    assert process.communicate(timeout=60) == (None, "")
    assert process.returncode == 0


def test_it_says_what_keeps_it_from_opening(folder: Path) -> None:
    ours, theirs = socket.socketpair()
    process = keeper(theirs.fileno(), folder)
    theirs.close()
    with ours:
        assert isinstance(pickle.loads(ours.recv(1 << 16)), StoreUnavailable)
    assert process.communicate(timeout=60) == (None, "")


@pytest.mark.parametrize("stored", [True, False], ids=["a store", "no store"])
def test_it_ends_quietly_where_nobody_listens_any_more(
    published: Callable[..., Snapshot], folder: Path, stored: bool
) -> None:
    if stored:
        published(alpha=triples(("s", "text"))).close()
    ours, theirs = socket.socketpair()
    ours.close()
    process = keeper(theirs.fileno(), folder)
    theirs.close()
    assert process.communicate(timeout=60) == (None, "")
    assert process.returncode == 0
