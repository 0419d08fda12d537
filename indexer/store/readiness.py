"""Whether build workers can do a build: with the program of this machine, over the files that it sees."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeVar

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.crew.staff import Staff, Workers
from indexer.crew.workforce import Workforce
from indexer.documents.sources import SourceFile
from indexer.errors import IndexStateError
from indexer.forked_process import Work
from indexer.intake.changes import Changes
from indexer.store.generation import SCHEMA_VERSION

T = TypeVar("T")
R = TypeVar("R")


class Seen(NamedTuple):
    """What a process says of itself: its program, and the files that it does not see as this machine does."""

    program: str
    unlike: Sequence[str]


def ready(staff: Staff, changes: Changes) -> Staff:
    """Return the staff for these changes; raise IndexStateError if one of its build workers cannot help.

    It has another program, or does not see a file of each source as it is here. One file stands for all of its source:
    where its disk is mounted, it is there with the others. A build worker that comes later is looked at when it begins.
    """
    if not staff.workers:
        return staff
    affected = (changes.files[name] for name in sorted(changes.affected & changes.files.keys(), reverse=True))
    samples = {file.root: file for file in affected}
    here = _program()
    for worker, seen in staff.workers.ask(partial(see, list(samples.values()))).items():
        if seen.program != here:
            raise _another_program(worker, seen.program, here)
        for path in seen.unlike:
            raise _another_disk(worker, path)
    return staff._replace(workers=_Checked(staff.workers, list(samples), here))


class _Checked:
    """Build workers that are looked at when they begin a work, whenever they come."""

    def __init__(self, workers: Workers, roots: Sequence[str], program: str) -> None:
        self._workers, self._roots, self._program = workers, roots, program

    def ask(self, question: Callable[[], R]) -> Mapping[str, R]:
        """See `Workers`."""
        return self._workers.ask(question)

    def gather(self, work: Work[T, R]) -> AbstractContextManager[Workforce[T, R]]:
        """See `Workers`."""
        return self._workers.gather(partial(_begin, work, self._roots, self._program))


@contextmanager
def _begin(work: Work[T, R], roots: Sequence[str], program: str) -> Iterator[Callable[[T], R]]:
    """Yield what does the tasks of a work in this process, if it is a build worker that can."""
    here = f"{platform.node()}, process {os.getpid()}"
    if _program() != program:
        raise _another_program(here, _program(), program)
    for root in roots:
        if not Path(root).exists():  # a file of it may have changed since the build began
            raise _another_disk(here, root)
    with work() as do:
        yield do


def see(files: Sequence[SourceFile]) -> Seen:
    """Look at this process and at files, from where it is."""
    return Seen(_program(), [str(file.path) for file in files if not _is_seen(file)])


def _is_seen(file: SourceFile) -> bool:
    try:
        file.path.open("rb").close()
    except OSError:
        return False
    return file.unchanged


def _another_program(worker: str, theirs: str, ours: str) -> IndexStateError:
    return IndexStateError(
        "The build worker %(worker)s has another program (%(theirs)s) than this machine (%(ours)s): install the same "
        "there, and start it again.",
        worker=worker,
        theirs=theirs,
        ours=ours,
    )


def _another_disk(worker: str, path: str) -> IndexStateError:
    return IndexStateError(
        "The build worker %(worker)s does not see %(path)s as this machine does: let it have the same disk at "
        "the same path, and read it.",
        worker=worker,
        path=path,
    )


def _program() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Kashshaf {version('kashshaf')}, index {SCHEMA_VERSION}, analysis {ANALYZER_VERSION}, Python {python}"
