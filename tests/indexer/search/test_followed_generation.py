"""An index that a server follows: a new generation is searched once it is warm."""

import gc
import threading
import time
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from threading import Event
from unittest.mock import Mock

import pytest

from indexer.engine.weights import Weights
from indexer.errors import ClusterDownError, IndexMissingError
from indexer.query.request import Request
from indexer.search import live_generation
from indexer.search.live_generation import LiveGeneration
from indexer.search.open_generation import OpenGeneration
from indexer.search.searcher import Searcher
from indexer.store.build import build
from tests.indexer.search.test_live_generation import DAMAGES, publish_more
from tests.progress import Silent


def wait_for(searcher: Searcher, documents: int) -> None:
    """Search until all documents of a new generation are found."""
    end = time.monotonic() + 60
    while searcher.total(Request("")) != documents:
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_generation_that_is_followed_is_warm_before_it_is_searched(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[int] = []
    may_end = Event()
    may_end.set()

    def warm(opened: OpenGeneration) -> None:
        assert may_end.wait(timeout=60)
        warmed.append(opened.manifest.documents)

    monkeypatch.setattr(OpenGeneration, "warm", warm)
    searcher = Searcher(index, must_open=False)
    searcher.follow()
    assert warmed == [4]
    may_end.clear()
    publish_more(seeds, index)
    assert [searcher.total(Request("")) for _ in range(3)] == [4] * 3
    may_end.set()
    wait_for(searcher, 5)
    assert warmed == [4, 5]
    assert Searcher(index).total(Request("")) == 5
    assert warmed == [4, 5]


def test_a_new_generation_is_followed_without_a_search(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_generation, "_FOLLOW_SECONDS", 0.01)
    warmed: Queue[int] = Queue()
    monkeypatch.setattr(OpenGeneration, "warm", lambda opened: warmed.put(opened.manifest.documents))
    searcher = Searcher(index)
    searcher.follow()
    assert warmed.get(timeout=60) == 4
    publish_more(seeds, index)
    assert warmed.get(timeout=60) == 5


def test_an_index_that_is_built_later_is_followed(tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_generation, "_FOLLOW_SECONDS", 0.01)
    searcher = Searcher(tmp_path / "index", must_open=False)
    searcher.follow()
    with pytest.raises(IndexMissingError):
        searcher.total(Request(""))
    build([seeds], tmp_path / "index", Silent())
    assert searcher.total(Request("")) == 4


def test_who_asks_does_not_wait_for_a_cluster_that_is_looked_for(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_generation, "_FOLLOW_SECONDS", 0.01)
    monkeypatch.setattr(live_generation, "_LOOK_SECONDS", 0.0)
    looked, goes_on, verified = Event(), Event(), list[bool]()

    def look(_folder: Path, _weights: Weights, *, verify: bool) -> OpenGeneration:
        verified.append(verify)
        if len(verified) > 1:
            looked.set()
            goes_on.wait(60)
        raise ClusterDownError("The cluster cannot be reached.")

    monkeypatch.setattr(OpenGeneration, "open", look)
    searcher = Searcher(index, must_open=False)
    searcher.follow()
    assert looked.wait(60)
    for _ in range(3):
        with pytest.raises(ClusterDownError, match="cannot be reached"):
            searcher.total(Request(""))
    assert verified == [False, False]  # the files are not at fault: they are not read again
    monkeypatch.undo()
    goes_on.set()
    end = time.monotonic() + 60
    while searcher._generation.problem:
        assert time.monotonic() < end
        time.sleep(0.05)
    assert searcher.total(Request("")) == 4


def test_the_thread_ends_with_what_it_follows(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_generation, "_FOLLOW_SECONDS", 0.01)
    before = {*threading.enumerate()}
    searcher = Searcher(index)
    searcher.follow()
    [thread] = {*threading.enumerate()} - before
    del searcher
    gc.collect()
    thread.join(timeout=60)
    assert not thread.is_alive()


def test_a_generation_that_cannot_be_warmed_is_searched(
    seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OpenGeneration, "warm", Mock(side_effect=MemoryError))
    searcher = Searcher(index)
    searcher.follow()
    assert searcher.total(Request("")) == 4
    publish_more(seeds, index)
    wait_for(searcher, 5)
    assert searcher.problem is None


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_followed_goes_on_with_what_is_open(seeds: Path, index: Path, damage: Callable[[Path], None]) -> None:
    searcher = Searcher(index)
    searcher.follow()
    publish_more(seeds, index)
    damage(index)
    searcher._generation.look()
    assert searcher.total(Request("")) in (4, 5)
    build([seeds], index, Silent())
    wait_for(searcher, 5)
    assert searcher.problem is None


def test_a_fault_of_one_look_does_not_end_the_next(seeds: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_generation, "_FOLLOW_SECONDS", 0.01)
    searcher = Searcher(index)
    with monkeypatch.context() as patch:
        patch.setattr(LiveGeneration, "look", Mock(side_effect=RuntimeError))
        searcher.follow()
    publish_more(seeds, index)
    wait_for(searcher, 5)
