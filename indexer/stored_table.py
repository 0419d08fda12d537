"""Tables of an index that are read where they lie on the disk: a query needs a few of some hundred thousand rows."""

import mmap
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from indexer.stored_files import reading

V = TypeVar("V")


def write_table(file: Path, rows: Iterable[tuple[str, str]]) -> None:
    """Write rows of a key and a value, in which no tab and no line end may be; each key once."""
    lines = sorted(f"{key}\t{value}\n".encode() for key, value in rows)
    file.write_bytes(b"".join(lines))


class StoredTable(Mapping[str, V]):
    """The rows that `write_table` wrote, each parsed when it is asked for. Reading one raises IndexStateError."""

    def __init__(self, file: Path, parse: Callable[[str], V]) -> None:
        """Open a file; raises IndexStateError."""
        self._file, self._parse = file, parse
        with reading(file), file.open("rb") as stream:
            is_empty = file.stat().st_size == 0  # which cannot be mapped
            self._rows = b"" if is_empty else mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)

    def __getitem__(self, key: str) -> V:
        row = self._find(key.encode(errors="replace"))
        if row is None:
            raise KeyError(key)
        with reading(self._file):
            return self._parse(row.decode())

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in order."""
        return (row.split(b"\t")[0].decode() for row in self._rows[:].splitlines())

    def __len__(self) -> int:
        return self._rows[:].count(b"\n")

    def _find(self, key: bytes) -> bytes | None:
        """Return the value of a key, if it has a row, by bisection: a row has a tab, and that sorts before letters."""
        rows, low, high = self._rows, 0, len(self._rows)
        while low < high:
            middle = (low + high) // 2
            before = rows.rfind(b"\n", low, middle)
            start = low if before < 0 else before + 1
            end = rows.find(b"\n", middle)
            found, _, value = rows[start:end].partition(b"\t")
            if found == key:
                return value
            low, high = (end + 1, high) if found < key else (low, start)
        return None
