"""The people and places of an index by the words that they consist of."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from analyzers.latin.name_alignment import units
from analyzers.latin.text_words import FREQUENCY_GAIN, VALUE_GAIN
from analyzers.names.phonetic_key import folded_lines
from analyzers.names.variants import SpellingIndex, group_by_key
from analyzers.text.clitics import without_article

_CACHED_FORMS = 4096  # keys
_BITS = 32  # of each of two numbers in one
_MASK = (1 << _BITS) - 1

Numbers = NDArray[np.int64]


class Postings(Mapping[str, Sequence[int]]):
    """The numbers of the names that have a key, in order; in arrays, a fifth of the memory of lists."""

    def __init__(self, numbers: Mapping[str, int], keys: Numbers, names: Numbers) -> None:
        """Take the number of each key, and pairs of the number of a key and of a name, which may repeat."""
        self._numbers = numbers
        pairs = np.unique(keys << _BITS | names)
        self._names = (pairs & _MASK).astype(np.uint32)
        self._ends = np.searchsorted(pairs >> _BITS, np.arange(len(numbers) + 1))

    def __getitem__(self, key: str) -> Sequence[int]:
        number = self._numbers[key]
        found: list[int] = self._names[self._ends[number] : self._ends[number + 1]].tolist()
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def sizes(self) -> dict[str, int]:
        """Return the number of names of each key."""
        return dict(zip(self._numbers, np.diff(self._ends).tolist(), strict=True))


class NameIndex:
    """Names, numbered from the most frequent one on.

    The key of a word is the word without its article; two neighbours that are written as one have a key too.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take the names with their numbers of documents."""
        self._counts = counts
        self.names = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        self._lines = folded_lines(self.names) if self.names else []
        words = "\n".join(self._lines).split()
        lengths = np.fromiter(map(len, map(str.split, self._lines)), np.int64, len(self._lines))
        distinct = {word: number for number, word in enumerate(dict.fromkeys(words))}
        numbers = np.fromiter(map(distinct.__getitem__, words), np.int64, len(words))
        self.by_key = _postings(list(distinct), numbers, lengths)
        self.forms = lru_cache(_CACHED_FORMS)(self._forms)

    def keys(self, number: int) -> tuple[str, ...]:
        """Return the words of a name without articles; nothing if it has a word in Latin letters."""
        words = self._lines[number].split()
        return () if any(map(str.isascii, words)) else tuple(map(without_article, words))

    @property
    def single_words(self) -> dict[str, int]:
        """Return the names of one word, folded, with their numbers of documents."""
        pairs = zip(self.names, map(str.split, self._lines), strict=True)
        return {words[0]: self._counts[name] for name, words in pairs if len(words) == 1}

    @cached_property
    def spellings(self) -> SpellingIndex:
        """Return the keys by what they sound like."""
        return SpellingIndex.of(group_by_key(self.by_key.sizes()))

    def _forms(self, key: str) -> tuple[str, ...]:
        """Return the words of names that have a key, those of the most frequent name first."""
        found: dict[str, None] = {}
        for number in self.by_key[key]:
            words = self._lines[number].split()
            for start, end, other in units(self.keys(number)):
                if other == key:
                    found[" ".join(words[start:end])] = None
        return tuple(found)

    def documents(self, key: str) -> int:
        """Return how many documents have the most frequent name with a key."""
        return self._counts[self.names[self.by_key[key][0]]]

    def count(self, name: str) -> int:
        """Return how many documents have a name."""
        return self._counts.get(name, 0)

    def gain(self, number: int) -> float:
        """Return what the frequency of a name takes off its rank."""
        return FREQUENCY_GAIN * self._logarithm(number)

    def whole_gain(self, number: int) -> float:
        """Return the same for a Latin text of as many words as the name has: a name of one word gains as a value."""
        gain = FREQUENCY_GAIN + VALUE_GAIN if len(self.keys(number)) == 1 else FREQUENCY_GAIN
        return gain * self._logarithm(number)

    def _logarithm(self, number: int) -> float:
        return math.log(1 + self._counts[self.names[number]])


def _postings(distinct: Sequence[str], words: Numbers, lengths: Numbers) -> Postings:
    """Return the keys of names, from the different words of all and the numbers of these, one name after another."""
    names = np.repeat(np.arange(len(lengths)), lengths)
    has_latin = np.zeros(len(lengths), np.bool_)
    has_latin[names[np.fromiter(map(str.isascii, distinct), np.bool_, len(distinct))[words]]] = True
    words, names = words[~has_latin[names]], names[~has_latin[names]]
    numbers: dict[str, int] = {}
    keys = _numbered(numbers, words, lambda used: (without_article(distinct[word]) for word in used))
    follows = names[1:] == names[:-1]
    pairs = (keys[:-1] << _BITS | keys[1:])[follows]
    texts = list(numbers)
    joined = _numbered(numbers, pairs, lambda used: (texts[pair >> _BITS] + texts[pair & _MASK] for pair in used))
    return Postings(numbers, np.concatenate([keys, joined]), np.concatenate([names, names[1:][follows]]))


def _numbered(numbers: dict[str, int], values: Numbers, keys_of: Callable[[list[int]], Iterable[str]]) -> Numbers:
    """Return the numbers of the keys that values stand for; a new key gets the next number."""
    different, order = np.unique(values, return_inverse=True)
    found = [numbers.setdefault(key, len(numbers)) for key in keys_of(different.tolist())]
    return np.array(found, np.int64)[order]
