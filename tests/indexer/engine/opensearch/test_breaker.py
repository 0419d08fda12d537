"""Calls that fail at once while a cluster does not answer."""

import time
from collections.abc import Callable
from threading import Event, Thread

import pytest

from indexer.engine.opensearch import breaker
from indexer.engine.opensearch.breaker import Breaker

FAULT = ConnectionError("away")


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaker, "_BETWEEN_LOOKS", 0.0)
    monkeypatch.setattr(breaker, "_LOOK_PATIENCE", 0.05)


def opened(answers: Callable[[], bool]) -> Breaker:
    made = Breaker(answers)
    for _ in range(3):
        made.failed(FAULT)
    return made


def test_it_takes_three_failures_in_a_row() -> None:
    made = Breaker(lambda: False)
    for _ in range(5):
        made.failed(FAULT)
        made.failed(FAULT)
        made.check()
        made.answered()
        made.check()


def test_each_caller_gets_an_error_of_its_own() -> None:
    made = opened(lambda: False)
    raised = []
    for _ in range(2):
        with pytest.raises(ConnectionError, match="away") as error:
            made.check()
        raised.append(error.value)
    assert raised[0] is not raised[1] is not FAULT


def test_the_caller_for_whom_it_is_looked_goes_on_if_the_cluster_answers() -> None:
    made = opened(lambda: True)
    made.check()
    made.check()


def test_one_looks_at_a_time_and_nobody_waits_for_long() -> None:
    looks, answer = [], Event()

    def look() -> bool:
        looks.append(1)
        return answer.wait(5)

    made = opened(look)
    refused: list[float] = []

    def call() -> None:
        before = time.monotonic()
        with pytest.raises(ConnectionError):
            made.check()
        refused.append(time.monotonic() - before)

    threads = [Thread(target=call) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(looks), len(refused)) == (1, 20)
    assert max(refused) < 1
    answer.set()
    time.sleep(0.1)
    made.check()


def test_it_is_not_looked_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(breaker, "_BETWEEN_LOOKS", 60.0)
    made = opened(lambda: True)
    for _ in range(5):
        with pytest.raises(ConnectionError):
            made.check()


def test_where_no_thread_can_be_started_the_caller_tries_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Thread) -> None:
        raise RuntimeError("can't start new thread")

    made = opened(lambda: False)
    monkeypatch.setattr(Thread, "start", fail)
    made.check()


@pytest.mark.parametrize("answers", [True, False])
def test_a_call_that_was_given_up_counts_only_if_the_cluster_does_not_answer(*, answers: bool) -> None:
    looks: list[bool] = []

    def look() -> bool:
        looks.append(answers)
        return answers

    made = Breaker(look)
    for _ in range(3):
        made.doubted(FAULT)
    end = time.monotonic() + 5
    while len(looks) < 3 and time.monotonic() < end:
        time.sleep(0.01)
    time.sleep(0.05)
    if answers:
        made.check()
        assert len(looks) == 3
    else:
        with pytest.raises(ConnectionError):
            made.check()
