"""The people and places of an index, found by any words of any of their spellings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from analyzers.text.analyzer import index_forms
from analyzers.text.clitics import without_article
from analyzers.token import Kind
from indexer.engine.base import Engine
from indexer.values.canonical import CanonicalValues
from indexer.values.prefix_index import Beginnings, WordRow
from indexer.values.spellings import SpellingPair

_KINDS: tuple[Kind, ...] = ("people", "places")
_MOST = 200_000  # of each kind: the values beyond them are in a document or two of millions

Value = tuple[Kind, str]


class NameIndex:
    """Look-up of the most used values of an index."""

    def __init__(self, engine: Engine, canonical: CanonicalValues, pairs: Iterable[SpellingPair]) -> None:
        """Take an open index, what its values are called, and how documents spell them (`indexer.values.spellings`)."""
        counts = {(kind, value): n for kind in _KINDS for value, n in engine.beginning(kind, "", _MOST).items()}
        self._values = sorted(counts.items(), key=lambda counted: (-counted[1], counted[0]))
        spelled = _spellings(counts, canonical, pairs)
        rows = [(number, row) for number, (value, _) in enumerate(self._values) for row in spelled[value]]
        self._of_row = [number for number, _ in rows]
        self._beginnings = Beginnings(row for _, row in rows)

    def find(self, words: Sequence[str], beginning: str) -> Iterator[tuple[Value, int]]:
        """Yield the values with all of these folded words and another that begins so, in one of their spellings.

        Each comes with its number of documents, the most used first.
        """
        last = -1  # spellings of one value follow each other
        for row in self._beginnings.find(words, beginning):
            if self._of_row[row] != last:
                last = self._of_row[row]
                yield self._values[last]


def _spellings(
    values: Iterable[Value], canonical: CanonicalValues, pairs: Iterable[SpellingPair]
) -> Mapping[Value, set[WordRow]]:
    """Return the words of every spelling of each value."""
    spelled = {value: {_row(value[1])} for value in values}
    written = ((kind, found, canonical.facet_value(kind, value)) for found, value in pairs for kind in _KINDS)
    for kind, found, head in (*canonical.variants(), *written):
        if head and (rows := spelled.get((kind, head))):
            rows.add(_row(found))
    return spelled


def _row(name: str) -> WordRow:
    """The folded words of a name, each with its article and without."""
    words = index_forms(name).exact.split()
    return tuple(dict.fromkeys(form for word in words for form in (word, without_article(word))))
