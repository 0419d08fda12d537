"""The commonest words of an index, found by how they begin."""

from collections.abc import Iterator
from typing import Literal

from analyzers.text.lexicon import lexicon
from indexer.engine.base import Engine
from indexer.values.prefix_index import PrefixIndex

_MOST = 200_000  # the words beyond them are in a few documents of millions
_TOO_COMMON = 5  # a word in more than every fifth document narrows nothing …
_FEW = 50  # … unless all documents are few


class WordIndex:
    """Look-up of the commonest words as they are spelled, folded."""

    def __init__(self, engine: Engine) -> None:
        """Take an open index."""
        counts = engine.vocabulary("words", limit=_MOST)
        self._counts = list(counts.items())
        self._index = PrefixIndex((word,) for word in counts)
        self._most = max(_FEW, engine.documents // _TOO_COMMON)

    def find(self, beginning: str) -> Iterator[tuple[str, int]]:
        """Yield the words that begin so, each with its number of documents, the commonest first."""
        return (self._counts[number] for number in self._index.find((), (beginning,)))

    def telling(self, beginning: str) -> Iterator[tuple[tuple[Literal["words"], str], int]]:
        """Yield those of them that narrow a search, without `beginning` itself, for `Engine.count_values`."""
        is_function_word = lexicon().is_function_word
        found = (counted for counted in self.find(beginning) if counted[1] <= self._most)
        return ((("words", word), n) for word, n in found if word != beginning and not is_function_word(word))
