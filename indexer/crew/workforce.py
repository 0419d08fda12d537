"""What does the tasks of a build, and what is common to all that do."""

import gc
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Generic, Protocol, Self, TypeVar

from indexer.forked_process import Work

T = TypeVar("T")
R = TypeVar("R")

# New objects after which the interpreter looks for cycles. A text makes thousands, none of them in cycles: after the
# usual 700, a build of 2,500 texts took an eighth longer.
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


class LostTaskError(Exception):
    """A task whose process died; the message says of what."""


class Ticket(Generic[T, R]):
    """A task that was handed in."""

    def __init__(self, task: T) -> None:
        self.task = task


class Workforce(Protocol[T, R]):
    """What does tasks."""

    @property
    def has_room(self) -> bool:
        """True while it should get more tasks before a result is asked for."""

    def submit(self, task: T) -> Ticket[T, R]:
        """Hand in a task."""

    def result(self, ticket: Ticket[T, R]) -> R:
        """Return the result of a task, once; raise LostTaskError, or what the task raised."""


class Alone(Generic[T, R]):
    """Does each task in this process, when its result is asked for."""

    has_room = False

    def __init__(self, work: Work[T, R]) -> None:
        self._stack, self._work = ExitStack(), work

    def __enter__(self) -> Self:
        self._do = self._stack.enter_context(self._work())
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def submit(self, task: T) -> Ticket[T, R]:
        """Hand in a task."""
        return Ticket(task)

    def result(self, ticket: Ticket[T, R]) -> R:
        """Do the task."""
        return self._do(ticket.task)


def in_order(workforce: Workforce[T, R], tasks: Iterable[T]) -> Iterator[R]:
    """Yield the results of tasks in their order; few of them are in memory at a time."""
    waiting: deque[Ticket[T, R]] = deque()
    for task in tasks:
        waiting.append(workforce.submit(task))
        while waiting and not workforce.has_room:
            yield workforce.result(waiting.popleft())
    while waiting:
        yield workforce.result(waiting.popleft())


@contextmanager
def rare_collections() -> Iterator[None]:
    """Look for cycles of objects seldom, in this process and its forks."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
