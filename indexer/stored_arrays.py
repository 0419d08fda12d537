"""Arrays and sorted strings of an index that are read where they lie on the disk, in the format of NumPy."""

import mmap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from indexer.stored_files import reading

Numbers = NDArray[np.uint32]
_AFTER_ALL = b"\xff"  # sorts after each letter in UTF-8


def write_arrays(file: Path, arrays: Iterable[NDArray[Any]]) -> None:
    """Write arrays one after another (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html)."""
    with file.open("wb") as stream:
        for array in arrays:
            npy.write_array(stream, array, version=(1, 0), allow_pickle=False)


def read_arrays(file: Path) -> list[NDArray[Any]]:
    """Return the arrays that `write_arrays` wrote, mapped into memory; raises IndexStateError."""
    with reading(file), file.open("rb") as stream:
        content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        return list(_mapped(stream, content))


def _mapped(stream: BinaryIO, content: mmap.mmap) -> Iterator[NDArray[Any]]:
    while stream.tell() < len(content):
        npy.read_magic(stream)
        (count,), _, kind = npy.read_array_header_1_0(stream)
        array = np.frombuffer(content, kind, count, stream.tell())
        stream.seek(array.nbytes, 1)
        yield array


class Strings(Sequence[str]):
    """Strings as two arrays: their bytes one after another, in UTF-8, and where each ends."""

    def __init__(self, content: NDArray[np.uint8], ends: Numbers) -> None:
        """Take the arrays; `arrays` returns them."""
        self.arrays: tuple[NDArray[Any], ...] = (content, ends)
        self._content, self._ends = content, ends

    @classmethod
    def of(cls, strings: Iterable[str]) -> "Strings":
        """Return strings as arrays."""
        encoded = [string.encode(errors="surrogatepass") for string in strings]
        ends = np.fromiter(accumulate(map(len, encoded)), np.uint32, len(encoded))
        return cls(np.frombuffer(b"".join(encoded), np.uint8), ends)

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, number: Any) -> Any:
        return self._bytes(number).decode(errors="surrogatepass")

    def number(self, string: str) -> int | None:
        """Return the place of a string among sorted ones; None if it is none of them."""
        key = string.encode(errors="surrogatepass")
        number = self._first_from(key)
        return number if number < len(self) and self._bytes(number) == key else None

    def with_prefix(self, prefix: str) -> tuple[int, int]:
        """Return where those of sorted strings that begin with a prefix begin and end."""
        key = prefix.encode(errors="surrogatepass")
        return self._first_from(key), self._first_from(key + _AFTER_ALL)

    def _first_from(self, key: bytes) -> int:
        return bisect_left(range(len(self)), key, key=self._bytes)

    def _bytes(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) if number else 0
        return self._content[start : int(self._ends[number])].tobytes()
