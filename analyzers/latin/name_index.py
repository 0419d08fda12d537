"""The people and places of an index by the words that they consist of."""

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache
from operator import add

from analyzers.latin.name_alignment import units
from analyzers.latin.text_words import FREQUENCY_GAIN, VALUE_GAIN
from analyzers.names.phonetic_key import words_of_names
from analyzers.names.variants import SpellingIndex, group_by_key
from analyzers.text.clitics import without_article

_CACHED_FORMS = 4096  # keys


class NameIndex:
    """Names, numbered from the most frequent one on.

    The key of a word is the word without its article; two neighbours that are written as one have a key too.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take the names with their numbers of documents."""
        self._counts = counts
        self.names = sorted(sorted(counts), key=counts.__getitem__, reverse=True)
        self._words = words_of_names(self.names) if self.names else []
        self.keys: list[tuple[str, ...]] = []  # of each name, the words without articles
        self.by_key: dict[str, list[int]] = defaultdict(list)  # the numbers of the names that have a key
        self._add_keys()
        self.forms = lru_cache(_CACHED_FORMS)(self._forms)

    def _add_keys(self) -> None:
        distinct = {word for words in self._words for word in words}
        bare = {word: without_article(word) for word in distinct if not word.isascii()}
        for number, words in enumerate(self._words):
            keys = tuple(bare[word] for word in words if word in bare)
            if len(keys) < len(words):
                keys = ()  # the name has a word in Latin letters
            self.keys.append(keys)
            for key in {*keys, *map(add, keys, keys[1:])}:
                self.by_key[key].append(number)

    @property
    def single_words(self) -> dict[str, int]:
        """Return the names of one word, folded, with their numbers of documents."""
        pairs = zip(self.names, self._words, strict=True)
        return {words[0]: self._counts[name] for name, words in pairs if len(words) == 1}

    @cached_property
    def spellings(self) -> SpellingIndex:
        """Return the keys by what they sound like."""
        return SpellingIndex(group_by_key({key: len(numbers) for key, numbers in self.by_key.items()}))

    def _forms(self, key: str) -> tuple[str, ...]:
        """Return the words of names that have a key, those of the most frequent name first."""
        found: dict[str, None] = {}
        for number in self.by_key[key]:
            for start, end, other in units(self.keys[number]):
                if other == key:
                    found[" ".join(self._words[number][start:end])] = None
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
        gain = FREQUENCY_GAIN + VALUE_GAIN if len(self.keys[number]) == 1 else FREQUENCY_GAIN
        return gain * self._logarithm(number)

    def _logarithm(self, number: int) -> float:
        return math.log(1 + self._counts[self.names[number]])
