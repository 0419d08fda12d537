"""A scheduler of Dask and build workers on this machine, each a process that can be killed by itself."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from indexer.crew.build_workers import BuildWorkers

_ROOT = Path(__file__).parents[1]  # from where workers import works of tests
_SECONDS = 60  # to start, with others on the same cores
_POLL_SECONDS = 0.05


class Machines:
    """A scheduler, and build workers that start again when they are killed."""

    def __init__(self, folder: Path) -> None:
        """Take a folder for files of theirs."""
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._file = folder / "scheduler.json"

    def start(self, count: int, allowed_failures: int) -> None:
        """Start the scheduler and `count` workers; a task may end so many of them before it is lost."""
        failures = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures)}
        self._run("scheduler", "--port", "0", **failures)
        while not self._file.exists():
            time.sleep(_POLL_SECONDS)
        for _ in range(count):
            self.start_worker()

    def start_worker(self) -> None:
        """Start one more worker."""
        self._run("worker", "--nthreads", "1", "--nworkers", "1", "--local-directory", str(self._folder))

    @property
    def address(self) -> str:
        """The address of the scheduler."""
        return next(word for word in self._file.read_text(encoding="utf-8").split('"') if word.startswith("tcp://"))

    def wait_for(self, count: int) -> list[int]:
        """Return the process ids of the workers as soon as there are so many."""
        end = time.monotonic() + _SECONDS
        with BuildWorkers(self.address, _SECONDS) as workers:
            while len(ids := workers.ask(os.getpid)) < count:
                if time.monotonic() > end:
                    raise TimeoutError(f"{len(ids)} of {count} build workers started; the log is in {self._folder}.")
                time.sleep(_POLL_SECONDS)
        return list(ids.values())

    def kill_scheduler(self) -> None:
        """Kill the scheduler by SIGKILL."""
        self._processes[0].kill()
        self._processes[0].wait()

    def stop(self) -> None:
        """Kill all processes; what they have started ends with them."""
        for process in reversed(self._processes):
            process.kill()
        for process in self._processes:
            process.wait()

    def _run(self, *arguments: str, **variables: str) -> None:
        listens = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(self._file)]
        command = [sys.executable, "-m", "dask", *arguments, *listens]
        environment = {**os.environ, "PYTHONPATH": str(_ROOT), **variables}
        with (self._folder / "log").open("ab") as log:
            self._processes.append(subprocess.Popen(command, cwd=self._folder, env=environment, stdout=log, stderr=log))


@contextmanager
def running_workers(folder: Path, count: int = 2, allowed_failures: int = 3) -> Iterator[Machines]:
    """Start a scheduler and build workers; stop them at the end."""
    machines = Machines(folder)
    try:
        machines.start(count, allowed_failures)
        if count:
            machines.wait_for(count)
        yield machines
    finally:
        machines.stop()
