"""Tables of a whole index, as rows of the cluster; a process keeps those that it looked up last."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from indexer.engine.opensearch.rows import Row, Rows
from indexer.engine.tables import IndexedNames, NameRow, Table, Tables

V = TypeVar("V")

_CACHED = 1 << 16  # rows of a table that a process keeps, also those that there are not
_BETWEEN = "\x1f"  # of the key of a name and the number of its row; it sorts before all letters


class ClusterTables(Tables):
    """The tables of one index."""

    def __init__(self, rows: Rows) -> None:
        """Take the rows of all tables."""
        self._rows = rows

    def write(self, name: str, rows: Iterable[tuple[str, str]]) -> None:
        """See `Tables`."""
        self._rows.write(Row(name, key, 0, value) for key, value in rows)

    def write_names(self, name: str, rows: Iterable[NameRow]) -> None:
        """See `Tables`."""
        numbered = enumerate(rows)
        self._rows.write(Row(name, f"{row.key}{_BETWEEN}{n}", row.documents, words=row.words) for n, row in numbered)

    def complete(self) -> None:
        """See `Tables`."""
        self._rows.complete()

    def open(self, name: str, parse: Callable[[str], V], *, whole: bool = False) -> Table[V]:
        """See `Tables`."""
        return _ClusterTable(self._rows, name, parse)

    def open_names(self, name: str) -> IndexedNames:
        """See `Tables`."""
        return _ClusterNames(self._rows, name)


class _ClusterTable(Table[V], Generic[V]):
    """One table. Threads may ask it at once: at worst they look up the same rows."""

    def __init__(self, rows: Rows, name: str, parse: Callable[[str], V]) -> None:
        self._rows, self._name, self._parse = rows, name, parse
        self._known: dict[str, Any] = {}  # None where there is no row

    def find(self, keys: Iterable[str]) -> Mapping[str, V]:
        """See `Table`."""
        keys = list(dict.fromkeys(keys))
        known = self._known
        if unknown := [key for key in keys if key not in known]:
            rows = self._rows.get(self._name, unknown)
            if len(known) > _CACHED:
                self._known = known = {key: known[key] for key in keys if key in known}
            known.update({key: self._parse(rows[key].content) if key in rows else None for key in unknown})
        return {key: value for key in keys if (value := known.get(key)) is not None}


class _ClusterNames(IndexedNames):
    """Names by their words."""

    def __init__(self, rows: Rows, name: str) -> None:
        self._rows, self._name = rows, name

    def find(
        self, words: Sequence[Collection[str]], prefixes: tuple[str, ...] = (), start: str = ""
    ) -> Iterator[tuple[str, int]]:
        """See `IndexedNames`."""
        asked = {form for forms in words for form in forms}
        last = ""
        for row in self._rows.with_words(self._name, words, prefixes, start):
            others = (word for word in row.words if word not in asked) if words else iter(row.words)
            key = row.key.rpartition(_BETWEEN)[0]
            if key != last and (not prefixes or any(word.startswith(prefixes) for word in others)):
                last = key
                yield key, row.documents
