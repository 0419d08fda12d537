from pathlib import Path

from benchmarks.web import time_results, weigh
from tests.indexer.searching import index_rows
from tests.web.collection import ROWS

MOST = 100_000  # bytes of a page, compressed


def test_pages_are_timed_and_light(tmp_path: Path) -> None:
    searcher = index_rows(ROWS, tmp_path)
    assert all(milliseconds > 0 for milliseconds in time_results(searcher))
    weights = dict(weigh(searcher))
    assert set(weights) == {"home", "results", "document", "person", "map", "help"}
    assert all(0 < weight.compressed < min(MOST, weight.plain) for weight in weights.values())
