"""Run trials in child processes, which may die without harm."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Children:
    """One child at a time, which runs one trial after the other; a new one takes the place of one that died."""

    def __init__(self) -> None:
        self._pool = _pool()

    def run(self, function: Callable[P, T], *args: P.args, **values: P.kwargs) -> T | None:
        """Return what a function returns in a child; None if the child died of it."""
        try:
            return self._pool.submit(function, *args, **values).result()
        except BrokenProcessPool:
            self._pool = _pool()
            return None

    def must(self, function: Callable[P, T], *args: P.args, **values: P.kwargs) -> T:
        """Return what a function returns in a child, which must not die of it."""
        result = self.run(function, *args, **values)
        if result is None:
            raise RuntimeError(f"{function.__name__} killed its process")
        return result

    def close(self) -> None:
        """End the child."""
        self._pool.shutdown()


@contextmanager
def children() -> Iterator[Children]:
    """Yield children, and end them."""
    started = Children()
    try:
        yield started
    finally:
        started.close()


def _pool() -> ProcessPoolExecutor:
    # A fork of this process could have threads of the engine, which a fork does not copy.
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("forkserver"))
