"""Whether build workers can do a build: with the program of this machine, over the files that it sees."""

import platform
from collections.abc import Sequence
from functools import partial
from importlib.metadata import version
from typing import NamedTuple

from analyzers.text.analyzer import ANALYZER_VERSION
from indexer.crew.staff import Staff
from indexer.documents.sources import SourceFile
from indexer.errors import IndexStateError
from indexer.intake.changes import Changes
from indexer.store.generation import SCHEMA_VERSION


class Seen(NamedTuple):
    """What a process says of itself: its program, and the files that it does not see as this machine does."""

    program: str
    unlike: Sequence[str]


def check_workers(staff: Staff, changes: Changes) -> None:
    """Raise IndexStateError if a build worker has another program, or does not see a file of each source as it is here.

    One file stands for all of its source: where its disk is mounted, it is there with the others.
    """
    if not staff.workers:
        return
    affected = (changes.files[name] for name in sorted(changes.affected & changes.files.keys(), reverse=True))
    samples = {file.root: file for file in affected}
    here = _program()
    for worker, seen in staff.workers.ask(partial(see, list(samples.values()))).items():
        if seen.program != here:
            raise IndexStateError(
                "The build worker %(worker)s has another program (%(theirs)s) than this machine (%(ours)s): install "
                "the same there, and start it again.",
                worker=worker,
                theirs=seen.program,
                ours=here,
            )
        for path in seen.unlike:
            raise IndexStateError(
                "The build worker %(worker)s does not see %(path)s as this machine does: let it have the same disk at "
                "the same path, and read it.",
                worker=worker,
                path=path,
            )


def see(files: Sequence[SourceFile]) -> Seen:
    """Look at this process and at files, from where it is."""
    return Seen(_program(), [str(file.path) for file in files if not _is_seen(file)])


def _is_seen(file: SourceFile) -> bool:
    try:
        file.path.open("rb").close()
    except OSError:
        return False
    return file.unchanged


def _program() -> str:
    python = ".".join(platform.python_version_tuple()[:2])
    return f"Kashshaf {version('kashshaf')}, index {SCHEMA_VERSION}, analysis {ANALYZER_VERSION}, Python {python}"
