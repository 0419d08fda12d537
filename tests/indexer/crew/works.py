"""What build workers do in tests; they import it."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.errors import IndexStateError


@contextmanager
def twice() -> Iterator[Callable[[int], int]]:
    yield lambda number: 2 * number


@contextmanager
def told() -> Iterator[Callable[[int], int]]:
    """Tells which process does a task, after a while."""

    def tell(_: int) -> int:
        time.sleep(0.05)
        return os.getpid()

    yield tell


@contextmanager
def failing() -> Iterator[Callable[[int], int]]:
    def fail(number: int) -> int:
        raise IndexStateError("There are %(number)s of 100%% faults.", number=number)

    yield fail


@contextmanager
def deadly(folder: Path) -> Iterator[Callable[[int], int]]:
    """Kills the process at task 3, always, and at task 5, once."""

    def die(number: int) -> int:
        is_first = number == 5 and not (folder / "died").exists()
        if is_first:
            (folder / "died").touch()
        if is_first or number == 3:
            os.kill(os.getpid(), signal.SIGKILL)
        return 2 * number

    yield die


@contextmanager
def slow(folder: Path) -> Iterator[Callable[[int], int]]:
    """Leaves a file when a task begins, and one when it is done; another when what does tasks is closed."""

    def work(number: int) -> int:
        (folder / f"begun-{number}").touch()
        time.sleep(1)
        (folder / f"done-{number}").touch()
        return number

    yield work
    (folder / f"closed-{os.getpid()}").touch()
