"""The time after which a search gives up, so that no query holds a worker process for long.

The engine looks at it before each of its own searches, and so do loops that are long without it.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from indexer.errors import QueryError

_end: ContextVar[tuple[float, float]] = ContextVar("end of the time for a search", default=(math.inf, 0))


class SlowSearchError(QueryError):
    """A search that takes longer than it may."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Limit the time of all searches in a block; 0 sets no limit."""
    token = _end.set((time.monotonic() + seconds if seconds else math.inf, seconds))
    try:
        yield
    finally:
        _end.reset(token)


def seconds_left() -> float:
    """Return the seconds that a search may still take, which are infinite without a limit."""
    return _end.get()[0] - time.monotonic()


def check_time() -> None:
    """Raise SlowSearchError if the time is over."""
    end, seconds = _end.get()
    if time.monotonic() > end:
        raise SlowSearchError(
            "The search took longer than %(seconds)s seconds and was stopped: use fewer words, and fewer of them "
            "with * or ~.",
            seconds=round(seconds, 1),
        )
