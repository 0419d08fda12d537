"""Find rows of words by whole words and by a prefix of another word."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from indexer.stored_arrays import Numbers, Strings

Range = tuple[int, int]  # of the numbers of words, the second not included

# With more candidate rows for a prefix, all rows are read in order instead, which yields the first hits before so many
# candidates could be sorted. Both ways find the same rows.
_MAX_SORTED = 2_000
_ROWS_READ = 4_096  # at a time

WordRow = tuple[str, ...]


class PrefixIndex:
    """A sorted list of words with the rows of each."""

    def __init__(self, words: Strings, *numbers: Numbers) -> None:
        """Take the words, and the other arrays of `arrays`."""
        self._words, self._numbers = words, numbers
        # Where each row ends, the words of all rows; where the rows of each word end, and these.
        self._ends, self._of_rows, self._posting_ends, self._postings = numbers

    @classmethod
    def of(cls, rows: Iterable[WordRow]) -> Self:
        """Make the index of rows, in the order in which `find` is to yield them."""
        numbers: dict[str, int] = {}
        found, ends = array("I"), array("I", [0])
        for row in rows:
            found.extend([numbers.setdefault(word, len(numbers)) for word in dict.fromkeys(row)])
            ends.append(len(found))
        words = sorted(numbers)
        sorted_number = np.empty(len(numbers), np.uint32)
        sorted_number[[numbers[word] for word in words]] = np.arange(len(numbers), dtype=np.uint32)
        of_rows = sorted_number[np.array(found, np.uint32)]
        rows_of = np.repeat(np.arange(len(ends) - 1, dtype=np.uint32), np.diff(ends))
        postings = rows_of[np.argsort(of_rows, kind="stable")]
        counts = np.bincount(of_rows, minlength=len(numbers))
        posting_ends = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
        return cls(Strings.of(words), np.array(ends, np.uint32), of_rows, posting_ends, postings)

    @classmethod
    def read(cls, arrays: Iterable[NDArray[Any]]) -> Self:
        """Make the index of what `arrays` returned."""
        content, word_ends, *others = arrays
        return cls(Strings(content, word_ends), *others)

    @property
    def arrays(self) -> tuple[NDArray[Any], ...]:
        """The arrays that the index consists of."""
        return (*self._words.arrays, *self._numbers)

    def find(self, words: Sequence[Collection[str]], prefixes: tuple[str, ...] = ()) -> Iterator[int]:
        """Yield the numbers of the rows that match, in order.

        Each of `words` holds the forms of one word: a row must have one of them. With `prefixes`, a row must also have
        another word that begins with one of the prefixes.
        """
        ranges = [self._words.with_prefix(prefix) for prefix in prefixes]
        if not words:
            yield from self._with_prefixes(ranges)
            return
        groups = [{number for form in forms if (number := self._words.number(form)) is not None} for forms in words]
        asked = set(chain.from_iterable(groups))
        for row in self._candidates(groups):
            found = self._of_rows[self._ends[row] : self._ends[row + 1]].tolist()
            if any(group.isdisjoint(found) for group in groups):
                continue
            if not ranges or any(_is_in(word, ranges) for word in found if word not in asked):
                yield row

    def _with_prefixes(self, ranges: Sequence[Range]) -> Iterator[int]:
        """Yield the rows that have a word in one of the ranges, in order."""
        postings = [self._postings[self._posting_ends[start] : self._posting_ends[end]] for start, end in ranges]
        if sum(map(len, postings)) <= _MAX_SORTED:
            yield from np.unique(np.concatenate(postings)).tolist() if postings else ()
            return
        for first in range(0, len(self._ends) - 1, _ROWS_READ):
            ends = self._ends[first : first + _ROWS_READ + 1]
            words = self._of_rows[ends[0] : ends[-1]]
            places = np.flatnonzero(np.any([(words >= start) & (words < end) for start, end in ranges], axis=0))
            yield from np.unique(first + np.searchsorted(ends, places + ends[0], "right") - 1).tolist()

    def _candidates(self, groups: Sequence[Collection[int]]) -> list[int]:
        """Return the rows that have a word of the group with the fewest rows, in order."""
        postings = ([self._postings[self._posting_ends[n] : self._posting_ends[n + 1]] for n in g] for g in groups)
        fewest = min(postings, key=lambda of_group: sum(map(len, of_group)))
        return list(np.unique(np.concatenate(fewest)).tolist()) if fewest else []


def _is_in(number: int, ranges: Iterable[Range]) -> bool:
    return any(start <= number < end for start, end in ranges)
