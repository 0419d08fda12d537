"""Read the files of analyzers/data: text or binary, the first line of each names source and licence."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, Self

_FOLDER = Path(__file__).with_name("data")
# Bytes between the keys that a look-up bisects, some 60 rows. With fewer, opening takes longer, a look-up hardly less.
_BLOCK = 1024
_CACHED_ROWS = 1 << 16  # two of three look-ups of a build repeat a key
# Keys looked up in place before all rows go into a dict, which takes as long as 100,000 look-ups: a build asks for
# 170,000 words of 1,500 documents, a query for a few hundred.
_MANY_KEYS = 1 << 14


class SortedTable:
    """The rows of a tab-separated data file, found by their first column and read in place.

    A search needs a few hundred of 435,000 rows: opening their file takes 20 ms and a look-up 2 µs, a dict 300 ms.
    """

    def __init__(self, rows: bytes) -> None:
        """Take rows in code point order of the first column, which is the order of their UTF-8."""
        self._rows = b"\n" + rows
        find = self._rows.find
        self._starts = [find(b"\n", position) for position in range(0, len(rows) - _BLOCK, _BLOCK)] or [0]
        self._keys = [self._rows[start + 1 : find(b"\t", start)] for start in self._starts]
        self._ends = [*(start + 1 for start in self._starts[1:]), len(self._rows)]
        self._keys_found = 0
        self._parsed: dict[str, str] = {}
        self.find: Callable[[str], str | None] = lru_cache(_CACHED_ROWS)(self._find)

    @classmethod
    def load(cls, name: str) -> Self:
        """Open a data file. Raise FileNotFoundError if it is not installed."""
        with open_data(name) as file:
            return cls(file.read())

    def _find(self, key: str) -> str | None:
        """Return the row of a key without the key, None if there is none."""
        self._keys_found += 1
        if self._keys_found > _MANY_KEYS:
            self.read_whole()
        start = b"\n%b\t" % key.encode(errors="replace")
        block = max(0, bisect_right(self._keys, start[1:-1]) - 1)
        position = self._rows.find(start, self._starts[block], self._ends[block])
        if position < 0:
            return None
        position += len(start)
        return self._rows[position : self._rows.find(b"\n", position)].decode()

    @property
    def is_parsed(self) -> bool:
        """Whether all rows are in a dict."""
        return bool(self._parsed)

    def read_whole(self) -> None:
        """Keep all rows by their keys; equal rows are one string, since most words of the lexicon share theirs."""
        shared: dict[str, str] = {}
        self._parsed = {key: shared.setdefault(row, row) for key, row in self.rows()}
        self.find = self._parsed.get

    def rows(self) -> Iterator[tuple[str, str]]:
        """Yield each key with the rest of its row, in order."""
        if self._parsed:
            yield from self._parsed.items()
            return
        for row in self._rows[1:].decode().splitlines():
            key, _, rest = row.partition("\t")
            yield key, rest


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
