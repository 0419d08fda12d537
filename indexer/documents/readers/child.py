"""The program of the child process that reads files: `python -m indexer.documents.readers.child`, with its limits.

A line of JSON on standard input has a number, the module of a reader, a file, and the name to show for it. The outcomes
are lines on standard output, and a line with the number ends them. The process has one more descriptor, a pipe that its
parent holds open, and writes no file. The kernel ends it when a file takes too long, and when the parent dies.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from indexer.documents.readers.members import Member, Step
from indexer.documents.readers.outcomes import OUT_OF_MEMORY, guarded, read_guarded, to_line, to_member_line
from indexer.errors import SourceError
from indexer.forked_process import end_with

_MAX_OPEN_FILES = 64
_PIECE_BYTES = 1 << 20  # of the content of a member


def main() -> None:
    """Read files until standard input ends. Arguments: seconds, CPU seconds and bytes of memory; a descriptor."""
    wall, cpu, memory, parent = map(int, sys.argv[1:])
    for number in (signal.SIGALRM, signal.SIGPROF):
        signal.signal(number, signal.SIG_DFL)
    end_with(parent)
    _limit(memory)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    for line in sys.stdin.buffer:
        number, module, path, source, further, in_steps = json.loads(line)
        _set_timers(wall, cpu)
        try:
            file = Path(os.fsdecode(bytes.fromhex(path)))
            outcomes = read_guarded(import_module(module).read, file, source, *further)
            if in_steps:
                _Steps(answers, partial(_set_timers, wall, cpu)).answer(outcomes, source)
            else:
                answers.writelines(map(to_line, outcomes))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        answers.write(b"#%d\n" % number)
        answers.flush()
        _set_timers(0, 0)


class _Steps:
    """An answer in steps: after each outcome, and each member of the file, the parent asks for the next.

    The limits of time are those of a step. The content of a member are pieces, each a line with "=" and its size before
    it; a line with "." ends them, or the error for which they end early.
    """

    def __init__(self, answers: BinaryIO, start_timers: Callable[[], None]) -> None:
        self._answers, self._start_timers = answers, start_timers

    def answer(self, steps: Iterator[Step], source: str) -> None:
        """Write the outcomes and members of a file."""
        for step in steps:
            self._start_timers()
            if step is None:
                continue
            if isinstance(step, Member):
                self._write(step, source)
            else:
                self._answers.write(to_line(step))
            self._answers.flush()
            _set_timers(0, 0)
            sys.stdin.buffer.readline()
            self._start_timers()

    def _write(self, member: Member, source: str) -> None:
        self._answers.write(to_member_line(member))
        errors = [to_line(error) for error in guarded(self._pieces(member), member.shown(source))]
        self._answers.write(errors[0] if errors else b".\n")

    def _pieces(self, member: Member) -> Iterator[SourceError]:
        """Write the content of a member; yield nothing."""
        for piece in member.pieces:
            for start in range(0, len(piece), _PIECE_BYTES):
                part = memoryview(piece)[start : start + _PIECE_BYTES]
                self._answers.write(b"=%d\n" % len(part))
                self._answers.write(part)
            self._start_timers()
        yield from ()


def _limit(memory: int) -> None:
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _MAX_OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),
    )
    for kind, most in limits:
        _, allowed = resource.getrlimit(kind)
        bound = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (bound, bound))


def _set_timers(wall: int, cpu: int) -> None:
    """Have the kernel end this process after so many seconds, with SIGALRM or SIGPROF; never if 0."""
    signal.setitimer(signal.ITIMER_REAL, wall)
    signal.setitimer(signal.ITIMER_PROF, cpu)


if __name__ == "__main__":
    main()
