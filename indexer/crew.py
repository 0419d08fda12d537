"""Processes that share the work of a build: forks of this one, so that the lists it has read are in memory once."""

import fcntl
import gc
import os
import pickle
import select
import signal
import struct
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass, field
from typing import Any, Generic, NoReturn, Protocol, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
T_contra = TypeVar("T_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

# Makes, in each process, what does a task; a context manager, since it may hold a process of its own.
Work = Callable[[], AbstractContextManager[Callable[[T], R]]]

_PIPE_BYTES = 1 << 20  # the most that Linux grants everyone: a task or a result of this size makes no one wait
_WAITING_TASKS = 2  # of one process, with the one that it does, so that it never waits for the next
_MAX_DEATHS = 2  # of processes over one task: the first may be the fault of the tasks before
_HELD_BYTES = 64 << 20  # results that wait for an earlier one: bounds the memory behind a slow task
_GRACE_SECONDS, _POLL_SECONDS = 5, 0.002  # for a process that is asked to end; it ends at once unless it is in C
_MAX_DESCRIPTORS = 1 << 20
_OUT_OF_MEMORY = 3  # exit code
_LENGTH = struct.Struct("<Q")


class LostTaskError(Exception):
    """A task whose process died; the message says of what."""


class Ticket(Generic[T, R]):
    """A task that was handed in."""

    def __init__(self, task: T) -> None:
        self.task = task
        self.content = b""  # the task as it is sent, until there is an answer
        self.deaths = 0
        self.size = 0  # of the answer, in bytes, until it is taken
        self.answer: bytes | None = None
        self.loss = ""

    @property
    def is_done(self) -> bool:
        """True if there is a result, or will be none."""
        return self.answer is not None or bool(self.loss)


class Workforce(Protocol[T, R]):
    """What does tasks: a crew, or this process."""

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


@dataclass(slots=True)
class _Member(Generic[T, R]):
    """A process, the ends of the pipes to it and from it, and its tasks in order."""

    id: int
    tasks: int
    answers: int
    lifeline: int
    capacity: int  # bytes that a pipe takes at once
    doing: deque[Ticket[T, R]] = field(default_factory=deque)

    @classmethod
    def start(cls, work: Work[T, R]) -> Self:
        (tasks, hand_in), (answers, answer), (lifeline, held) = _pipe(), _pipe(), os.pipe()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):
            # Python warns of threads, whose locks a fork may keep; those of the engine are never asked for there.
            id_ = os.fork()
        if not id_:
            _serve(work, tasks, answer, lifeline)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for descriptor in (tasks, answer, lifeline):
            os.close(descriptor)
        return cls(id_, hand_in, answers, held, _capacity(hand_in))

    def ask_to_end(self) -> None:
        """Have the process end as soon as it can."""
        with suppress(ProcessLookupError):
            os.kill(self.id, signal.SIGTERM)

    def end(self) -> str:
        """End the process; return how it ended."""
        self.ask_to_end()
        deadline = time.monotonic() + _GRACE_SECONDS
        while not (ended := os.waitpid(self.id, os.WNOHANG))[0]:
            if time.monotonic() > deadline:
                os.kill(self.id, signal.SIGKILL)
            time.sleep(_POLL_SECONDS)
        for descriptor in (self.tasks, self.answers, self.lifeline):
            os.close(descriptor)
        code = os.waitstatus_to_exitcode(ended[1])
        if code == _OUT_OF_MEMORY:
            return "out of memory"
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class Crew(Generic[T, R]):
    """Forks of this process that do tasks; a new one takes the place of one that dies.

    Use it as a context manager: at its end no process is left, and the kernel ends them when this process dies.
    """

    def __init__(self, work: Work[T, R], size: int) -> None:
        """Take what they do, and how many they are."""
        self._work, self._size = work, size
        self._members: list[_Member[T, R]] = []
        self._queue: deque[Ticket[T, R]] = deque()
        self._held = 0  # bytes of results that are not taken yet
        self._unfinished = 0

    def __enter__(self) -> Self:
        gc.collect()
        gc.freeze()  # a collection in a fork would copy all memory by writing its marks
        try:
            self._members += [_Member.start(self._work) for _ in range(self._size)]
        except BaseException:
            self.__exit__()
            raise
        finally:
            gc.unfreeze()
        return self

    def __exit__(self, *_: object) -> None:
        for member in self._members:
            member.ask_to_end()
        while self._members:
            self._members.pop().end()

    @property
    def has_room(self) -> bool:
        """True while it should get more tasks before a result is asked for."""
        return self._unfinished < self._size * _WAITING_TASKS * 2 and self._held < _HELD_BYTES

    def submit(self, task: T) -> Ticket[T, R]:
        """Hand in a task."""
        ticket: Ticket[T, R] = Ticket(task)
        ticket.content = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)
        self._queue.append(ticket)
        self._unfinished += 1
        self._exchange(wait=False)
        return ticket

    def result(self, ticket: Ticket[T, R]) -> R:
        """Return the result of a task, once; raise LostTaskError, or what the task raised."""
        while not ticket.is_done:
            self._exchange(wait=True)
        if ticket.answer is None:
            raise LostTaskError(ticket.loss)
        self._held -= ticket.size
        is_result, value = pickle.loads(ticket.answer)  # noqa: S301 - from a fork of this process
        ticket.answer = b""
        if not is_result:
            raise value
        result: R = value
        return result

    def _exchange(self, *, wait: bool) -> None:
        """Hand out tasks and receive answers; with `wait`, at least one."""
        self._hand_out()
        by_descriptor = {member.answers: member for member in self._members}
        for descriptor in select.select([*by_descriptor], [], [], None if wait else 0)[0]:
            member = by_descriptor[descriptor]
            answer = _receive(descriptor)
            if answer is None:
                self._replace(member)
            else:
                ticket = member.doing.popleft()
                ticket.answer, ticket.size, ticket.content = answer, len(answer), b""
                self._held += len(answer)
                self._unfinished -= 1
        self._hand_out()

    def _hand_out(self) -> None:
        for depth in range(_WAITING_TASKS):
            for member in [each for each in self._members if len(each.doing) == depth]:
                if self._queue:
                    self._hand_over(member)

    def _hand_over(self, member: _Member[T, R]) -> None:
        ticket = self._queue[0]
        if member.doing and len(ticket.content) + _LENGTH.size > member.capacity:
            return  # sending it would wait for a process that may wait for us
        member.doing.append(self._queue.popleft())
        with suppress(BrokenPipeError):  # its death is found when its answer is read
            _send(member.tasks, ticket.content)

    def _replace(self, member: _Member[T, R]) -> None:
        """Start a process in place of one that died; its tasks are done again, the one that it died of once."""
        self._members.remove(member)
        reason = member.end()
        if member.doing:
            current = member.doing[0]
            current.deaths += 1
            if current.deaths == _MAX_DEATHS:
                current.loss = reason
                self._unfinished -= 1
                member.doing.popleft()
        self._queue.extendleft(reversed(member.doing))
        self._members.append(_Member.start(self._work))


def gather(work: Work[T, R], jobs: int | None, *, is_much: bool) -> Crew[T, R] | Alone[T, R]:
    """Return a crew of `jobs` processes, or this process for one job.

    Without a number there are as many jobs as cores if there is much to do, otherwise one.
    """
    size = jobs or (cores() if is_much else 1)
    return Crew(work, size) if size > 1 else Alone(work)


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(workforce: Workforce[T, R], tasks: Iterable[T]) -> Iterator[R]:
    """Yield the results of tasks in their order; few of them are in memory at a time."""
    waiting: deque[Ticket[T, R]] = deque()
    for task in tasks:
        waiting.append(workforce.submit(task))
        while waiting and not workforce.has_room:
            yield workforce.result(waiting.popleft())
    while waiting:
        yield workforce.result(waiting.popleft())


def end_with(lifeline: int) -> None:
    """Have the kernel send SIGIO, which ends this process, when the other end of a pipe is no longer held open."""
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal; the parent gets it too, and ends


def _serve(work: Work[T, R], tasks: int, answers: int, lifeline: int) -> NoReturn:
    """Do tasks until there are no more; never returns, so that nothing of the parent's goes on here."""
    code = 1
    try:
        signal.signal(signal.SIGTERM, _end)
        end_with(lifeline)
        _close_all_but(tasks, answers, lifeline)
        with work() as do:
            while (task := _receive(tasks)) is not None:
                _send(answers, _done(do, pickle.loads(task)))  # noqa: S301 - from our parent
        code = 0
    except MemoryError:
        code = _OUT_OF_MEMORY
    except SystemExit:
        code = 0
    finally:
        os._exit(code)


def _done(do: Callable[[T], R], task: T) -> bytes:
    try:
        answer: tuple[bool, Any] = (True, do(task))
    except MemoryError:
        raise
    except Exception as error:  # the parent raises it
        answer = (False, error)
    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _end(*_: object) -> NoReturn:
    raise SystemExit


def _close_all_but(*kept: int) -> None:
    """Close what the parent has open: its lock, and its ends of the pipes of others, which would outlive it here."""
    last = 2  # standard error
    for descriptor in sorted(kept):
        os.closerange(last + 1, descriptor)
        last = descriptor
    os.closerange(last + 1, min(_MAX_DESCRIPTORS, os.sysconf("SC_OPEN_MAX")))


def _pipe() -> tuple[int, int]:
    ends = os.pipe()
    with suppress(OSError, AttributeError):  # refused, or not Linux: then processes wait more often
        fcntl.fcntl(ends[1], fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    return ends


def _capacity(pipe: int) -> int:
    try:
        return fcntl.fcntl(pipe, fcntl.F_GETPIPE_SZ)
    except (OSError, AttributeError):
        return 0


def _send(descriptor: int, content: bytes) -> None:
    view = memoryview(_LENGTH.pack(len(content)) + content)
    while view:
        view = view[os.write(descriptor, view) :]


def _receive(descriptor: int) -> bytes | None:
    """Return what was sent; None if the other end is closed."""
    head = _read(descriptor, _LENGTH.size)
    return None if head is None else _read(descriptor, *_LENGTH.unpack(head))


def _read(descriptor: int, size: int) -> bytes | None:
    content = bytearray()
    while len(content) < size:
        chunk = os.read(descriptor, min(size - len(content), _PIPE_BYTES))
        if not chunk:
            return None
        content += chunk
    return bytes(content)
