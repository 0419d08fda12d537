"""Tables of an index that are read where they lie on the disk: a query needs a few of some hundred thousand rows.

The rows lie in compressed blocks, which take a third of their size; the first key of each tells where a key is.
"""

import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np

from indexer.stored_arrays import Strings, read_arrays, write_arrays
from indexer.stored_files import reading

V = TypeVar("V")

_BLOCK = 4096  # bytes of rows, at least, that are compressed together: 16 KB take .96 of that, and four times as long
_BLOCKS_KEPT = 256  # unpacked, of each table


class _Block(NamedTuple):
    """Compressed rows, and the first key."""

    first: str
    content: bytes


def write_table(file: Path, rows: Iterable[tuple[str, str]]) -> None:
    """Write rows of a key and a value, in which no tab and no line end may be; each key once."""
    blocks = list(_blocks(sorted(rows)))
    content = np.frombuffer(b"".join(block.content for block in blocks), np.uint8)
    ends = np.fromiter(accumulate(len(block.content) for block in blocks), np.uint32, len(blocks))
    write_arrays(file, (content, ends, *Strings.of(block.first for block in blocks).arrays))


def _blocks(rows: Iterable[tuple[str, str]]) -> Iterator[_Block]:
    lines: list[str] = []
    first, size = "", 0
    for key, value in rows:
        if not lines:
            first, size = key, 0
        lines.append(f"\n{key}\t{value}")
        size += len(key) + len(value)
        if 2 * size >= _BLOCK:
            yield _Block(first, _packed(lines))
            lines = []
    if lines:
        yield _Block(first, _packed(lines))


def _packed(lines: Iterable[str]) -> bytes:
    return zlib.compress("".join((*lines, "\n")).encode(errors="surrogatepass"))


class StoredTable(Mapping[str, V]):
    """The rows that `write_table` wrote, each parsed when it is asked for. Reading one raises IndexStateError."""

    def __init__(self, file: Path, parse: Callable[[str], V]) -> None:
        """Open a file; raises IndexStateError."""
        self._file, self._parse = file, parse
        with reading(file):
            self._content, self._ends, *firsts = read_arrays(file)
            self._firsts = Strings(*firsts)
        self._block: Callable[[int], str] = lru_cache(_BLOCKS_KEPT)(self._unpacked)

    def __getitem__(self, key: str) -> V:
        with reading(self._file):
            value = self._find(key)
        if value is None:
            raise KeyError(key)
        with reading(self._file):
            return self._parse(value)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in order."""
        return (key for key, _ in self._rows())

    def find(self, keys: Iterable[str]) -> Mapping[str, V]:
        """Return the values of those keys that have a row."""
        found = ((key, self.get(key)) for key in keys)
        return {key: value for key, value in found if value is not None}

    def read_whole(self) -> dict[str, V]:
        """Return all rows, parsed."""
        with reading(self._file):
            return {key: self._parse(value) for key, value in self._rows()}

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _rows(self) -> Iterator[tuple[str, str]]:
        for block in range(len(self._ends)):
            for row in self._unpacked(block)[1:-1].split("\n"):
                key, _, value = row.partition("\t")
                yield key, value

    def _find(self, key: str) -> str | None:
        """Return the value of a key, if it has a row: it would be in the last block that does not begin after it."""
        number = bisect_right(self._firsts, key) - 1
        if number < 0:
            return None
        block, start = self._block(number), f"\n{key}\t"
        place = block.find(start)
        return None if place < 0 else block[place + len(start) : block.index("\n", place + 1)]

    def _unpacked(self, number: int) -> str:
        start = int(self._ends[number - 1]) if number else 0
        return zlib.decompress(self._content[start : int(self._ends[number])].data).decode(errors="surrogatepass")
