"""Other spellings of a name among the words of an index."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from analyzers.judge import excess
from analyzers.lexicon import lexicon
from analyzers.namelist import namelist
from analyzers.skeleton import near_skeletons, skeleton

_ORDINARY = 40  # tenths of Zipf: once in 100,000 words
_SURELY_NAME = 4  # level of analyzers.namelist
_MOST = 100  # words of one skeleton that are looked at, the most frequent first
_UNLIKE = 5  # letters that only one of two spellings has
_LONGER = 3  # letters that one spelling may have more


@lru_cache(maxsize=1 << 16)
def is_ordinary(word: str) -> bool:
    """Whether a folded word is one of the language before it is a name: such a word has no other spellings."""
    return lexicon().frequency(word) >= _ORDINARY and namelist().level(word) < _SURELY_NAME


class Vocabulary:
    """The words of an index by the sounds that all spellings of a word share."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Take folded words, each with how often it is found."""
        self._blocks: dict[str, list[str]] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            block = self._blocks.setdefault(skeleton(word), [])
            if len(block) < _MOST:
                block.append(word)

    def spellings(self, word: str) -> list[str]:
        """Return the words that can be spellings of a folded word, itself left out, the nearest first."""
        return self._judged(word, near_skeletons(word))

    def of_same_sounds(self, word: str) -> list[str]:
        """Return those spellings of a folded word that keep all its firm sounds."""
        return self._judged(word, (skeleton(word),))

    def _judged(self, word: str, skeletons: Iterable[str]) -> list[str]:
        found = []
        letters = set(word)
        for sounds in skeletons:
            for other in self._blocks.get(sounds, ()):
                if abs(len(other) - len(word)) <= _LONGER and len(letters ^ set(other)) <= _UNLIKE and other != word:
                    cost = excess(min(word, other), max(word, other))
                    if cost <= 0:
                        found.append((cost, other))
        return [other for _, other in sorted(found)]


def spellings(word: str, vocabulary: Vocabulary, is_common: Callable[[str], bool] = is_ordinary) -> list[str]:
    """Return the words of `vocabulary` that spell the same name as a folded word, the nearest first.

    Ordinary words (`is_common`) are nobody's spellings, and have none: كان is not كين.
    """
    if is_common(word):
        return []
    return [other for other in vocabulary.spellings(word) if not is_common(other)]
