"""Function words: prepositions, pronouns, particles and the like, which say nothing about the topic of a text."""

from functools import cache

from analyzers.data_files import read_rows
from analyzers.text.fold import fold

# Folded function words that are names too: على and علي, أمام and إمام.
_ALSO_NAMES = frozenset({"علي", "امام", "بي"})


@cache
def function_words() -> frozenset[str]:
    """Return the folded function words of analyzers/data/function_words.tsv."""
    return frozenset(fold(word) for _, words in read_rows("function_words.tsv") for word in words.split())


def is_function_word(word: str) -> bool:
    """Say whether a folded word is a function word."""
    return word in function_words()


def may_be_name(word: str) -> bool:
    """Say whether a folded function word is also a name, so that its neighbours decide."""
    return word in _ALSO_NAMES
