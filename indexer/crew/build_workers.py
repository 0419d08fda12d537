"""Build workers: processes on any machine that do tasks of a build. Dask hands them out, and again if a worker dies.

The scheduler and the workers are started by who has the machines: `dask scheduler`, `dask worker ADDRESS --nthreads 1`.
"""

import logging
import pickle
import time
from asyncio import sleep
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from threading import Lock
from typing import Any, Generic, Self, TypeVar
from uuid import uuid4

import dask
from distributed import Client, Future, KilledWorker, wait
from distributed.client import FutureCancelledError, FuturesCancelledError
from distributed.worker import Worker

from indexer.crew.workforce import LostTaskError, Ticket, rare_collections
from indexer.errors import IndexStateError, KashshafError
from indexer.forked_process import Work

T = TypeVar("T")
R = TypeVar("R")

_CONNECT_SECONDS = 10
_PATIENCE_SECONDS = 60  # without any build worker: a machine that starts again takes a minute
_LOOK_SECONDS = 5  # between looks whether there are build workers
_POLL_SECONDS = 0.2
_END_SECONDS = 30  # for tasks that are being done when a build is given up
_AHEAD = 64  # tasks of a worker whose results wait for an earlier one, some 300 KB each
# What all tasks have in common is sent once, and may be large.
_OPTIONS = {"distributed.admin.large-graph-warning-threshold": "1TB"}


class BuildWorkers:
    """The build workers of one scheduler; a context manager that holds the connection to it."""

    def __init__(self, address: str, patience: float = _PATIENCE_SECONDS) -> None:
        """Take the address of the scheduler, and the seconds after which a build without workers is given up."""
        self._address, self._patience = address, patience
        self._count, self._counted = 0, 0.0

    def __enter__(self) -> Self:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what it tells of, our errors say
        try:
            self.client = Client(self._address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise IndexStateError(
                "The scheduler of build workers at %(address)s cannot be reached (%(reason)s): start it with "
                "`dask scheduler`, or name another one with --workers. The index stays as it was.",
                address=self._address,
                reason=fault,
            ) from fault
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()

    def ask(self, question: Callable[[], R]) -> Mapping[str, R]:
        """Return what a function returns in each build worker, by its address; raises IndexStateError."""
        self.wait_until_there()
        answers: dict[str, Any] = self.client.run(question, on_error="return")
        for worker, answer in answers.items():
            if isinstance(answer, KashshafError):
                raise IndexStateError("On the build worker %(worker)s: %(error)s", worker=worker, error=answer)
            if isinstance(answer, Exception):
                reason = f"{type(answer).__name__}: {answer}"
                raise IndexStateError(
                    "The build worker %(worker)s cannot help (%(reason)s): install the same Kashshaf there as here, "
                    "with the same extras, and start it again.",
                    worker=worker,
                    reason=reason,
                )
        return answers

    def gather(self, work: Work[T, R]) -> "WorkersOf[T, R]":
        """Return what does tasks there."""
        return WorkersOf(work, self)

    def wait_until_there(self) -> None:
        """Wait for the first build worker; raise IndexStateError if none comes, or if one does several tasks at once.

        The analysis is for one thread.
        """
        try:
            with suppress(TimeoutError):
                self.client.wait_for_workers(1, self._patience)
            threads = self._threads()
        except OSError as fault:
            raise self.gone(fault) from fault
        if not threads:
            raise IndexStateError(
                "The scheduler at %(address)s has no build worker: start some with `dask worker %(address)s "
                "--nthreads 1 --nworkers auto`. The index stays as it was.",
                address=self._address,
            )
        for worker, count in threads.items():
            if count > 1:
                raise IndexStateError(
                    "The build worker %(worker)s has %(count)s threads, and the analysis is for one: start it with "
                    "`dask worker %(address)s --nthreads 1 --nworkers auto`.",
                    worker=worker,
                    count=count,
                    address=self._address,
                )

    def count(self) -> int:
        """Return how many build workers there were a moment ago, at least one."""
        if time.monotonic() - self._counted > _LOOK_SECONDS:
            self._threads()
        return max(1, self._count)

    def _threads(self) -> Mapping[str, int]:
        threads: Mapping[str, int] = self.client.nthreads()
        self._count, self._counted = len(threads), time.monotonic()
        return threads

    def gone(self, reason: object) -> IndexStateError:
        """Return the error of a build whose scheduler is gone."""
        return IndexStateError(
            "The scheduler of build workers at %(address)s is gone (%(reason)s): start it and its workers, and run the "
            "command again. The index stays as it was.",
            address=self._address,
            reason=reason,
        )


class WorkersOf(Generic[T, R]):
    """Build workers that do tasks of one work; a context manager."""

    def __init__(self, work: Work[T, R], workers: BuildWorkers) -> None:
        """Take what they do, and who they are."""
        self._work, self._workers, self._client = work, workers, workers.client
        self._name = f"kashshaf-{uuid4().hex}"  # of all tasks, which Dask then balances as alike
        self._futures: dict[Ticket[T, R], Future[R]] = {}
        self._submitted = 0

    def __enter__(self) -> Self:
        self._workers.wait_until_there()
        with dask.config.set(_OPTIONS):
            # A task and not scattered data, which would be gone for good with the workers that have it.
            content = pickle.dumps(self._work, pickle.HIGHEST_PROTOCOL)
            self._desk: Future[_Desk[T, R]] = self._client.submit(_Desk, content, key=f"{self._name}-desk", pure=False)
        self._finish(self._desk)
        if fault := self._desk.exception():
            reason = f"{type(fault).__name__}: {fault}"
            raise IndexStateError(
                "The build workers cannot begin (%(reason)s): install the same Kashshaf on their machines and on that "
                "of the scheduler, and start them again.",
                reason=reason,
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind and self._client.status == "running":
            # What is being done might write to an index that is deleted next.
            self._client.cancel([*self._futures.values()])
            self._client.run(_wait_until_idle, self._name, on_error="ignore")
        self._futures.clear()
        del self._desk

    @property
    def has_room(self) -> bool:
        """True while it should get more tasks before a result is asked for."""
        return len(self._futures) < _AHEAD * self._workers.count()

    def submit(self, task: T) -> Ticket[T, R]:
        """Hand in a task."""
        ticket: Ticket[T, R] = Ticket(task)
        self._futures[ticket] = self._future(task)
        return ticket

    def result(self, ticket: Ticket[T, R]) -> R:
        """Return the result of a task, once; raise LostTaskError, or what the task raised.

        Dask blames the death of a worker on all tasks that it had, so one that is lost is done again while no other is.
        """
        try:
            return self._taken(self._futures[ticket])
        except KilledWorker:
            for future in self._futures.values():
                self._finish(future)
            self._futures[ticket] = self._future(ticket.task)
            return self._taken_or_lost(self._futures[ticket])
        finally:
            del self._futures[ticket]

    def _future(self, task: T) -> Future[R]:
        self._submitted += 1
        content = pickle.dumps(task, pickle.HIGHEST_PROTOCOL)  # which Dask does not look into
        key = (self._name, self._submitted)
        return self._client.submit(_do, self._desk, content, key=key, pure=False, fifo_timeout=0)

    def _taken(self, future: Future[R]) -> R:
        self._finish(future)
        try:
            return future.result()
        except FutureCancelledError as fault:
            raise self._workers.gone(fault.reason) from fault

    def _taken_or_lost(self, future: Future[R]) -> R:
        try:
            return self._taken(future)
        except KilledWorker as fault:
            raise LostTaskError(f"build worker {fault.last_worker.address}, and others before it") from fault

    def _finish(self, future: Future[Any]) -> None:
        """Wait until a task is done, or given up."""
        while not future.done():
            try:
                with self._client.as_current():
                    wait([future], timeout=_LOOK_SECONDS)
            except TimeoutError:
                self._workers.wait_until_there()
            except FuturesCancelledError:
                return


class _Desk(Generic[T, R]):
    """Where a process does the tasks of one work.

    What it takes is made for the first task, and closed when Dask lets go of the desk: when the build ends or its
    client is gone. Sent elsewhere, it is a new one.
    """

    def __init__(self, content: bytes) -> None:
        self._stack, self._lock = ExitStack(), Lock()
        self._work: Work[T, R] = pickle.loads(content)  # noqa: S301 - from the machine that builds
        self._do: Callable[[T], R] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return _Desk, (pickle.dumps(self._work, pickle.HIGHEST_PROTOCOL),)

    def __call__(self, task: T) -> R:
        with self._lock, rare_collections():
            if self._do is None:
                self._do = self._stack.enter_context(self._work())
            return self._do(task)

    def __del__(self) -> None:
        self._stack.close()


def _do(desk: _Desk[Any, R], content: bytes) -> R:
    return desk(pickle.loads(content))  # noqa: S301 - from the machine that builds


async def _wait_until_idle(name: str, dask_worker: Worker) -> None:
    """Wait in a worker, for a while, until it has none of the tasks of a name, which were cancelled."""
    end = time.monotonic() + _END_SECONDS
    await sleep(_POLL_SECONDS)  # some may just be coming in
    while any(key[0] == name for key in dask_worker.state.tasks if isinstance(key, tuple)) and time.monotonic() < end:
        await sleep(_POLL_SECONDS)
