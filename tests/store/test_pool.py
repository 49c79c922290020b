import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import store.pool
from store.base import QueryRefused, QueryTimeout, StoreBusy, StoreError, StoreUnavailable
from store.embedded import EmbeddedStore, Snapshot
from store.memory import memory_limit
from store.pool import PooledStore
from tests.store.conftest import ALPHA, BETA, rows, triples

SMALL = "SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 1"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?d) }"
MANY = triples(*((f"s{number}", f"text {number}") for number in range(300)))


@pytest.fixture(params=[0, 1 << 30], ids=["disk", "memory"])
def pool(request: pytest.FixtureRequest, published: Callable[..., Snapshot], folder: Path) -> Iterator[PooledStore]:
    published(alpha=MANY, beta=triples(("x", "beta"))).close()
    with PooledStore(folder, 2, time_limit=2.0, memory=request.param) as opened:
        wait_until(lambda: opened.in_memory is bool(request.param))
        yield opened


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.05)


def slow_but_for_the_first(greet: Callable[[Any], tuple[str, bool]]) -> Callable[[Any], tuple[str, bool]]:
    """Every keeper after the first, which answers from disk, seems to take a minute to be ready."""
    calls = itertools.count()

    def greeting(generation: Any) -> tuple[str, bool]:
        if next(calls):
            generation._control.settimeout(60)
            generation._control.recv(1 << 16)
        return greet(generation)

    return greeting


def in_threads(number: int, ask: Callable[[], object]) -> list[object]:
    """What each call returned or raised."""
    outcomes: list[object] = []

    def one() -> None:
        try:
            outcomes.append(ask())
        except StoreError as error:
            outcomes.append(error)

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def test_answers_as_the_store_does(pool: PooledStore, folder: Path) -> None:
    with Snapshot(folder) as snapshot:
        assert rows(pool, "SELECT * { GRAPH ?g { ?s ?p ?o } }") == rows(snapshot, "SELECT * { GRAPH ?g { ?s ?p ?o } }")
        assert pool.graph_names() == snapshot.graph_names() == (ALPHA, BETA)
        assert pool.snapshot() == snapshot.snapshot()
        assert list(pool.export(BETA, "text/turtle")) == list(snapshot.export(BETA, "text/turtle"))
    options = {"bindings": {"s": "<http://example.org/x>"}, "default_graphs": (BETA,)}
    assert rows(pool, "SELECT ?s ?o { ?s ?p ?o }", **options) == [{"s": "http://example.org/x", "o": "beta"}]


def test_refusals_come_through(pool: PooledStore) -> None:
    with pytest.raises(QueryRefused, match="SERVICE"):
        pool.query("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")
    with pytest.raises(StoreError, match="There is no graph"):
        pool.export("http://example.org/none", "text/turtle")


def test_a_runaway_query_is_stopped_in_time_and_the_next_is_answered(pool: PooledStore) -> None:
    start = time.monotonic()
    with pytest.raises(QueryTimeout, match="more than 2 seconds"):
        pool.query(RUNAWAY)
    assert time.monotonic() - start < 20
    for _ in range(4):
        assert rows(pool, SMALL) == [{"o": "beta"}]


def test_a_small_query_gets_its_turn_among_runaways(pool: PooledStore, monkeypatch: pytest.MonkeyPatch) -> None:
    # Patient enough for a busy machine; what counts is that an answer comes while long queries still run.
    monkeypatch.setattr(store.pool, "PATIENCE", 30.0)
    pool._time_limit = 30.0
    running = threading.Thread(target=in_threads, args=(2, lambda: pool.query(RUNAWAY)))
    running.start()
    time.sleep(0.2)
    assert rows(pool, SMALL) == [{"o": "beta"}]
    assert running.is_alive()
    pool._generation.close()  # ends the one that is left
    running.join()


def test_more_long_queries_than_lanes_are_refused_early(pool: PooledStore) -> None:
    outcomes = in_threads(2, lambda: pool.query(RUNAWAY))
    assert {type(outcome) for outcome in outcomes} == {QueryTimeout, StoreBusy}


def test_many_threads_at_once_get_their_own_answers(pool: PooledStore) -> None:
    names = [f"http://example.org/s{number}" for number in range(20)]

    def ask(name: str) -> list[dict[str, str]]:
        return rows(pool, "SELECT ?s ?o { ?s ?p ?o }", bindings={"s": f"<{name}>"})

    answers = in_threads(6, lambda: [ask(name) for name in names])
    expected = [[{"s": name, "o": f"text {number}"}] for number, name in enumerate(names)]
    assert all(answer == expected for answer in answers)


def test_readers_move_to_a_newer_snapshot(pool: PooledStore, folder: Path) -> None:
    before = pool.snapshot()
    with EmbeddedStore(folder) as writer:
        writer.replace_graph(BETA, triples(("x", "a newer text")))
        writer.publish()
        newer = writer.snapshot()
    wait_until(lambda: pool.snapshot() == newer)
    assert newer != before
    assert rows(pool, SMALL) == [{"o": "a newer text"}]


def test_all_that_it_gives_is_of_the_snapshot_that_it_names(
    published: Callable[..., Snapshot], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with published(alpha=MANY) as snapshot:
        before, statements = snapshot.snapshot(), list(snapshot.export(ALPHA, "text/turtle"))
    monkeypatch.setattr(store.pool, "LOOK", 600.0)
    with PooledStore(folder) as pool:
        published(alpha=triples(("x", "a newer text")), beta=MANY).close()
        assert pool.snapshot() == before
        assert list(pool.export(ALPHA, "text/turtle")) == statements
        assert pool.graph_names() == (ALPHA,)


def test_no_process_outlives_the_pool(published: Callable[..., Snapshot], folder: Path) -> None:
    published(alpha=MANY).close()
    opened = PooledStore(folder, 3)
    processes = [worker.pid for worker in opened._generation._workers]
    opened.close()
    time.sleep(0.2)
    assert len(processes) == 3
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_closing_does_not_wait_for_a_copy_that_is_being_made(
    published: Callable[..., Snapshot], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(alpha=MANY).close()
    monkeypatch.setattr(store.pool._Generation, "_greeting", slow_but_for_the_first(store.pool._Generation._greeting))
    opened = PooledStore(folder, 2, memory=1 << 30)
    wait_until(lambda: opened._coming is not None)
    start = time.monotonic()
    opened.close()
    assert time.monotonic() - start < 20


def test_a_snapshot_that_does_not_fit_is_answered_from_disk(published: Callable[..., Snapshot], folder: Path) -> None:
    published(alpha=MANY).close()
    with PooledStore(folder, 2, memory=1000) as opened:
        first = opened._generation
        time.sleep(3)
        assert opened._generation is first
        assert not opened.in_memory
        assert rows(opened, SMALL) == [{"o": "text 0"}]


def test_without_a_store_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="There is no store"):
        PooledStore(tmp_path / "none")


class TestMemoryLimit:
    @pytest.mark.parametrize(("text", "size"), [("0", 0), ("2G", 2 << 30), ("500 MB", 500 << 20), ("1024", 1024)])
    def test_sizes(self, monkeypatch: pytest.MonkeyPatch, text: str, size: int) -> None:
        monkeypatch.setenv("SAFEGUARDING_GRAPH_MEMORY", text)
        assert memory_limit() == size

    def test_no_size(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SAFEGUARDING_GRAPH_MEMORY", "much")
        with pytest.raises(ValueError, match="2G, 500M or 0"):
            memory_limit()

    def test_a_share_of_the_machine_where_nothing_is_said(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("SAFEGUARDING_GRAPH_MEMORY", raising=False)
        assert memory_limit() > 1 << 20
