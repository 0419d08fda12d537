"""The words of an index that share an n-gram: those that a query may find by parts of its words.

As a field of each document n-grams took .4 of the text. Words that share one are few: they are kept once for the whole
index, in .04 of the text at 20,000 documents and .003 at a million.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analyzers.text.analyzer import ngrams
from indexer.stored_files import reading
from indexer.stored_table import StoredTable, write_table

_FILE = "gram_words.table"
_GRAM = "~"  # stands for the n-gram in a word, which saves a fifth of the table; no word has one, or an underscore
_MOST_WORDS = 8  # of an n-gram, the most frequent: all of them rank no better, 4 by .001 of nDCG@10 worse


class GramWords(NamedTuple):
    """The most frequent words with an n-gram, and the number of documents of all of them, each counted anew."""

    documents: int
    words: Sequence[str]


_NONE = GramWords(0, ())


class GramTable:
    """The words of each n-gram, in the folder of an index."""

    def __init__(self, folder: Path) -> None:
        """Open the table in the folder of an index; raises IndexStateError."""
        self._file = folder / _FILE
        self._table = StoredTable(self._file, str)  # stays open when a newer generation takes the place of its own

    @staticmethod
    def create(folder: Path) -> None:
        """Write the table of a new index, which has no words."""
        write_table(folder / _FILE, ())

    def find(self, gram: str) -> GramWords:
        """Return the words that share an n-gram; raises IndexStateError."""
        row = self._table.get(gram, "")
        with reading(self._file):
            return read_gram(gram, row)

    def save(self, vocabulary: Iterable[tuple[str, int]]) -> None:
        """Write the table for words, each with the number of its documents."""
        self._file.unlink(missing_ok=True)  # what has the old one open, mapped into memory, keeps it
        write_table(self._file, gram_rows(vocabulary))
        self._table = StoredTable(self._file, str)


def gram_rows(vocabulary: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """Return a row for each n-gram of words that are given with their numbers of documents, as `read_gram` reads it."""
    documents, words = Counter[str](), defaultdict[str, list[str]](list)
    for word, count in sorted(vocabulary, key=lambda counted: (-counted[1], counted[0])):
        for gram in dict.fromkeys(ngrams(word)):
            documents[gram] += count
            if len(words[gram]) < _MOST_WORDS:
                words[gram].append(word)
    return ((gram, " ".join((str(documents[gram]), *_cut(words[gram], gram)))) for gram in words)


def _cut(words: Iterable[str], gram: str) -> Iterator[str]:
    return (f"_{word}_".replace(gram, _GRAM, 1).strip("_") for word in words)


def read_gram(gram: str, row: str) -> GramWords:
    """Return the words of a row of an n-gram; an empty row has none."""
    if not row:
        return _NONE
    documents, *words = row.split(" ")
    return GramWords(int(documents), [word.replace(_GRAM, gram).strip("_") for word in words])
