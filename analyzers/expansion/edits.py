"""What a mistyped word may have been: one letter off, or two words without the blank between."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # as folding leaves them
SHORTEST = 4  # letters of a word that may be mistyped: shorter ones are one letter from too many
LONG = 8  # letters of a word that may have two slips
LONGEST = 40  # letters of a word that may be mistyped: what is longer is no word, and costs by the square of its length
_SHORTEST_PART = 2  # letters of a word written on to another

# Letters that writers take for each other, and why.
ALIKE = (
    ("ضظ", "one sound in most dialects"),
    ("ذد", "one sound in the towns of Egypt, the Levant and the Maghreb"),
    ("ثت", "the same"),
    ("ثس", "one sound where the learned word is read in dialect"),
    ("ذز", "the same"),
    ("ظز", "the same"),
    ("سص", "emphatic beside ط, ق and ر, and plain elsewhere"),
    ("تط", "the same"),
    ("دض", "the same"),
    ("قغ", "one sound in the Sudan and parts of the Gulf"),
    ("قك", "foreign words are written with either"),
    ("جغ", "foreign g"),
    ("حه", "near sounds to those who learn the language"),
    ("بت", "a dot above for one below"),
)
_ALIKE = frozenset(frozenset(pair) for pair, _ in ALIKE)
_QUIET = frozenset("ءاوي")  # hamza and the letters of long vowels: left out and put in by ear


def one_off(word: str) -> Iterator[str]:
    """Yield the folded words that one slip makes a folded word of: a letter left out, put in, changed or swapped.

    After Damerau, A Technique for Computer Detection and Correction of Spelling Errors (1964): four slips of five.
    """
    if len(word) < SHORTEST or not set(word) <= set(LETTERS):
        return
    for i in range(len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in LETTERS)
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield from (word[:i] + letter + word[i + 1 :] for letter in LETTERS if letter != word[i])
        if i + 1 < len(word) and word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def slips_allowed(word: str) -> int:
    """Return how many slips away from a folded word its like may be: none, one, or two of a long word."""
    if not SHORTEST <= len(word) <= LONGEST:
        return 0
    return 1 if len(word) < LONG else 2


def slips_apart(word: str, other: str) -> int:
    """Return how many slips make one word of the other, two letters swapped being one."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for i, letter in enumerate(word):
        row = [i + 1]
        for j, against in enumerate(other):
            cost = min(above[j] + (letter != against), above[j + 1] + 1, row[j] + 1)
            if i and j and letter == other[j - 1] and against == word[i - 1]:
                cost = min(cost, before[j - 1] + 1)
            row.append(cost)
        before, above = above, row
    return above[-1]


@lru_cache(maxsize=1 << 16)  # a text has the same words again and again
def is_near(word: str, other: str) -> bool:
    """Whether a word is no more slips away from a folded word than this may have."""
    most = slips_allowed(word)
    return most > 0 and abs(len(word) - len(other)) <= most and slips_apart(word, other) <= most


def deletions(word: str, most: int) -> set[str]:
    """Return what is left of a word without `most` of its letters at most; the word itself is among it."""
    found = shorter = {word}
    for _ in range(most):
        shorter = {left[:i] + left[i + 1 :] for left in shorter for i in range(len(left))}
        found = found | shorter
    return found


class NearWords:
    """Folded words that others may be near to: one look-up a deletion, however many words there are.

    Words that are n slips apart have a rest in common once each is without n letters at most. After Mor and Fraenkel,
    A Hash Code Method for Detecting and Correcting Spelling Errors (1982).
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        self._most = self._longest = 0
        for word in set(words):
            if most := slips_allowed(word):
                self._most, self._longest = max(self._most, most), max(self._longest, len(word) + most)
                for rest in deletions(word, most):
                    self._by_rest[rest].append(word)

    def are_near(self, other: str) -> bool:
        """Whether `is_near` holds between one of the words and another."""
        if len(other) > self._longest:
            return False
        candidates = {word for rest in deletions(other, self._most) for word in self._by_rest.get(rest, ())}
        return any(is_near(word, other) for word in candidates)


def is_likely(word: str, meant: str) -> bool:
    """Whether a slip is one of the frequent ones: letters swapped, doubled or alike, a long vowel more or less."""
    if len(word) == len(meant):
        unlike = [(one, other) for one, other in zip(word, meant, strict=True) if one != other]
        return len(unlike) > 1 or frozenset(unlike[0]) in _ALIKE
    longer, shorter = sorted((word, meant), key=len, reverse=True)
    i = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return longer[i] in _QUIET or longer[i] == longer[i - 1]


def parted(word: str) -> Iterator[tuple[str, str]]:
    """Yield a folded word as two words: قناهالسويس -> قناه, السويس."""
    for i in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        yield word[:i], word[i:]
