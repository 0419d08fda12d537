"""Processes that share the work of a build: forks of this one, so that the lists it has read are in memory once."""

import gc
import os
import pickle
import select
from collections import deque
from typing import Generic, NamedTuple, Self, TypeVar

from indexer.crew.workforce import LostTaskError, Ticket
from indexer.forked_process import ForkedProcess, Work

T = TypeVar("T")
R = TypeVar("R")

_WAITING_TASKS = 2  # of one process, with the one that it does, so that it never waits for the next
_MAX_DEATHS = 2  # of processes over one task: the first may be the fault of the tasks before
_PROCESS_BYTES = 1 << 30  # 260 MB after 10,000 news; the words that one remembers are bounded, at some 500 MB more
_HELD_BYTES = 64 << 20  # results that wait for an earlier one: bounds the memory behind a slow task


class _Handed:
    """A task that was handed in, as it is sent, until there is an answer."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.deaths = 0
        self.answer: bytes | None = None
        self.loss = ""

    @property
    def is_done(self) -> bool:
        """True if there is a result, or will be none."""
        return self.answer is not None or bool(self.loss)


class _Member(NamedTuple):
    """A process of a crew, and its tasks in order."""

    process: ForkedProcess
    doing: deque[_Handed]


class Crew(Generic[T, R]):
    """Forks of this process that do tasks; a new one takes the place of one that dies.

    Use it as a context manager: at its end no process is left, and the kernel ends them when this process dies.
    """

    def __init__(self, work: Work[T, R], size: int) -> None:
        """Take what they do, and how many they are."""
        self._work, self._size = work, size
        self._members: list[_Member] = []
        self._handed: dict[Ticket[T, R], _Handed] = {}
        self._queue: deque[_Handed] = deque()
        self._held = 0  # bytes of results that are not taken yet
        self._unfinished = 0

    def __enter__(self) -> Self:
        gc.collect()
        gc.freeze()  # a collection in a fork would copy all memory by writing its marks
        try:
            self._members += [self._start() for _ in range(self._size)]
        except BaseException:
            self.__exit__()
            raise
        finally:
            gc.unfreeze()
        return self

    def __exit__(self, *_: object) -> None:
        for member in self._members:
            member.process.ask_to_end()
        while self._members:
            self._members.pop().process.end()

    @property
    def has_room(self) -> bool:
        """True while it should get more tasks before a result is asked for."""
        return self._unfinished < self._size * _WAITING_TASKS * 2 and self._held < _HELD_BYTES

    def submit(self, task: T) -> Ticket[T, R]:
        """Hand in a task."""
        ticket: Ticket[T, R] = Ticket(task)
        handed = self._handed[ticket] = _Handed(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
        self._queue.append(handed)
        self._unfinished += 1
        self._exchange(wait=False)
        return ticket

    def result(self, ticket: Ticket[T, R]) -> R:
        """Return the result of a task, once; raise LostTaskError, or what the task raised."""
        handed = self._handed[ticket]
        while not handed.is_done:
            self._exchange(wait=True)
        del self._handed[ticket]
        if handed.answer is None:
            raise LostTaskError(handed.loss)
        self._held -= len(handed.answer)
        is_result, value = pickle.loads(handed.answer)  # noqa: S301 - from a fork of this process
        if not is_result:
            raise value
        result: R = value
        return result

    def _exchange(self, *, wait: bool) -> None:
        """Hand out tasks and receive answers; with `wait`, at least one."""
        self._hand_out()
        by_descriptor = {member.process.answers: member for member in self._members}
        for descriptor in select.select([*by_descriptor], [], [], None if wait else 0)[0]:
            member = by_descriptor[descriptor]
            answer = member.process.receive()
            if answer is None:
                self._replace(member)
            else:
                handed = member.doing.popleft()
                handed.answer, handed.content = answer, b""
                self._held += len(answer)
                self._unfinished -= 1
        self._hand_out()

    def _hand_out(self) -> None:
        for depth in range(_WAITING_TASKS):
            for member in [each for each in self._members if len(each.doing) == depth]:
                if self._queue:
                    self._hand_over(member)

    def _hand_over(self, member: _Member) -> None:
        handed = self._queue[0]
        if member.doing and not member.process.takes(handed.content):
            return  # sending it would wait for a process that may wait for us
        member.doing.append(self._queue.popleft())
        member.process.send(handed.content)

    def _replace(self, member: _Member) -> None:
        """Start a process in place of one that died; its tasks are done again, the one that it died of once."""
        self._members.remove(member)
        reason = member.process.end()
        if member.doing:
            current = member.doing[0]
            current.deaths += 1
            if current.deaths == _MAX_DEATHS:
                current.loss = reason
                self._unfinished -= 1
                member.doing.popleft()
        self._queue.extendleft(reversed(member.doing))
        self._members.append(self._start())

    def _start(self) -> _Member:
        return _Member(ForkedProcess.start(self._work), deque())


def default_jobs() -> int:
    """Return the number of cores that this process may use, fewer if the machine has little memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(1, min(cores, memory // _PROCESS_BYTES))
