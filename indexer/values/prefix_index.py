"""Rows of words, found by a word and by the beginning of another, in the order that they were given in."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

_DENSE = 2_000  # rows: where more have such a word, walking over all meets the first ones sooner than sorting does
_LAST = chr(0x10FFFF)  # sorts after every letter

WordRow = tuple[str, ...]


class Beginnings:
    """A sorted list of words, each with the rows that have it; kept in memory, some 100 bytes a word and a row."""

    def __init__(self, rows: Iterable[WordRow]) -> None:
        """Take the rows, the most important first."""
        self._rows = list(rows)
        having: dict[str, array[int]] = {}
        for number, row in enumerate(self._rows):
            for word in dict.fromkeys(row):
                having.setdefault(word, array("I")).append(number)
        self._words = sorted(having)
        self._having = [having[word] for word in self._words]
        self._ends = [0, *accumulate(map(len, self._having))]

    def find(self, words: Sequence[str], beginning: str) -> Iterator[int]:
        """Yield the numbers of the rows that have all `words`, and another that begins so, from the first row on."""
        wanted = set(words)
        for number in self._candidates(words, beginning):
            row = self._rows[number]
            if wanted.issubset(row) and any(word.startswith(beginning) for word in row if word not in wanted):
                yield number

    def _candidates(self, words: Sequence[str], beginning: str) -> Iterable[int]:
        """Return rows, in order, among which all are that will be found."""
        if words:
            return min(map(self._with, words), key=len)
        first, last = bisect_left(self._words, beginning), bisect_left(self._words, beginning + _LAST)
        if self._ends[last] - self._ends[first] > _DENSE:
            return range(len(self._rows))
        return sorted(set(chain.from_iterable(self._having[first:last])))

    def _with(self, word: str) -> Sequence[int]:
        place = bisect_left(self._words, word)
        return self._having[place] if self._words[place : place + 1] == [word] else ()
