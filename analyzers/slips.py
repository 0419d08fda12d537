"""What a mistyped word may have been: one letter off, or two words without the blank between."""

from collections.abc import Iterator

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # as folding leaves them
_SHORTEST = 4  # letters of a word that may be mistyped: shorter ones are one letter from too many
_SHORTEST_PART = 2  # letters of a word written on to another


def one_off(word: str) -> Iterator[str]:
    """Yield the folded words that one slip makes a folded word of: a letter left out, put in, changed or swapped.

    After Damerau, A Technique for Computer Detection and Correction of Spelling Errors (1964): four slips of five.
    """
    if len(word) < _SHORTEST or not set(word) <= set(LETTERS):
        return
    for i in range(len(word) + 1):
        yield from (word[:i] + letter + word[i:] for letter in LETTERS)
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]
        yield from (word[:i] + letter + word[i + 1 :] for letter in LETTERS if letter != word[i])
        if i + 1 < len(word) and word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def parted(word: str) -> Iterator[tuple[str, str]]:
    """Yield a folded word as two words: قناهالسويس -> قناه, السويس."""
    for i in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        yield word[:i], word[i:]
