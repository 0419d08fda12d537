"""Processes that share work: results in order, deaths, and that none of them is left."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from indexer.crew.forks import Crew, default_jobs
from indexer.crew.staff import Staff
from indexer.crew.workforce import Alone, LostTaskError, in_order

BIG = 3 << 20  # bytes: more than a pipe takes


def working(function: Callable[[int], bytes]) -> Callable[[], AbstractContextManager[Callable[[int], bytes]]]:
    @contextmanager
    def work() -> Iterator[Callable[[int], bytes]]:
        yield function

    return work


def twice(number: int) -> bytes:
    return b"x" * (2 * number)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with Staff(jobs).gather(working(twice), is_much=False) as workforce:
        assert [len(result) for result in in_order(workforce, range(50))] == list(range(0, 100, 2))


def test_one_process_does_little_by_itself() -> None:
    assert isinstance(Staff().gather(working(twice), is_much=False), Alone)


@pytest.mark.parametrize(("gigabytes", "cores", "expected"), [(64, 8, 8), (4, 8, 4), (0.5, 8, 1), (64, 1, 1)])
def test_a_machine_with_little_memory_has_few_processes(
    monkeypatch: pytest.MonkeyPatch, gigabytes: float, cores: int, expected: int
) -> None:
    pages = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": int(gigabytes * (1 << 30)) // 4096}
    monkeypatch.setattr(os, "sysconf", pages.__getitem__)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(cores)))
    assert default_jobs() == expected


def test_tasks_and_results_bigger_than_a_pipe() -> None:
    @contextmanager
    def work() -> Iterator[Callable[[bytes], bytes]]:
        yield lambda content: content * 2

    with Crew(work, 2) as crew:
        assert [len(result) for result in in_order(crew, [b"x" * BIG] * 8)] == [2 * BIG] * 8


def test_what_a_task_raises_is_raised_here() -> None:
    def fail(number: int) -> bytes:
        raise ValueError(number)

    with Crew(working(fail), 2) as crew, pytest.raises(ValueError, match="7"):
        crew.result(crew.submit(7))


def test_a_task_whose_process_dies_is_done_again(tmp_path: Path) -> None:
    def die_once(number: int) -> bytes:
        if number == 3 and not (tmp_path / "died").exists():
            (tmp_path / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return twice(number)

    with Crew(working(die_once), 2) as crew:
        assert [len(result) for result in in_order(crew, range(10))] == list(range(0, 20, 2))
    assert (tmp_path / "died").exists()


def test_a_task_that_kills_each_process_is_lost_and_no_other(tmp_path: Path) -> None:
    def die(number: int) -> bytes:
        if number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return twice(number)

    with Crew(working(die), 2) as crew:
        tickets = [crew.submit(number) for number in range(10)]
        with pytest.raises(LostTaskError, match="SIGKILL"):
            crew.result(tickets[3])
        assert [len(crew.result(ticket)) for ticket in tickets[4:]] == list(range(8, 20, 2))


def test_a_process_without_memory_says_so() -> None:
    def fill(number: int) -> bytes:
        raise MemoryError

    with Crew(working(fill), 1) as crew, pytest.raises(LostTaskError, match="out of memory"):
        crew.result(crew.submit(1))


def children() -> set[str]:
    """Return the processes that this one has started, zombies too; other tests may have left some."""
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


@pytest.mark.parametrize("fault", [None, KeyboardInterrupt])
def test_no_process_is_left(fault: type[BaseException] | None) -> None:
    def tell(number: int) -> bytes:
        time.sleep(number)
        return str(os.getpid()).encode()

    before, processes = children(), []
    try:
        with Crew(working(tell), 2) as crew:
            processes += [int(crew.result(crew.submit(0)))]
            crew.submit(100)  # still being done at the end
            if fault:
                raise fault
    except KeyboardInterrupt:
        pass
    assert processes
    assert not any(map(is_running, processes))
    assert children() <= before  # no zombie either


_PARENT = """
import os, sys, time
from contextlib import contextmanager
from indexer.crew.forks import Crew
@contextmanager
def work():
    os.write(1, b"%d\\n" % os.getpid())
    yield time.sleep
with Crew(work, 2) as crew:
    crew.result(crew.submit(100))
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_processes_end_with_their_parent(number: signal.Signals) -> None:
    parent = subprocess.Popen([sys.executable, "-c", _PARENT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert parent.stdout
    processes = [int(parent.stdout.readline()) for _ in range(2)]
    parent.send_signal(number)
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while any(map(is_running, processes)) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(map(is_running, processes))
