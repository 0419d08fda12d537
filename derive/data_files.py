"""Write the files of analyzers/data; the first line of each names its sources, its licence and its command."""

from collections.abc import Iterable
from pathlib import Path

DATA = Path(__file__).parent.parent / "analyzers" / "data"
WORDS_PER_LINE = 12


def first_line(source: str, command: str) -> str:
    """Return the first line of a file. `command` is the name in derive and its arguments; `source` is one sentence."""
    return f"# Source: {source} Made by: python -m derive.{command}"


def write_data(name: str, lines: Iterable[str], source: str, command: str) -> None:
    """Write a text file of analyzers/data."""
    (DATA / name).write_text("\n".join([first_line(source, command), *lines]) + "\n", encoding="utf-8")


def word_lines(words: list[str]) -> list[str]:
    """Lay words out as lines of a dozen."""
    return [" ".join(words[start : start + WORDS_PER_LINE]) for start in range(0, len(words), WORDS_PER_LINE)]
