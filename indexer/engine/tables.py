"""Tables of a whole index, kept where its documents are: what is asked of them."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from indexer.stored_files import expect

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


class Table(Protocol[V_co]):
    """Rows of a key and a value."""

    def find(self, keys: Iterable[str]) -> Mapping[str, V_co]:
        """Return the values of those keys that have a row."""


class MemoryTable(dict[str, V]):
    """A table in memory, as a build makes it."""

    def find(self, keys: Iterable[str]) -> Mapping[str, V]:
        """See `Table`."""
        return {key: self[key] for key in keys if key in self}


class NameRow(NamedTuple):
    """The words of one spelling of a name, the name as a key, and its number of documents."""

    key: str
    documents: int
    words: tuple[str, ...]


class IndexedNames(Protocol):
    """Rows that are found by their words."""

    def find(
        self, words: Sequence[Collection[str]], prefixes: tuple[str, ...] = (), start: str = ""
    ) -> Iterator[tuple[str, int]]:
        """Yield the keys of the rows that match, each once with its documents, in the order of `Tables.write_names`.

        Each of `words` holds the forms of one word: a row must have one of them. With `prefixes`, a row must also have
        another word that begins with one of the prefixes. All keys begin with `start`.
        """


class Tables(Protocol):
    """The tables of one index. Reading and writing raise IndexStateError."""

    def write(self, name: str, rows: Iterable[tuple[str, str]]) -> None:
        """Write a table of keys and values, in which no tab and no line end may be; each key once."""

    def write_names(self, name: str, rows: Iterable[NameRow]) -> None:
        """Write rows of names, those with the most documents first; the rows of one key follow each other."""

    def complete(self) -> None:
        """Let searches see what was written, and keep it."""

    def open(self, name: str, parse: Callable[[str], V], *, whole: bool = False) -> Table[V]:
        """Open a table, each of whose values is parsed when it is asked for.

        `whole` says that a search looks up hundreds of its rows: where that takes no request, it is read into memory.
        """

    def open_names(self, name: str) -> IndexedNames:
        """Open what `write_names` wrote."""


def list_rows(rows: Iterable[tuple[str, Sequence[Any]]]) -> Iterator[tuple[str, str]]:
    """Return rows whose values are lists, as `Tables.write` takes them and `parse_list` reads their values."""
    return ((key, json.dumps(values, ensure_ascii=False)) for key, values in rows)


def parse_list(row: str) -> tuple[Any, ...]:
    """Return the list that a row has."""
    return tuple(expect(list, json.loads(row)))
