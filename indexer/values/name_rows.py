"""The people and places of an index by the words of all their spellings, as a generation keeps them.

A look-up reads a few rows of the file: over a million documents, making the table at the first look-up took 8 s.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Self

import numpy as np

from analyzers.text.analyzer import folded_words
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.stored_arrays import Numbers, Strings, read_arrays, write_arrays
from indexer.values.canonical import NAME_KINDS, CanonicalValues
from indexer.values.prefix_index import PrefixIndex, WordRow
from indexer.values.spellings import SpellingPair

_FILE = "names.rows"
_VALUE_ARRAYS = 4
_CACHED_PIECES = 1 << 16  # of names: most words of a name are in others too

Value = tuple[Kind, str]


class NameRows:
    """Values with their numbers of documents, the most frequent first, and a row of words for each spelling."""

    def __init__(self, names: Strings, counts: Numbers, value_of_row: Numbers, index: PrefixIndex) -> None:
        """Take the values as `_key` writes them, their documents, the value of each row, and the words of the rows."""
        self._names, self._counts, self._value_of_row, self._index = names, counts, value_of_row, index

    @classmethod
    def of(cls, engine: Engine, canonical: CanonicalValues, pairs: Iterable[SpellingPair]) -> Self:
        """Make the rows of an open index, with the spellings in its documents (`spellings.surface_pairs`)."""
        counts = {(kind, value): n for kind in NAME_KINDS for value, n in engine.vocabulary(kind).items()}
        values = sorted(counts, key=lambda value: (-counts[value], value))
        rows_of = _rows_by_value(values, canonical, pairs)
        rows = [(number, row) for number, value in enumerate(values) for row in sorted(rows_of[value])]
        return cls(
            Strings.of(map(_key, values)),
            np.array([counts[value] for value in values], np.uint32),
            np.array([number for number, _ in rows], np.uint32),
            PrefixIndex.of(row for _, row in rows),
        )

    def save(self, generation: Path) -> None:
        """Write the file of a generation."""
        arrays = (*self._names.arrays, self._counts, self._value_of_row, *self._index.arrays)
        write_arrays(generation / _FILE, arrays)

    @classmethod
    def load(cls, generation: Path) -> Self:
        """Open what `save` wrote; raises IndexStateError."""
        arrays = read_arrays(generation / _FILE)
        content, ends, counts, value_of_row = arrays[:_VALUE_ARRAYS]
        return cls(Strings(content, ends), counts, value_of_row, PrefixIndex.read(arrays[_VALUE_ARRAYS:]))

    def find(self, words: Sequence[Collection[str]], prefixes: tuple[str, ...]) -> Iterator[tuple[Value, int]]:
        """Yield the values that have a row that `PrefixIndex.find` finds, with their documents, most frequent first."""
        last = -1  # the spellings of one value follow each other
        for row in self._index.find(words, prefixes):
            number = int(self._value_of_row[row])
            if number != last:
                last = number
                yield _value(self._names[number]), int(self._counts[number])


def _key(value: Value) -> str:
    kind, name = value
    return f"{NAME_KINDS.index(kind)}{name}"


def _value(key: str) -> Value:
    return NAME_KINDS[int(key[0])], key[1:]


def _rows_by_value(
    values: Iterable[Value], canonical: CanonicalValues, pairs: Iterable[SpellingPair]
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
