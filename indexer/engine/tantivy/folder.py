"""The folder of an index: opened without a write, and with our errors in place of those of Tantivy."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from indexer.deadline import check_time
from indexer.errors import IndexStateError
from indexer.stored_files import build_command, index_of


class EngineErrors:
    """Raises IndexStateError in place of errors of Tantivy; lets nothing begin after the time for the search is over.

    A class, since a generator function costs a microsecond more.
    """

    def __init__(self, folder: Path, *, writes: bool) -> None:
        self._folder, self._writes = folder, writes

    def __enter__(self) -> None:
        """Raise SlowSearchError after the time is over."""
        check_time()

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: object) -> None:
        # Tantivy does not export the type of its panics, which is not an Exception.
        if isinstance(fault, (ValueError, OSError)) or (kind and kind.__name__ == "PanicException"):
            if self._writes:  # a full disk, as a rule; when a thread of Tantivy fails, its reason is lost
                raise IndexStateError(
                    "%(folder)s cannot be written (%(reason)s): make room on the disk and run the command again.",
                    folder=self._folder,
                    reason=fault,
                ) from fault
            raise IndexStateError(
                "The index in %(folder)s cannot be used (%(reason)s): build it again with `%(command)s`.",
                folder=self._folder,
                reason=fault,
                command=build_command(index_of(self._folder)),
            ) from fault


@contextmanager
def links(folder: Path) -> Iterator[Path]:
    """Yield a temporary folder with links to the files of an index.

    Tantivy writes a lock file where it opens an index, and maps all files into memory: then the links may go.
    """
    try:
        made = Path(mkdtemp(prefix="kashshaf-", dir=_memory()))
    except OSError as fault:
        raise IndexStateError(
            "A temporary folder cannot be made (%(reason)s): name one that can be written in TMPDIR.",
            reason=fault.strerror,
        ) from fault
    try:
        for file in folder.resolve().iterdir():
            if file.suffix != ".lock":
                (made / file.name).symlink_to(file)
        yield made
    finally:
        while made.exists():  # a thread of Tantivy may make its lock file again while the folder is emptied
            rmtree(made, ignore_errors=True)


def _memory() -> Path | None:
    """Return the folder of Linux that is in memory, where making and removing 11 links takes .3 ms in place of 4."""
    folder = Path("/dev/shm")  # noqa: S108 - mkdtemp makes a folder of its own there
    return folder if "TMPDIR" not in os.environ and os.access(folder, os.W_OK) else None
