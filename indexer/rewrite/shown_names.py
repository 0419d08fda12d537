"""The people and places of an index by the Latin names that pages show: Yusuf al-Shahid -> يوسف الشاهد.

The lookup of `analyzers.latin` finds a name by how its letters may sound; these are found by what a reader has seen.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest

from analyzers.latin.lookup import MIN_PREFIX
from analyzers.latin.romanisation import latin_name
from analyzers.token import Kind
from indexer.values.name_rows import Value

_MOST_MENTIONED = 20_000  # names: those of ant_news (7,900) take .3 s of CPU
_WORD = re.compile("[a-z]+")
_ARTICLE = "al"
_LAST = "\x7f"  # after all letters of words

Words = tuple[str, ...]


class ShownNames:
    """The most mentioned names of an index."""

    def __init__(self, counts: Mapping[Kind, Mapping[str, int]]) -> None:
        """Take the people and places with their numbers of documents."""
        values = ((kind, name, n) for kind, of_kind in counts.items() for name, n in of_kind.items())
        self._values: list[tuple[Kind, str, int]] = nlargest(_MOST_MENTIONED, values, key=lambda value: value[2])
        self._words = [_words(latin_name(kind, name)) for kind, name, _ in self._values]
        self._by_name: dict[Words, list[int]] = {}
        for number, words in enumerate(self._words):
            self._by_name.setdefault(words, []).append(number)
        self._by_word = sorted((word, number) for number, words in enumerate(self._words) for word in set(words))

    def find(self, text: str) -> list[Value]:
        """Return the people and places whose whole Latin name a text is, the most mentioned first."""
        return [self._values[number][:2] for number in self._by_name.get(_words(text), ())]

    def having(self, text: str) -> list[Value]:
        """Return the people and places whose Latin names have all words of a text, the most mentioned first."""
        words = _words(text)
        if not words:
            return []
        numbers = self._numbers(words[0], words[0])
        return [self._values[number][:2] for number in numbers if set(words) <= set(self._words[number])]

    def completed(self, words: Sequence[str], prefix: str) -> Iterator[tuple[Value, int]]:
        """Yield the names with all the words, and one that begins with the prefix, with their documents."""
        start = prefix.lower()
        if len(start) < MIN_PREFIX:
            return
        others = set(_words(" ".join(words)))
        for number in sorted({*self._numbers(start, start + _LAST)}):
            if others <= set(self._words[number]):
                kind, name, documents = self._values[number]
                yield (kind, name), documents

    def _numbers(self, first: str, last: str) -> list[int]:
        """Return the numbers of the names with each word from `first` to `last`."""
        start = bisect_left(self._by_word, (first, 0))
        end = bisect_left(self._by_word, (last, len(self._values)))
        return [number for _, number in self._by_word[start:end]]


def _words(name: str) -> Words:
    """Return the words of a name in small letters, without articles."""
    return tuple(word for word in _WORD.findall(name.lower()) if word != _ARTICLE)
