"""A fork of this process that does one task after the other, which come and go through pipes."""

import fcntl
import os
import pickle
import signal
import struct
import time
import warnings
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Any, NoReturn, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Makes, in each process, what does a task; a context manager, since it may hold a process of its own.
Work = Callable[[], AbstractContextManager[Callable[[T], R]]]

_PIPE_BYTES = 1 << 20  # the most that Linux grants everyone: a task or a result of this size makes no one wait
_GRACE_SECONDS, _POLL_SECONDS = 5, 0.002  # for a process that is asked to end; it ends at once unless it is in C
_MAX_DESCRIPTORS = 1 << 20
_OUT_OF_MEMORY = 3  # exit code
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class ForkedProcess:
    """A process, and the ends of the pipes to it and from it; `capacity` is how many bytes a pipe takes at once.

    Tasks and answers are bytes: pickles of a task, and of a pair: whether it was done, and its result or the error.
    """

    id: int
    tasks: int
    answers: int
    lifeline: int
    capacity: int

    @classmethod
    def start(cls, work: Work[T, R]) -> Self:
        """Fork a process; it ends with this one, whatever this one dies of."""
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

    def send(self, task: bytes) -> None:
        """Send a task. It waits while the pipe is full; a process that has died takes it too."""
        with suppress(BrokenPipeError):
            _send(self.tasks, task)

    def takes(self, task: bytes) -> bool:
        """Say whether `send` does not wait if the pipe is empty."""
        return len(task) + _LENGTH.size <= self.capacity

    def receive(self) -> bytes | None:
        """Return the next answer; None if the process has died."""
        return _receive(self.answers)


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
