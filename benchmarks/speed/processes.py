"""CPU seconds and memory of this process and all that it started, read from /proc (Linux)."""

import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")  # a second, of the times in /proc/PID/stat
_PARENT, _TIMES = 1, slice(11, 15)  # of the fields after the name: own time in both modes, then that of dead children
_SAMPLE_SECONDS = 0.5


def cpu_seconds() -> float:
    """Return the CPU time of this process, its children, theirs, and so on, alive or dead."""
    return sum(sum(map(int, _stat(process)[_TIMES])) for process in _family()) / _TICKS


def _family() -> list[int]:
    """Return this process and all that it started and that still run."""
    children: dict[int, list[int]] = defaultdict(list)
    for folder in _PROC.glob("[0-9]*"):
        if stat := _stat(int(folder.name)):
            children[int(stat[_PARENT])].append(int(folder.name))
    family = [os.getpid()]
    for process in family:
        family += children[process]
    return family


def _stat(process: int) -> list[str]:
    """Return the fields after the name of the program; none for a process that ended meanwhile."""
    try:
        return (_PROC / str(process) / "stat").read_text(errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


class PeakMemory:
    """The most memory that the processes took together, in bytes; what they share is counted once."""

    def __init__(self) -> None:
        self.bytes = 0
        self._ended = threading.Event()

    @classmethod
    @contextmanager
    def watched(cls) -> Iterator[Self]:
        """Measure while the block runs."""
        peak = cls()
        thread = threading.Thread(target=peak._watch, daemon=True)
        thread.start()
        yield peak
        peak._ended.set()
        thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            self.bytes = max(self.bytes, sum(map(memory_of, _family())))


def memory_of(process: int | str) -> int:
    """Return the proportional set size (https://docs.kernel.org/filesystems/proc.html) in bytes; 0 if there is none.

    A process is given by its number, or as "self".
    """
    try:
        rollup = (_PROC / str(process) / "smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) << 10 for line in rollup.splitlines() if line.startswith("Pss:"))


class Stages:
    """A progress of a build that notes the CPU and clock seconds of its stages, in `rows`, by label."""

    def __init__(self) -> None:
        self.rows: dict[str, tuple[float, float]] = {}
        self._label = "start"
        self._since = (0.0, time.perf_counter())

    def begin(self, label: str, total: int) -> None:
        """End a stage and begin the next."""
        self.end()
        self._label = label

    def advance(self, steps: int) -> None:
        """Ignore progress inside a stage."""

    def end(self) -> None:
        """End the last stage."""
        now = (cpu_seconds(), time.perf_counter())
        cpu, clock = (after - before for before, after in zip(self._since, now, strict=True))
        before = self.rows.get(self._label, (0.0, 0.0))
        self.rows[self._label] = (before[0] + cpu, before[1] + clock)
        self._since = now
