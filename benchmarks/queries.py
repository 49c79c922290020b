"""How long the competency questions take: in memory, from disk, and through the pool that ``serve`` answers from.

    python -m benchmarks.queries --store DIR [--runs N]

Run from the project's folder, on a store that was loaded. Milliseconds by the clock, the median of the runs, with the
answer written out as JSON or Turtle; a question that takes longer than the time limit is shown so.
"""

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from ontology.questions import questions
from store.base import Answer, QueryTimeout, ReadableStore, ResultForm
from store.embedded import Snapshot
from store.pool import PooledStore

LIMIT = 30.0


def milliseconds(ask: Callable[[], Answer], runs: int) -> tuple[float, Answer]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        answer = ask()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), answer


def shown(store: ReadableStore, text: str, runs: int) -> tuple[str, str]:
    """The time, and the number of rows or statements."""
    try:
        took, answer = milliseconds(lambda: store.query(text), runs)
    except QueryTimeout:
        return f"> {1000 * LIMIT:.0f}", ""
    if answer.form is ResultForm.BINDINGS:
        size = str(len(json.loads(answer.body)["results"]["bindings"]))
    else:
        size = f"{len(answer.body) / 1000:.0f} kB"
    return f"{took:.1f}", size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with Snapshot(arguments.store) as snapshot:
        names = snapshot.graph_names()
        statements = len(snapshot.engine)
    start = time.perf_counter()
    pools = {
        "memory": PooledStore(arguments.store, 2, memory=1 << 40, time_limit=LIMIT),
        "disk": PooledStore(arguments.store, 2, memory=0, time_limit=LIMIT),
    }
    print(f"{len(names)} graphs, {statements:,} statements")
    while not pools["memory"].in_memory:
        time.sleep(0.1)
    print(f"both pools ready after {time.perf_counter() - start:.1f} s\n")
    print(f"{'question':<44}{'rows':>8}{'memory ms':>12}{'disk ms':>12}")
    try:
        for question in questions():
            took = {name: shown(pool, question.text, arguments.runs) for name, pool in pools.items()}
            size = took["memory"][1] or took["disk"][1]
            print(f"{question.name:<44}{size:>8}{took['memory'][0]:>12}{took['disk'][0]:>12}", flush=True)
    finally:
        for pool in pools.values():
            pool.close()


if __name__ == "__main__":
    main()
