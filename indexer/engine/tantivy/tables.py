"""Tables of a whole index, as files beside those of the engine."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np

from indexer.engine.tables import IndexedNames, MemoryTable, NameRow, Table, Tables
from indexer.engine.tantivy.prefix_index import PrefixIndex
from indexer.stored_arrays import Numbers, Strings, read_arrays, write_arrays
from indexer.stored_table import StoredTable, write_table

V = TypeVar("V")


class FileTables(Tables):
    """The tables in one folder."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which must exist when tables are written."""
        self._folder = folder

    def write(self, name: str, rows: Iterable[tuple[str, str]]) -> None:
        """See `Tables`."""
        write_table(self._new_file(name), rows)

    def write_names(self, name: str, rows: Iterable[NameRow]) -> None:
        """See `Tables`."""
        keys: list[str] = []
        documents: list[int] = []
        key_of_row: list[int] = []

        def words() -> Iterator[tuple[str, ...]]:
            for row in rows:
                if not keys or keys[-1] != row.key:
                    keys.append(row.key)
                    documents.append(row.documents)
                key_of_row.append(len(keys) - 1)
                yield row.words

        index = PrefixIndex.of(words())
        numbers = (np.array(column, np.uint32) for column in (documents, key_of_row))
        write_arrays(self._new_file(name), (*Strings.of(keys).arrays, *numbers, *index.arrays))

    def complete(self) -> None:
        """Do nothing: who publishes the files writes them to the disk."""

    def open(self, name: str, parse: Callable[[str], V], *, whole: bool = False) -> Table[V]:
        """See `Tables`."""
        table = StoredTable(self._file(name), parse)
        return MemoryTable(table.read_whole()) if whole else table

    def open_names(self, name: str) -> IndexedNames:
        """See `Tables`."""
        content, ends, documents, key_of_row, *index = read_arrays(self._file(name))
        return _StoredNames(Strings(content, ends), documents, key_of_row, PrefixIndex.read(index))

    def _new_file(self, name: str) -> Path:
        """Return the file of a table to be written; what has an old one open, mapped into memory, keeps it."""
        file = self._file(name)
        file.unlink(missing_ok=True)
        return file

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.table"


class _StoredNames(IndexedNames):
    """Names in the order of their documents, and the words of their rows."""

    def __init__(self, keys: Strings, documents: Numbers, key_of_row: Numbers, index: PrefixIndex) -> None:
        self._keys, self._documents, self._key_of_row, self._index = keys, documents, key_of_row, index

    def find(
        self, words: Sequence[Collection[str]], prefixes: tuple[str, ...] = (), start: str = ""
    ) -> Iterator[tuple[str, int]]:
        """See `IndexedNames`."""
        last = -1  # the rows of one key follow each other
        for row in self._index.find(words, prefixes):
            number = int(self._key_of_row[row])
            if number != last:
                last = number
                if (key := self._keys[number]).startswith(start):
                    yield key, int(self._documents[number])
