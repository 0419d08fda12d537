"""Run readers in a child process with limits, so that no file can stop or exhaust a build."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from pathlib import Path

from indexer.documents.document import Outcome
from indexer.documents.readers.child_stream import Stream, pieces_of
from indexer.documents.readers.members import Member, MemberError
from indexer.documents.readers.outcomes import MEMBER_SIGN, OUT_OF_MEMORY, from_line, from_member_line
from indexer.errors import SourceError

_PROGRAM = "indexer.documents.readers.child"
_PROJECT = Path(__file__).parents[3]
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")  # all else is no business of a reader
_GRACE_SECONDS = 5  # after the time of a file, for a process that the kernel did not end: it is stopped, or starts
_CHUNK_BYTES = 1 << 16


# Module, path in hexadecimal, name to show, further arguments, and whether the answer comes in steps.
_Request = tuple[str, str, str, Sequence[object], bool]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take. The slowest page within the bounds of `html` takes 6 s of CPU and 420 MB."""

    wall_seconds: int = 60
    cpu_seconds: int = 20
    memory_bytes: int = 1 << 30
    answer_bytes: int = 64 << 20


class _Bound(Enum):
    """Which limit a file went over; `NONE` if its reader broke off."""

    NONE = auto()
    WALL = auto()
    CPU = auto()
    MEMORY = auto()
    ANSWER = auto()


_CODES = {-signal.SIGALRM: _Bound.WALL, -signal.SIGPROF: _Bound.CPU, OUT_OF_MEMORY: _Bound.MEMORY}  # of its exit


@dataclass(frozen=True, slots=True)
class _Death:
    """Why a child process ended."""

    bound: _Bound
    reason: str = ""
    has_read_others: bool = False

    @property
    def may_be_of_other_files(self) -> bool:
        """True if files that were read before may have left too little memory, or broken something."""
        return self.has_read_others and self.bound in (_Bound.NONE, _Bound.MEMORY)

    def error(self, source: str, limits: Limits) -> SourceError:
        """Return the error to show for the file."""
        match self.bound:
            case _Bound.WALL:
                return SourceError(
                    "%(source)s: takes longer than %(limit)s seconds to read; split it or save its text as .txt.",
                    source=source,
                    limit=limits.wall_seconds,
                )
            case _Bound.CPU:
                return SourceError(
                    "%(source)s: takes more than %(limit)s seconds of CPU to read; split it or save its text as .txt.",
                    source=source,
                    limit=limits.cpu_seconds,
                )
            case _Bound.MEMORY:
                return SourceError(
                    "%(source)s: takes more than %(limit)s MB of memory to read; split it or save its text as .txt.",
                    source=source,
                    limit=limits.memory_bytes >> 20,
                )
            case _Bound.ANSWER:
                return SourceError(
                    "%(source)s: holds more than %(limit)s MB of text; split it.",
                    source=source,
                    limit=limits.answer_bytes >> 20,
                )
        return SourceError(
            "%(source)s: its reader broke off (%(reason)s); save its text as .txt.",
            source=source,
            reason=self.reason,
        )


class ChildProcess:
    """A process that reads one file after the other. It starts with the first, and anew after a file that ended it."""

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._running: _Running | None = None

    @property
    def process_id(self) -> int | None:
        """The process id of the child; None while none runs."""
        return self._running.process.pid if self._running else None

    def read(self, module: str, path: Path, source: str, *further: object) -> Iterator[Outcome]:
        """Yield what `read` of a module yields for a file, or one error that names the limit it went over.

        `further` arguments of that function come after the path and the source; they travel as JSON.
        """
        request = (module, os.fsencode(path.absolute()).hex(), source, further, False)
        outcomes = self._ask(request)
        if isinstance(outcomes, _Death) and outcomes.may_be_of_other_files:
            outcomes = self._ask(request)
        if isinstance(outcomes, _Death):
            yield outcomes.error(source, self._limits)
        else:
            yield from outcomes

    def read_in_steps(self, module: str, path: Path, source: str) -> Iterator[Outcome | Member]:
        """Yield what `read` of a module yields for a file with members; the limits are those of a step.

        The content of a member has to be taken before the next step. If the process ends, the last is an error.
        """
        request: _Request = (module, os.fsencode(path.absolute()).hex(), source, (), True)
        steps = self._steps(request)
        first = next(steps, None)
        if isinstance(first, _Death) and first.may_be_of_other_files:
            steps = self._steps(request)
            first = next(steps, None)
        for step in chain(() if first is None else (first,), steps):
            yield step.error(source, self._limits) if isinstance(step, _Death) else step

    def _steps(self, request: _Request) -> Iterator[Outcome | Member | _Death]:
        running = self._running = self._running or _start(self._limits)
        is_done = False
        try:
            yield from running.steps(request, self._limits)
            is_done = True
        except (ValueError, TypeError, LookupError):
            yield _Death(_Bound.NONE, "it answers nonsense")
        except ConnectionError:
            yield running.death()
        except TimeoutError:
            yield _Death(_Bound.WALL)
        finally:
            if not is_done:
                self.close()

    def close(self) -> None:
        """End the process."""
        if self._running:
            self._running.end()
            self._running = None

    def _ask(self, request: _Request) -> list[Outcome] | _Death:
        running = self._running = self._running or _start(self._limits)
        try:
            answer = running.answer(request, self._limits)
            if not isinstance(answer, _Death):
                return [from_line(line) for line in answer]
        except (ValueError, TypeError, LookupError):
            answer = _Death(_Bound.NONE, "it answers nonsense")
        except ConnectionError:
            answer = running.death()
        self.close()
        return answer


@dataclass(slots=True)
class _Running:
    """A running process, the socket to talk to it, and the end of a pipe: when it closes, the kernel ends the child."""

    process: subprocess.Popen[bytes]
    socket: socket.socket
    lifeline: int
    files: int = 0

    def answer(self, request: _Request, limits: Limits) -> list[bytes] | _Death:
        """Return the lines of an answer. Raise ConnectionError if the process has ended."""
        self.files += 1
        self.socket.sendall(json.dumps([self.files, *request]).encode() + b"\n")
        deadline = time.monotonic() + limits.wall_seconds + _GRACE_SECONDS
        answer, end = bytearray(), b"#%d\n" % self.files
        while not answer.endswith(end):
            self.socket.settimeout(max(0.001, deadline - time.monotonic()))
            try:
                chunk = self.socket.recv(_CHUNK_BYTES)
            except TimeoutError:
                return _Death(_Bound.WALL)
            if not chunk:
                return self.death()
            answer += chunk
            if len(answer) > limits.answer_bytes:
                return _Death(_Bound.ANSWER)
        return bytes(answer).split(b"\n")[:-2]

    def steps(self, request: _Request, limits: Limits) -> Iterator[Outcome | Member]:
        """Yield the steps of an answer. Raise ConnectionError if the process has ended, TimeoutError if it is stuck."""
        self.files += 1
        self.socket.sendall(json.dumps([self.files, *request]).encode() + b"\n")
        stream, end = (
            Stream(self.socket, limits.wall_seconds + _GRACE_SECONDS, limits.answer_bytes),
            b"#%d\n" % self.files,
        )
        while (line := stream.line()) != end:
            if line.startswith(MEMBER_SIGN):
                pieces = pieces_of(stream)
                yield from_member_line(line, pieces)
                with suppress(MemberError):
                    deque(pieces, maxlen=0)  # what was not taken
            else:
                yield from_line(line)
            self.socket.sendall(b"\n")

    def death(self) -> _Death:
        """Return why the process ended, which closed the socket."""
        code = self.process.wait()
        if code in _CODES:
            return _Death(_CODES[code], has_read_others=self.files > 1)
        reason = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return _Death(_Bound.NONE, reason, has_read_others=self.files > 1)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self.socket.close()
        os.close(self.lifeline)


def _start(limits: Limits) -> _Running:
    """Start the process with nothing but a socket and the end of a pipe, which tells it that this process lives."""
    ours, theirs = socket.socketpair()
    lifeline, held = os.pipe()
    numbers = map(str, (limits.wall_seconds, limits.cpu_seconds, limits.memory_bytes, lifeline))
    paths = [str(_PROJECT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-P", "-m", _PROGRAM, *numbers],
        stdin=theirs.fileno(),
        stdout=theirs.fileno(),
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={**kept, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, paths))},
        pass_fds=[lifeline],
    )
    theirs.close()
    os.close(lifeline)
    return _Running(process, ours, held)
