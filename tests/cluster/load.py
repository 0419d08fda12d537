"""Readers that go on asking while something happens to a cluster."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

_READERS = 3
_PAUSE = 0.1  # seconds between two questions of a reader: they leave time for a node to start
_PATIENCE = 120  # seconds for the questions of a test


class Load:
    """What the readers got: an answer each, or the error of a question."""

    def __init__(self) -> None:
        self.answers: list[object] = []
        self.errors: list[Exception] = []

    def go_on(self, questions: int) -> None:
        """Wait until the readers have asked so many more questions."""
        wanted, end = self._asked + questions, time.monotonic() + _PATIENCE
        while self._asked < wanted:
            assert time.monotonic() < end, f"{questions} questions took more than {_PATIENCE} seconds"
            time.sleep(_PAUSE)

    @property
    def _asked(self) -> int:
        return len(self.answers) + len(self.errors)


@contextmanager
def asking(ask: Callable[[], object]) -> Iterator[Load]:
    """Ask from several threads until the block ends."""
    load, over = Load(), Event()

    def read() -> None:
        while not over.wait(_PAUSE):
            try:
                load.answers.append(ask())
            except Exception as error:
                load.errors.append(error)

    threads = [Thread(target=read) for _ in range(_READERS)]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        over.set()
        for thread in threads:
            thread.join()
