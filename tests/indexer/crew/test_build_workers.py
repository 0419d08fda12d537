"""Build workers of Dask: results in order, deaths, what goes on when a build is given up, and what is refused."""

import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from distributed import Client

from indexer.crew import build_workers
from indexer.crew.build_workers import BuildWorkers
from indexer.crew.workforce import LostTaskError, in_order
from indexer.errors import IndexStateError
from tests.dask_workers import Machines, running_workers
from tests.indexer.crew import works


@pytest.fixture
def workers(machines: Machines) -> Iterator[BuildWorkers]:
    machines.wait_for(2)  # a test before may have killed some
    with BuildWorkers(machines.address) as workers:
        yield workers


@pytest.fixture
def lonely(tmp_path: Path) -> Iterator[Machines]:
    """A scheduler without workers."""
    with running_workers(tmp_path, 0) as machines:
        yield machines


def test_results_come_in_the_order_of_the_tasks(workers: BuildWorkers) -> None:
    with workers.gather(works.twice) as workforce:
        assert list(in_order(workforce, range(100))) == list(range(0, 200, 2))


def test_all_workers_do_tasks_and_not_too_many_wait(workers: BuildWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_workers, "_AHEAD", 4)
    with workers.gather(works.told) as workforce:
        tickets = [workforce.submit(0)]
        while workforce.has_room:
            tickets.append(workforce.submit(0))
        assert len(tickets) == 8
        assert len({workforce.result(ticket) for ticket in tickets}) == 2
        assert workforce.has_room


def test_what_a_task_raises_is_raised_here(workers: BuildWorkers) -> None:
    with workers.gather(works.failing) as workforce, pytest.raises(IndexStateError, match="7 of 100% faults") as fault:
        workforce.result(workforce.submit(7))
    assert fault.value.values == {"number": 7}


def test_a_task_that_ends_each_worker_is_lost_and_no_other(workers: BuildWorkers, tmp_path: Path) -> None:
    with workers.gather(partial(works.deadly, tmp_path)) as workforce:
        tickets = [workforce.submit(number) for number in range(10)]
        with pytest.raises(LostTaskError, match=r"build worker tcp://127.0.0.1:"):
            workforce.result(tickets[3])
        assert [workforce.result(ticket) for ticket in tickets[4:]] == list(range(8, 20, 2))
    assert (tmp_path / "died").exists()


def test_nothing_goes_on_when_a_build_is_given_up(workers: BuildWorkers, tmp_path: Path) -> None:
    with suppress(KeyboardInterrupt), workers.gather(partial(works.slow, tmp_path)) as workforce:
        for number in range(6):
            workforce.submit(number)
        while not list(tmp_path.glob("begun-*")):
            time.sleep(0.01)
        raise KeyboardInterrupt
    begun, done = (len(list(tmp_path.glob(f"{name}-*"))) for name in ("begun", "done"))
    assert begun == done <= 2
    time.sleep(1)
    assert len(list(tmp_path.glob("begun-*"))) == begun
    assert list(tmp_path.glob("closed-*"))  # what does tasks has given back what it holds


def test_a_worker_with_several_threads_is_refused(workers: BuildWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Client, "nthreads", lambda _: {"tcp://there:1": 1, "tcp://here:2": 4})
    with pytest.raises(IndexStateError, match=r"tcp://here:2 has 4 threads.*--nthreads 1"):
        workers.ask(int)


def test_a_worker_that_cannot_answer_is_named(workers: BuildWorkers) -> None:
    with pytest.raises(IndexStateError, match=r"build worker tcp://\S+ cannot help \(TypeError: .*install the same"):
        workers.ask(partial(len))
    with pytest.raises(IndexStateError, match=r"On the build worker tcp://\S+: There are 7 of"):
        workers.ask(partial(fail, 7))


def fail(number: int) -> None:
    with works.failing() as do:
        do(number)


def test_without_a_worker_the_wait_is_bounded(lonely: Machines) -> None:
    with (
        BuildWorkers(lonely.address, patience=0.2) as workers,
        pytest.raises(IndexStateError, match=rf"has no build worker: start some with `dask worker {lonely.address}"),
    ):
        workers.ask(int)


def test_a_scheduler_that_dies_ends_the_build(lonely: Machines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_workers, "_CONNECT_SECONDS", 1)
    lonely.start_worker()
    with BuildWorkers(lonely.address) as workers, workers.gather(works.twice) as workforce:
        assert workforce.result(workforce.submit(1)) == 2
        lonely.kill_scheduler()
        with pytest.raises(IndexStateError, match=r"is gone \(.*stays as it was"):
            workforce.result(workforce.submit(2))


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_workers, "_CONNECT_SECONDS", 0.2)
    with pytest.raises(IndexStateError, match=r"tcp://127.0.0.1:1 cannot be reached .*start it with `dask scheduler`"):
        BuildWorkers("tcp://127.0.0.1:1").__enter__()
