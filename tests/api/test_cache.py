from collections.abc import Callable

from api.cache import SnapshotCache


class Counter:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> int:
        self.calls += 1
        return self.calls


def test_a_result_is_computed_once_a_snapshot() -> None:
    state, compute = ["one"], Counter()
    cache = SnapshotCache(lambda: state[0])
    assert [cache.get("key", compute), cache.get("key", compute)] == [1, 1]
    state[0] = "two"
    assert [cache.get("key", compute), cache.get("key", compute)] == [2, 2]


def test_the_least_recently_used_is_forgotten() -> None:
    computes: dict[str, Counter] = {name: Counter() for name in "abc"}
    cache = SnapshotCache(lambda: "one", size=2)
    for name in "abaca":
        cache.get(name, computes[name])
    assert {name: compute.calls for name, compute in computes.items()} == {"a": 1, "b": 1, "c": 1}
    cache.get("b", computes["b"])
    assert computes["b"].calls == 2


def test_a_result_of_two_snapshots_is_not_kept() -> None:
    state = ["one"]

    def while_it_changes() -> str:
        state[0] = "two"
        return "half of each"

    cache = SnapshotCache(lambda: state[0])
    later: Callable[[], str] = lambda: "of two"  # noqa: E731
    assert cache.get("key", while_it_changes) == "half of each"
    assert cache.get("key", later) == "of two"


def test_what_fails_is_not_kept() -> None:
    cache = SnapshotCache(lambda: "one")

    def fail() -> int:
        raise ValueError

    try:
        cache.get("key", fail)
    except ValueError:
        assert cache.get("key", lambda: 1) == 1
    else:
        raise AssertionError
