"""The words of an index: how many documents have them, and which share an n-gram."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import tantivy

from indexer.engine.gram_words import GramTable, GramWords
from indexer.engine.queries.clauses import Vocabulary
from indexer.engine.tantivy.folder import EngineErrors

_CACHED_FREQUENCIES = 1 << 16  # a query asks for the same ones in several steps


class TantivyVocabulary(Vocabulary):
    """The words of one searcher; `Vocabulary` describes the methods."""

    def __init__(self, searcher: tantivy.Searcher, grams: GramTable, errors: EngineErrors) -> None:
        """Take the searcher and the table of n-grams of an index."""
        self._searcher, self._grams = searcher, grams
        self._frequency = _frequencies(searcher, errors)

    @property
    def documents(self) -> int:
        """See `Vocabulary`."""
        return int(self._searcher.num_docs)

    def frequency(self, field: str, value: str) -> int:
        """See `Vocabulary`."""
        return self._frequency(field, value)

    def sharing(self, grams: Sequence[str]) -> Sequence[GramWords]:
        """See `Vocabulary`."""
        return [self._grams.find(gram) for gram in grams]

    def look_up(self, field: str, values: Iterable[str]) -> None:
        """Do nothing: one look-up takes a microsecond."""

    def look_up_grams(self, grams: Iterable[str]) -> None:
        """Do nothing, as `look_up`."""

    def beginning(self, field: str, starts: Sequence[str]) -> Iterable[str]:
        """See `Vocabulary`."""
        found = (self._searcher.terms_with_prefix(field, start, limit=None) for start in starts)
        return (value for counts in found for value, _ in counts)


def _frequencies(searcher: tantivy.Searcher, errors: EngineErrors) -> Callable[[str, str], int]:
    """Return the number of documents with a value of a field, with a cache. No method: its cache would hold itself."""

    def count(field: str, value: str) -> int:
        with errors:
            return int(searcher.doc_freq(field, value))

    return lru_cache(_CACHED_FREQUENCIES)(count)
