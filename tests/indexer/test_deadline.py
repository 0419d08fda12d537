from pathlib import Path
from types import SimpleNamespace

import pytest

from indexer.deadline import SlowSearchError, check_time, time_limit
from indexer.query.request import Request
from tests.indexer.searching import Row, index_rows

ROWS = [Row("a", "", "قمة", "اجتمع الوزراء في موسكو.")]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that a test moves on by appending the time."""
    times = [0.0]
    monkeypatch.setattr("indexer.deadline.time", SimpleNamespace(monotonic=lambda: times[-1]))
    return times


@pytest.mark.parametrize(("limit", "passed", "stops"), [(5, 4, False), (5, 6, True), (0, 1e9, False)])
def test_the_time_of_a_block_is_limited(clock: list[float], limit: float, passed: float, stops: bool) -> None:
    with time_limit(limit):
        check_time()
        clock.append(passed)
        if stops:
            with pytest.raises(SlowSearchError, match=r"took longer than 5 seconds .* fewer words"):
                check_time()
        else:
            check_time()
    check_time()


def test_an_inner_limit_ends_with_its_block(clock: list[float]) -> None:
    with time_limit(10):
        with time_limit(1):
            pass
        clock.append(5)
        check_time()


def test_a_search_stops(tmp_path: Path, clock: list[float]) -> None:
    searcher = index_rows(ROWS, tmp_path)
    with time_limit(1):
        assert searcher.search(Request("موسكو")).total == 1
        clock.append(2)
        with pytest.raises(SlowSearchError):
            searcher.search(Request("موسكو"))
    assert searcher.search(Request("موسكو")).total == 1
