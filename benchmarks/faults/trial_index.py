"""An index to harm: one state of an archive is indexed, and the archive has gone on to a second state."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Self

from benchmarks.faults.answers import Answers, answers
from benchmarks.faults.archive import Archive
from benchmarks.faults.commands import ENDED_WELL, Ran, index_cli

_CHANGES = 5  # between the two states


@dataclass(frozen=True, slots=True)
class TrialIndex:
    """The sources in their second state, an index of the first, and what an index of each state answers."""

    sources: Path
    index: Path
    before: Answers
    after: Answers

    @classmethod
    def make(cls, home: Path, random: Random) -> Self:
        """Make the sources and the index in a folder."""
        archive = Archive(home / "archive", random)
        archive.fill()
        index, updated = home / "index", home / "updated"
        _must(index_cli("build", archive.folder, "--index", index))
        for _ in range(_CHANGES):
            archive.change()
        archive.fill(1)
        copytree(index, updated)
        _must(index_cli("update", "--index", updated))
        return cls(archive.folder, index, answers(index), answers(updated))

    def copy(self, folder: Path) -> Path:
        """Return a copy of the index to harm."""
        return copytree(self.index, folder)


def _must(ran: Ran) -> None:
    if ran.code != ENDED_WELL:
        raise RuntimeError(f"{ran.words} ends with {ran.code}: {ran.output} {ran.traceback}")
