"""Run the commands in this process, as a terminal would, and judge how they end."""

import re
import traceback
from dataclasses import dataclass
from pathlib import Path

from click import Command
from click.testing import CliRunner

from indexer.cli.index import main as index_group
from indexer.cli.search import main as search_command

ENDED_WELL, ENDED_WITH_ERROR = 0, 2
_UNEXPECTED = "Something unexpected happened"  # how a command calls an error that it does not know
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")  # controls and bidi overrides


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code, what it printed, and the traceback of an error that it did not expect."""

    words: tuple[str, ...]
    code: int
    output: str
    traceback: str

    def faults(self) -> list[str]:
        """Return what no command may do, whatever it is given."""
        name = " ".join(map(ascii, self.words))[-300:]
        if self.traceback:
            return [f"{name}: {self.traceback}"]
        if self.code not in (0, 1, 2):
            return [f"{name}: exit {self.code}"]
        if _UNEXPECTED in self.output:
            return [f"{name}: {self.output[-500:]}"]
        if obeyed := _OBEYED.search(self.output):
            return [f"{name}: prints {self.output[max(0, obeyed.start() - 40) : obeyed.end() + 40]!a}"]
        return []


def index_cli(*words: str | Path) -> Ran:
    """Run `index-cli`; give the permission it asks for to remove many documents."""
    ran = _run(index_group, *words)
    allowed = "--allow-removal"
    if ran.code == ENDED_WITH_ERROR and allowed in ran.output and allowed not in words:
        return _run(index_group, *words, allowed)
    return ran


def search_cli(*words: str | Path) -> Ran:
    """Run `search-cli`."""
    return _run(search_command, *words)


def _run(command: Command, *words: str | Path) -> Ran:
    texts = tuple(map(str, words))
    result = CliRunner().invoke(command, texts, prog_name="command")
    expected = result.exception is None or isinstance(result.exception, SystemExit)
    error = "" if expected else "".join(traceback.format_exception(result.exception, limit=-2)).replace("\n", " ")
    return Ran(texts, result.exit_code, result.output, error)
