"""Damage a file of an index: it never becomes a healthy index with other answers, no command ends in a traceback."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory

from benchmarks.faults.answers import Answers, answers, differences
from benchmarks.faults.children import children
from benchmarks.faults.commands import ENDED_WELL, Ran, index_cli, search_cli
from benchmarks.faults.outcome import Outcome
from benchmarks.faults.trial_index import TrialIndex
from indexer.errors import KashshafError
from indexer.store.info import describe

_FLIPS_PER_ARCHIVE = 50


def run(flips: int, seed: int) -> Outcome:
    """Damage one file of a copy of an index, once each trial."""
    outcome = Outcome("flips", "a bit or byte changed, bytes cut off, zeroed or added, a file emptied or removed")
    random = Random(seed)
    with children() as judges:
        for first in range(0, flips, _FLIPS_PER_ARCHIVE):
            with TemporaryDirectory() as home:
                trial = judges.must(TrialIndex.make, Path(home), Random(random.random()))
                for _ in range(min(flips - first, _FLIPS_PER_ARCHIVE)):
                    rmtree(Path(home) / "damaged", ignore_errors=True)
                    index = trial.copy(Path(home) / "damaged")
                    file, way = _damage(index, random)
                    ending, faults = judges.run(_judge, index, trial) or ("death", ["the process dies"])
                    outcome.add(ending, [f"{file}, {way}: {fault}" for fault in faults])
    return outcome


def _damage(index: Path, random: Random) -> tuple[str, str]:
    """Damage a random file of an index; return its name and the way."""
    files = sorted(path for path in index.rglob("*") if path.is_file() and path.name != ".lock")
    file, way = random.choice(files), random.choice(list(_WAYS))
    content = _WAYS[way](bytearray(file.read_bytes()), random)
    file.unlink()  # another generation may have the same file
    if content is not None:
        file.write_bytes(content)
    return file.relative_to(index).as_posix(), way


def _bit(content: bytearray, random: Random) -> bytearray:
    if content:
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return content


def _byte(content: bytearray, random: Random) -> bytearray:
    if content:
        content[random.randrange(len(content))] = random.randrange(256)
    return content


def _cut(content: bytearray, random: Random) -> bytearray:
    return content[: random.randint(0, len(content))]


def _zeros(content: bytearray, random: Random) -> bytearray:
    start = random.randint(0, len(content))
    return content[:start] + bytes(len(content) - start)


def _more(content: bytearray, random: Random) -> bytearray:
    return content + random.randbytes(random.randint(1, 8))


_WAYS: dict[str, Callable[[bytearray, Random], bytearray | None]] = {
    "a bit": _bit,
    "a byte": _byte,
    "cut": _cut,
    "zeros": _zeros,
    "added bytes": _more,
    "emptied": lambda content, random: bytearray(),
    "removed": lambda content, random: None,
}


def _judge(index: Path, trial: TrialIndex) -> tuple[str, list[str]]:
    """Return how an update of a damaged index ends, and the faults of all commands."""
    faults = [fault for command, words in _READERS for fault in command(*words, "--index", index).faults()]
    if _is_healthy(index) and (different := _different(index, trial.before)):
        faults.append(f"it is healthy, and {different}")
    updated = index_cli("update", "--index", index)
    faults += updated.faults()
    if updated.code != ENDED_WELL:
        return "refused", faults + _after_build(index, trial)
    if different := _different(index, trial.after):
        faults.append(f"an update publishes it, and {different}")
    return "harmless", faults


_READERS: tuple[tuple[Callable[..., Ran], tuple[str, ...]], ...] = (
    (index_cli, ("info", "--json")),
    (search_cli, ("المياه القاهرة", "--explain")),
    (search_cli, ("", "--people", "سيرغي لافروف", "--json")),
    (search_cli, ("--similar", "id1")),
    (index_cli, ("entities",)),
)


def _after_build(index: Path, trial: TrialIndex) -> list[str]:
    """Return the faults of a build that repairs the index."""
    ran = index_cli("build", trial.sources, "--index", index)
    if ran.code != ENDED_WELL:
        return [f"a build ends with {ran.code}: {ran.output} {ran.traceback}"]
    different = _different(index, trial.after)
    return [f"after a build {different}"] if different else []


def _is_healthy(index: Path) -> bool:
    try:
        return describe(index)["damaged"] is None
    except KashshafError:
        return False


def _different(index: Path, expected: Answers) -> str:
    """Return in what an index answers differently than expected; empty if in nothing."""
    try:
        different = differences(answers(index), expected)
    except KashshafError as fault:
        return f"it cannot be searched: {fault}"
    return f"{len(different)} answers differ: {', '.join(sorted(different)[:4])}" if different else ""
