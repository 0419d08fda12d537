"""Read the files of analyzers/data: text or binary, the first line of each names source and licence."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

_FOLDER = Path(__file__).with_name("data")


def read_lines(name: str) -> list[str]:
    """Return the lines of a data file, without the first. Raise FileNotFoundError if it is not installed."""
    with open_data(name) as file:
        return file.read().decode("utf-8").splitlines()


def read_rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each line of a tab-separated data file."""
    return (line.split("\t") for line in read_lines(name))


def read_words(name: str) -> Iterator[str]:
    """Yield the words of a data file, which blanks and line ends separate."""
    return (word for line in read_lines(name) for word in line.split())


def open_data(name: str) -> IO[bytes]:
    """Open a data file after its first line. Raise FileNotFoundError if it is not installed."""
    path = _FOLDER / name
    if not path.is_file():
        raise FileNotFoundError(
            f"The data file analyzers/data/{name} is missing. Install the package again, or restore the file with git."
        )
    file = path.open("rb")
    file.readline()
    return file
