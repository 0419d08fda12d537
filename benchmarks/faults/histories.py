"""Random histories of an archive: after each change, an updated index answers as one built of the same files."""

from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory

from benchmarks.faults.answers import answers, differences
from benchmarks.faults.archive import Archive
from benchmarks.faults.commands import ENDED_WELL, index_cli
from benchmarks.faults.outcome import Outcome

_CHANGES_AT_ONCE = 3  # at most
_JOBS = (1, 1, 1, 2)  # processes that analyse: mostly one, since a second takes longer to start than these files take


def run(histories: int, seed: int, steps: int = 4) -> Outcome:
    """Let archives live through `steps` updates each."""
    outcome = Outcome(
        "histories", f"{steps} updates each: files, ids, corrections, failures, files moved away and back"
    )
    for number in range(histories):
        with TemporaryDirectory() as home:
            history = _History(Path(home), Random(seed + number))
            faults = [f"history {seed + number}: {fault}" for fault in history.live(steps)]
        outcome.add("update differs from build" if faults else "update as build", faults)
    return outcome


class _History:
    def __init__(self, home: Path, random: Random) -> None:
        self._updated, self._built = home / "updated", home / "built"
        self._random = random
        self._archive = Archive(home / "archive", random)
        self._archive.fill()

    def live(self, steps: int) -> list[str]:
        """Build, then change and update some times; return the faults of the first update that has any."""
        if faults := self._run("build", self._updated):
            return faults
        changes: list[str] = []
        for _ in range(steps):
            changes += [self._archive.change() for _ in range(self._random.randint(1, _CHANGES_AT_ONCE))]
            if faults := self._compare():
                return [f"after {', '.join(changes)}: {fault}" for fault in faults]
        return []

    def _compare(self) -> list[str]:
        rmtree(self._built, ignore_errors=True)
        if faults := [*self._run("update", self._updated), *self._run("build", self._built)]:
            return faults
        different = differences(answers(self._updated), answers(self._built))
        return [f"{len(different)} answers differ: {', '.join(sorted(different)[:5])}"] if different else []

    def _run(self, command: str, index: Path) -> list[str]:
        ran = index_cli(command, self._archive.folder, "--index", index, "--jobs", str(self._random.choice(_JOBS)))
        refused = [f"{command} ends with {ran.code}: {ran.output}"] if ran.code != ENDED_WELL else []
        return ran.faults() or refused
