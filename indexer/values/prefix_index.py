"""Find rows of words by whole words and by a prefix of another word."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain

# With more candidate rows for a prefix, all rows are read in order instead, which yields the first hits before so many
# candidates could be sorted. Both ways find the same rows.
_MAX_SORTED = 2_000
_LAST = chr(0x10FFFF)  # sorts after every letter

WordRow = tuple[str, ...]


class PrefixIndex:
    """A sorted list of words with the rows of each, in memory: about 100 bytes per word and row."""

    def __init__(self, rows: Iterable[WordRow]) -> None:
        """Take the rows in the order in which `find` is to yield them."""
        self._rows = list(rows)
        postings: dict[str, array[int]] = {}
        for number, row in enumerate(self._rows):
            for word in dict.fromkeys(row):
                postings.setdefault(word, array("I")).append(number)
        self._words = sorted(postings)
        self._postings = [postings[word] for word in self._words]
        self._ends = [0, *accumulate(map(len, self._postings))]

    def find(self, words: Sequence[Collection[str]], prefixes: tuple[str, ...] = ()) -> Iterator[int]:
        """Yield the numbers of the rows that match, in order.

        Each of `words` holds the forms of one word: a row must have one of them. With `prefixes`, a row must also have
        another word that begins with one of the prefixes.
        """
        all_forms = set(chain.from_iterable(words))
        groups = [frozenset(forms) for forms in words]
        for number in self._candidates(words, prefixes):
            row = self._rows[number]
            if any(forms.isdisjoint(row) for forms in groups):
                continue
            if not prefixes or any(word.startswith(prefixes) for word in row if word not in all_forms):
                yield number

    def _candidates(self, words: Sequence[Collection[str]], prefixes: tuple[str, ...]) -> Iterable[int]:
        """Return row numbers in order, all matching rows among them."""
        if words:
            fewest = min(([self._rows_with(form) for form in forms] for forms in words), key=_size)
            return fewest[0] if len(fewest) == 1 else sorted(set(chain.from_iterable(fewest)))
        ranges = [self._range(prefix) for prefix in prefixes]
        if sum(self._ends[end] - self._ends[start] for start, end in ranges) > _MAX_SORTED:
            return range(len(self._rows))
        postings = (self._postings[start:end] for start, end in ranges)
        return sorted(set(chain.from_iterable(chain.from_iterable(postings))))

    def _rows_with(self, word: str) -> Sequence[int]:
        position = bisect_left(self._words, word)
        return self._postings[position] if self._words[position : position + 1] == [word] else ()

    def _range(self, prefix: str) -> tuple[int, int]:
        return bisect_left(self._words, prefix), bisect_left(self._words, prefix + _LAST)


def _size(postings: Sequence[Sequence[int]]) -> int:
    return sum(map(len, postings))
