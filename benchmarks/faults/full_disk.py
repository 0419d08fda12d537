"""Builds and updates on a disk that is too small: the index stays as it was, and goes on when there is room again."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from shutil import disk_usage
from tempfile import TemporaryDirectory

from benchmarks.faults.answers import answers, differences
from benchmarks.faults.children import children
from benchmarks.faults.commands import ENDED_WELL, ENDED_WITH_ERROR
from benchmarks.faults.killed_commands import Writing
from benchmarks.faults.outcome import Outcome
from benchmarks.faults.trial_index import TrialIndex
from indexer.store.info import describe

_ROOM = 64 << 20  # bytes: more than any trial needs
_MARGIN = 16 << 10  # bytes: folders and files take whole pages


class CannotMountError(Exception):
    """This account may not mount a file system."""


def run(trials: int, seed: int) -> Outcome:
    """Run builds and updates on disks with room for a random part of what they write."""
    outcome = Outcome("full disk", "builds and updates on a tmpfs that has room for a part of what they write")
    random = Random(seed)
    try:
        with TemporaryDirectory() as home, _disk(Path(home) / "disk") as disk, children() as judges:
            trial = judges.must(TrialIndex.make, Path(home), Random(seed))
            for _ in range(trials):
                judged = judges.run(_try, disk, trial, random.choice(("build", "update")), random.random())
                outcome.add(*(judged or ("death", ["the process dies"])))
    except CannotMountError as fault:
        outcome.skipped = f"skipped: {fault}"
    return outcome


def _try(disk: Path, trial: TrialIndex, command: str, share: float) -> tuple[str, list[str]]:
    """Run a command on a disk with room for a share of the index; return how it ended and the faults."""
    _resize(disk, _ROOM)
    index = disk / "index"
    subprocess.run(["rm", "-rf", index], check=True)
    trial.copy(index)
    used = disk_usage(disk).used
    _resize(disk, used + _MARGIN + int(share * used))
    writing = Writing(command, index, trial.sources)
    ran = writing.run()
    ending, expected = ("done", trial.after) if ran.code == ENDED_WELL else ("refused", trial.before)
    faults = ran.faults()
    faults += [f"exit {ran.code}"] if ran.code not in (ENDED_WELL, ENDED_WITH_ERROR) else []
    faults += ["other answers"] if differences(answers(index), expected) else []
    _resize(disk, _ROOM)
    again = writing.run()
    faults += [f"with room: exit {again.code}: {again.output}"] if again.code != ENDED_WELL else []
    faults += ["with room: other answers"] if differences(answers(index), trial.after) else []
    faults += ["with room: damaged"] if describe(index)["damaged"] else []
    return f"{command} {ending}", [f"{command}, room for {share:.2f} of it: {fault}" for fault in faults]


@contextmanager
def _disk(folder: Path) -> Iterator[Path]:
    """Mount a tmpfs; raise CannotMountError if this account may not."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={_ROOM}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as fault:
        raise CannotMountError(f"there is no mount ({fault.strerror})") from fault
    if mounted.returncode:
        raise CannotMountError("only root can mount a tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False)


def _resize(disk: Path, size: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", str(disk)], check=True)
