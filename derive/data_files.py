"""Write the files of analyzers/data; the first line of each names its sources, its licence and its command."""

import re
from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "analyzers" / "data"
WORDS_PER_LINE = 12
_FIRST_LINE = re.compile(r"# Source: .+\. Made by: python -m (derive\.\w+( COLLECTIONS)?)\n")


def first_line(source: str, command: str) -> str:
    """Return the first line of a file. `command` is the name in derive and its arguments; `source` is one sentence."""
    return f"# Source: {source} Made by: python -m derive.{command}"


def command_of(path: Path) -> tuple[str, ...]:
    """Return the module that makes a file of analyzers/data, and its arguments; raise ValueError for another file."""
    with path.open("rb") as file:
        match = _FIRST_LINE.fullmatch(file.readline().decode())
    if match is None:
        raise ValueError(f"{path.name} does not name its source and its command in its first line")
    return tuple(match[1].split())


def write_data(name: str, lines: Iterable[str], source: str, command: str) -> None:
    """Write a text file of analyzers/data."""
    (DATA / name).write_text("\n".join([first_line(source, command), *lines]) + "\n", encoding="utf-8")


def word_lines(words: list[str]) -> list[str]:
    """Lay words out as lines of a dozen."""
    return [" ".join(words[start : start + WORDS_PER_LINE]) for start in range(0, len(words), WORDS_PER_LINE)]
