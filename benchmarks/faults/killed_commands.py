"""Commands in forks of this process, killed with -9 after a time or before one of their changes of files.

The process must not have opened an index, since a fork does not copy the threads of the engine.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from analyzers.mentions import find_mentions
from analyzers.text.analyzer import index_forms
from benchmarks.faults.commands import Ran, index_cli

# What Python does to files; a kill before one of these is a moment of its own, however short.
_EVENTS = frozenset(("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "shutil.rmtree"))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_LOADING = "قال سيرغي لافروف في القاهرة يوم 20 أكتوبر 2023"  # loads all that a build loads


@dataclass(frozen=True, slots=True)
class Writing:
    """A command that writes an index, with some processes: build, first build (there is no index yet) or update."""

    command: str
    index: Path
    sources: Path
    jobs: int = 1

    def run(self) -> Ran:
        """Run the command."""
        words = [] if self.command == "update" else [self.sources]
        return index_cli(self.command.removeprefix("first "), *words, "--index", self.index, "--jobs", str(self.jobs))


def measure(writing: Writing, note: Path) -> tuple[int, float]:
    """Return the number of changes of files and the seconds that a command takes; `note` is a file to use."""
    list(find_mentions(_LOADING, None)), index_forms(_LOADING)

    def run() -> None:
        events, start = [0], time.perf_counter()
        _at_changes(writing.index, lambda: events.__setitem__(0, events[0] + 1))
        writing.run()
        note.write_text(f"{events[0]} {time.perf_counter() - start}", encoding="ascii")

    os.waitpid(_fork(run), 0)
    events, seconds = note.read_text(encoding="ascii").split()
    return int(events), float(seconds)


def kill_after(writing: Writing, seconds: float) -> bool:
    """Run a command and kill it after a time; say whether it was still running."""
    child = _fork(writing.run)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def kill_before(writing: Writing, change: int) -> bool:
    """Run a command and kill it before its change of files of this number; say whether it came so far."""

    def run() -> None:
        left = [change]

        def count() -> None:
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        _at_changes(writing.index, count)
        writing.run()

    return os.WIFSIGNALED(os.waitpid(_fork(run), 0)[1])


def _fork(function: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        function()
    finally:
        os._exit(0)


def _at_changes(index: Path, act: Callable[[], None]) -> None:
    """Call a function before each change of the files of an index in this process."""

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event in _EVENTS and str(args[0]).startswith(str(index)) and (event != "open" or _writes(args[2])):
            act()

    sys.addaudithook(hook)


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITES)
