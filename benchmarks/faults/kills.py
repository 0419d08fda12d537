"""Kill builds and updates with -9 at random moments: the index answers as before or after, and an update repairs it."""

from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory

from benchmarks.faults.answers import Answers, answers, differences
from benchmarks.faults.children import Children, children
from benchmarks.faults.commands import ENDED_WELL
from benchmarks.faults.killed_commands import Writing, kill_after, kill_before, measure
from benchmarks.faults.outcome import Outcome
from benchmarks.faults.trial_index import TrialIndex
from indexer.errors import IndexMissingError, KashshafError
from indexer.store.info import describe

_KILLS_PER_ARCHIVE = 25
_COMMANDS = ("update", "build", "first build")
_JOBS = (1, 2)  # processes that analyse


def run(kills: int, seed: int) -> Outcome:
    """Kill builds and updates, half of them after a random time, half before a random change of files."""
    outcome = Outcome("kills", "builds and updates killed with -9 at a random time, or before a random change of files")
    random = Random(seed)
    with children() as killers, children() as judges:
        for first in range(0, kills, _KILLS_PER_ARCHIVE):
            with TemporaryDirectory() as home:
                trial = judges.must(TrialIndex.make, Path(home), Random(random.random()))
                target = _Target(Path(home), trial, killers, judges)
                for _ in range(min(kills - first, _KILLS_PER_ARCHIVE)):
                    outcome.add(*target.kill(random))
    return outcome


@dataclass(slots=True)
class _Target:
    """The index of one archive; each kill harms a copy of it."""

    home: Path
    trial: TrialIndex
    killers: Children
    judges: Children
    measured: dict[tuple[str, int], tuple[int, float]]

    def __init__(self, home: Path, trial: TrialIndex, killers: Children, judges: Children) -> None:
        self.home, self.trial, self.killers, self.judges = home, trial, killers, judges
        self.measured = {
            (command, jobs): killers.must(measure, self._writing(command, jobs), home / "note")
            for command in _COMMANDS
            for jobs in _JOBS
        }

    def kill(self, random: Random) -> tuple[str, list[str]]:
        """Kill one command; return how it ended and the faults."""
        writing = self._writing(random.choice(_COMMANDS), random.choice(_JOBS))
        share, at_change = random.random(), random.random() < 0.5
        changes, seconds = self.measured[writing.command, writing.jobs]
        if at_change:
            killed = self.killers.run(kill_before, writing, int(share * changes))
        else:
            killed = self.killers.run(kill_after, writing, share * seconds)
        faults = self.judges.run(_judge, writing, self.trial)
        faults = ["who reads the index dies"] if faults is None else faults
        moment = (
            f"change {int(share * changes)} of {changes}" if at_change else f"{share * seconds:.3f} of {seconds:.3f} s"
        )
        ending = f"{writing.command} {'killed' if killed else 'done before'}"
        return ending, [f"{ending}, {moment}: {fault}" for fault in faults]

    def _writing(self, command: str, jobs: int) -> Writing:
        index = self.home / "killed"
        rmtree(index, ignore_errors=True)
        if command != "first build":
            self.trial.copy(index)
        return Writing(command, index, self.trial.sources, jobs)


def _judge(writing: Writing, trial: TrialIndex) -> list[str]:
    """Return what is wrong with an index after a kill, and after the update (or first build) that follows."""
    found = _answers(writing.index)
    if isinstance(found, str):
        return [f"then {found}"]
    if found is None and writing.command != "first build":
        return ["then there is no index"]
    if found is not None and differences(found, trial.before) and differences(found, trial.after):
        return ["then it answers neither as before nor as after"]
    again = "first build" if found is None else "update"
    ran = Writing(again, writing.index, trial.sources).run()
    if ran.code != ENDED_WELL:
        return [f"then {again} ends with {ran.code}: {ran.output} {ran.traceback}"]
    repaired = answers(writing.index)
    different = differences(repaired, trial.after)
    damaged = describe(writing.index)["damaged"]
    left = [path.name for path in writing.index.glob("generation-*")]
    return [
        *([f"then the {again} leaves {len(different)} other answers: {sorted(different)[:4]}"] if different else []),
        *([f"then the {again} leaves it damaged: {damaged}"] if damaged else []),
        *([f"then the {again} leaves {left}"] if len(left) > 2 else []),
    ]


def _answers(index: Path) -> Answers | str | None:
    """Return the answers of an index, None if there is none, or the error."""
    try:
        return answers(index)
    except IndexMissingError:
        return None
    except KashshafError as fault:
        return str(fault)
