"""The people and places of an index by the words of all their spellings, as its tables have them.

A look-up reads a few rows: over a million documents, making the table at the first look-up took 8 s.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Self

from analyzers.text.analyzer import folded_words
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.engine.tables import IndexedNames, NameRow, Tables
from indexer.values.canonical import NAME_KINDS
from indexer.values.spellings import SpellingPair
from indexer.values.unified import UnifiedValues

_TABLE = "names"
_CACHED_PIECES = 1 << 16  # of names: most words of a name are in others too

Value = tuple[Kind, str]
WordRow = tuple[str, ...]


class NameRows:
    """Values with their numbers of documents, the most frequent first, and a row of words for each spelling."""

    def __init__(self, names: IndexedNames) -> None:
        """Take the rows of an index."""
        self._names = names

    @classmethod
    def load(cls, tables: Tables) -> Self:
        """Open what `save_names` wrote; raises IndexStateError."""
        return cls(tables.open_names(_TABLE))

    def find(
        self, words: Sequence[Collection[str]], prefixes: tuple[str, ...], kind: Kind | None = None
    ) -> Iterator[tuple[Value, int]]:
        """Yield the values, all or those of a kind, that have a row that `IndexedNames.find` finds, with documents."""
        if kind and kind not in NAME_KINDS:
            return iter(())
        start = _key((kind, "")) if kind else ""
        return ((_value(key), documents) for key, documents in self._names.find(words, prefixes, start))


def save_names(engine: Engine, canonical: UnifiedValues, pairs: Iterable[SpellingPair]) -> None:
    """Write the rows of an open index, with the spellings in its documents (`spellings.surface_pairs`)."""
    counts = {(kind, value): n for kind in NAME_KINDS for value, n in engine.vocabulary(kind).items()}
    values = sorted(counts, key=lambda value: (-counts[value], value))
    rows_of = _rows_by_value(values, canonical, pairs)
    rows = (NameRow(_key(value), counts[value], row) for value in values for row in sorted(rows_of[value]))
    engine.tables.write_names(_TABLE, rows)


def _key(value: Value) -> str:
    kind, name = value
    return f"{NAME_KINDS.index(kind)}{name}"


def _value(key: str) -> Value:
    return NAME_KINDS[int(key[0])], key[1:]


def _rows_by_value(
    values: Iterable[Value], canonical: UnifiedValues, pairs: Iterable[SpellingPair]
) -> Mapping[Value, set[WordRow]]:
    """Return the rows of each value, one per spelling."""
    rows_by_value = {value: {_row(value[1])} for value in values}
    in_documents = (
        (kind, spelling, shown)
        for spelling, value in pairs
        for kind in NAME_KINDS
        for shown in canonical.facet_values(kind, value)
    )
    for kind, spelling, shown in (*canonical.variants(), *in_documents):
        if rows := rows_by_value.get((kind, shown)):
            rows.add(_row(spelling))
    return rows_by_value


def _row(name: str) -> WordRow:
    """Return the folded words of a name, also without article and hamza, which people leave out."""
    return tuple(dict.fromkeys(chain.from_iterable(map(_forms_of_piece, name.split()))))


@lru_cache(_CACHED_PIECES)
def _forms_of_piece(piece: str) -> WordRow:
    pairs = ((word.exact, without_article(word.exact)) for word in folded_words(piece))
    return tuple(form for word, bare in pairs for form in (word, bare, bare.replace("ء", "")))
