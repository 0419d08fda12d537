"""Numbers for the values of facets: Tantivy counts numbers ten times as fast as texts, which it looks up one by one."""

from functools import cached_property
from pathlib import Path

from indexer.stored_files import reading

_FILE = "values.bin"
_END = b"\0"  # of each value: no name and no date has it


class ValueNumbers:
    """The values that an index has, numbered in the order in which they were written."""

    def __init__(self, folder: Path) -> None:
        """Read the numbers in the folder of an index. They are parsed when they are needed.

        Raises IndexStateError.
        """
        self._path = folder / _FILE
        with reading(self._path):
            self._content = self._path.read_bytes()

    @staticmethod
    def create(folder: Path) -> None:
        """Write the numbers of a new index, which has none."""
        (folder / _FILE).write_bytes(b"")

    @cached_property
    def _values(self) -> list[bytes]:
        return self._content.split(_END)[:-1]

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        return {value: number for number, value in enumerate(self._values)}

    def number(self, value: str) -> int:
        """Return the number of a value, a new one if it has none."""
        encoded = value.encode()
        if encoded not in self._numbers:
            self._numbers[encoded] = len(self._values)
            self._values.append(encoded)
        return self._numbers[encoded]

    def value(self, number: int) -> str:
        """Return the value of a number; raises IndexStateError if there is none."""
        with reading(self._path):
            return self._values[number].decode()

    def save(self) -> None:
        """Store the numbers."""
        self._path.write_bytes(b"".join(value + _END for value in self._values))
