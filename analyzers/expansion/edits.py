"""Edits that typing errors make to a word: letters missing, added, changed or swapped, and missing spaces."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

FOLDED_LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"
MIN_TYPO_LENGTH = 4  # letters; shorter words are one edit from too many others
MIN_LENGTH_FOR_TWO_EDITS = 8  # letters; two edits of a shorter word give too many other words
MAX_TYPO_LENGTH = 40  # letters; a longer run is not a word, and a distance costs the square of the length
_MIN_PART_LENGTH = 2  # letters of a word that lacks the space before or after it

# Letters that writers confuse, and why.
CONFUSED_LETTERS = (
    ("ضظ", "one sound in most dialects"),
    ("ذد", "one sound in the towns of Egypt, the Levant and the Maghreb"),
    ("ثت", "the same"),
    ("ثس", "one sound in words that dialects take from the written language"),
    ("ذز", "the same"),
    ("ظز", "the same"),
    ("سص", "س sounds like ص next to ط, ق and ر"),
    ("تط", "the same"),
    ("دض", "the same"),
    ("قغ", "one sound in the Sudan and parts of the Gulf"),
    ("قك", "foreign words are written with either"),
    ("جغ", "foreign g"),
    ("حه", "similar sounds for learners of the language"),
    ("بت", "dots above instead of a dot below"),
)
_CONFUSED_PAIRS = frozenset(frozenset(pair) for pair, _ in CONFUSED_LETTERS)
_REPETITION = re.compile(r"([ء-ي])\1\1+")
_WEAK_LETTERS = frozenset("ءاوي")  # hamza and long vowels, which writers add and omit by ear


def one_edit_away(word: str) -> Iterator[str]:
    """Yield every string that is one edit from a folded word: a letter added, removed, changed, or two swapped.

    Four of five typing errors are one such edit (Damerau, A Technique for Computer Detection and Correction of Spelling
    Errors, 1964).
    """
    if len(word) < MIN_TYPO_LENGTH or not set(word) <= set(FOLDED_LETTERS):
        return
    for i in range(len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in FOLDED_LETTERS)
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield from (word[:i] + letter + word[i + 1 :] for letter in FOLDED_LETTERS if letter != word[i])
        if i + 1 < len(word) and word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def without_repetitions(word: str) -> tuple[str, ...]:
    """Return a word with each letter that is typed three times or more once, and twice: مبرووووك is مبروك."""
    if not _REPETITION.search(word):
        return ()
    return _REPETITION.sub(r"\1", word), _REPETITION.sub(r"\1\1", word)


def max_edits(word: str) -> int:
    """Return how many edits a fuzzy search for a folded word allows: none, one, or two for a long word."""
    if not MIN_TYPO_LENGTH <= len(word) <= MAX_TYPO_LENGTH:
        return 0
    return 1 if len(word) < MIN_LENGTH_FOR_TWO_EDITS else 2


def edit_distance(word: str, other: str, limit: int) -> int:
    """Return how many edits separate two words, at most `limit` + 1; swapping two neighbouring letters is one edit."""
    return OSA.distance(word, other, score_cutoff=limit)


@lru_cache(maxsize=1 << 16)  # highlighting asks for the same words of a text again and again
def is_near(word: str, other: str) -> bool:
    """Say whether a fuzzy search for `word` finds `other`."""
    limit = max_edits(word)
    return limit > 0 and edit_distance(word, other, limit) <= limit


def deletions(word: str, limit: int) -> set[str]:
    """Return what remains of a word after removing up to `limit` letters, the word itself included."""
    remainders = shorter = {word}
    for _ in range(limit):
        shorter = {word[:i] + word[i + 1 :] for word in shorter for i in range(len(word))}
        remainders = remainders | shorter
    return remainders


class FuzzyWords:
    """A set of words for fuzzy matching, with one look-up for each deletion, however large the set is.

    Two words that are n edits apart share a remainder after removing up to n letters of each (Mor and Fraenkel, A Hash
    Code Method for Detecting and Correcting Spelling Errors, 1982).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_remainder: dict[str, list[str]] = defaultdict(list)
        self._max_edits = self._max_length = 0
        for word in set(words):
            if limit := max_edits(word):
                self._max_edits = max(self._max_edits, limit)
                self._max_length = max(self._max_length, len(word) + limit)
                for remainder in deletions(word, limit):
                    self._by_remainder[remainder].append(word)

    def match(self, other: str) -> bool:
        """Say whether a fuzzy search for one of the words finds `other`."""
        if len(other) > self._max_length:
            return False
        remainders = deletions(other, self._max_edits)
        candidates = {word for remainder in remainders for word in self._by_remainder.get(remainder, ())}
        return any(is_near(word, other) for word in candidates)


def is_frequent_typo(word: str, intended: str) -> bool:
    """Say whether the edit between two words is frequent: letters swapped, doubled or confused, a long vowel added."""
    if len(word) == len(intended):
        changes = [(one, other) for one, other in zip(word, intended, strict=True) if one != other]
        return len(changes) > 1 or frozenset(changes[0]) in _CONFUSED_PAIRS
    longer, shorter = sorted((word, intended), key=len, reverse=True)
    i = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return longer[i] in _WEAK_LETTERS or longer[i] == longer[i - 1]


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield every way to split a folded word into two: قناهالسويس -> قناه, السويس."""
    for i in range(_MIN_PART_LENGTH, len(word) - _MIN_PART_LENGTH + 1):
        yield word[:i], word[i:]
