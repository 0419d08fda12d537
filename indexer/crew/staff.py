"""Who does the work of a build: processes of this machine, or build workers of several machines."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from typing import Any, NamedTuple, Protocol, TypeVar

from indexer.crew.forks import Crew, default_jobs
from indexer.crew.workforce import Alone, Workforce
from indexer.errors import IndexStateError
from indexer.forked_process import Work

T = TypeVar("T")
R = TypeVar("R")


class Workers(Protocol):
    """Build workers (`indexer.crew.build_workers`)."""

    def ask(self, question: Callable[[], R]) -> Mapping[str, R]:
        """Return what a function returns in each build worker, by its address; raises IndexStateError."""

    def gather(self, work: Work[T, R]) -> AbstractContextManager[Workforce[T, R]]:
        """Return what does tasks there."""


class Staff(NamedTuple):
    """The processes of this machine, `jobs` of them or as many as it has cores, unless there are build workers."""

    jobs: int | None = None
    workers: Workers | None = None

    def gather(self, work: Work[T, R], *, is_much: bool) -> AbstractContextManager[Workforce[T, R]]:
        """Return what does tasks.

        These are the build workers; without any, forks of this process if there is much to do or their number was
        given, otherwise this process.
        """
        if self.workers:
            return self.workers.gather(work)
        size = self.jobs or (default_jobs() if is_much else 1)
        return Crew(work, size) if size > 1 else Alone(work)


@contextmanager
def hired(jobs: int | None, address: str = "") -> Iterator[Staff]:
    """Yield who does the work: the build workers of the scheduler of Dask at an address, if there is one.

    Raises IndexStateError if it cannot be reached.
    """
    if not address:
        yield Staff(jobs)
        return
    with _build_workers().BuildWorkers(address) as workers:
        yield Staff(jobs, workers)


def _build_workers() -> Any:
    """Return the module that has Dask, which takes half a second to import and which few builds need."""
    try:
        return import_module("indexer.crew.build_workers")
    except ModuleNotFoundError as fault:
        raise IndexStateError(
            "Dask, which has build workers, is not installed (%(reason)s): run `pip install 'kashshaf[workers]'`.",
            reason=fault,
        ) from fault
