"""Selection of queries and of times, with an engine that returns given times."""

from itertools import count

import pytest

from benchmarks.peers.contract import Answer, OpenIndex
from benchmarks.peers.measure import PAGE, best_times, evenly


@pytest.mark.parametrize(
    ("values", "number", "expected"),
    [
        ("abcdef", 3, ["a", "c", "e"]),
        ("abcdefg", 3, ["a", "c", "e"]),
        ("abc", 3, ["a", "b", "c"]),
        ("ab", 3, ["a", "b"]),
        ("", 3, []),
    ],
)
def test_evenly(values: str, number: int, expected: list[str]) -> None:
    assert evenly(values, number) == expected


def test_best_time_of_each_query() -> None:
    seconds = count(9, -1)
    asked = []

    def find(query: str, limit: int) -> Answer:
        asked.append((query, limit))
        return Answer([], next(seconds))

    assert best_times(OpenIndex(find), ["a", "b"]) == [5, 4]
    assert asked == [("a", PAGE), ("b", PAGE)] * 3
