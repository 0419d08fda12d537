"""Everyday words of the dialects and the standard words they stand for: كرهبة is سيارة, وين is أين.

`python -m derive.dialects` makes the list; derive/dialects.tsv names the regions of each word.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from analyzers.data_files import read_rows
from analyzers.text.affixes import ARTICLES, CLITIC_COMBINATIONS, LAM_ARTICLES
from analyzers.text.function_words import LATIN_ARTICLES, is_function_word

# The stemmer knows few dialect words, so their affixes are removed by the list.
_PREFIXES = ("", *LAM_ARTICLES, *ARTICLES, *CLITIC_COMBINATIONS)
_PRONOUNS = ("", "ها", "هم", "كم", "نا", "ي", "ك", "ه", "و")  # my, your, his: فلوسي, فلوسو
_MIN_LETTERS = 4  # of a word without its affixes: shorter words are parts of too many others
_CACHED_WORDS = 4096  # several steps of reading a query look up the same words
_TEH_MARBUTA = "ه"


class DialectWord(NamedTuple):
    """The standard words or phrases of a dialect word, as they are written; `ambiguous` if it has another sense too."""

    standard: tuple[str, ...]
    is_function_word: bool
    ambiguous: bool


@cache
def dialect_function_words() -> frozenset[str]:
    """Return the folded words that say nothing about a subject: عشان, وين, اللي, مش."""
    return frozenset(word for word, entry in _words().items() if entry.is_function_word)


def says_nothing(folded: str) -> bool:
    """Say whether a folded word is a function word: of the written language, of a dialect, or an article: La Marsa."""
    return is_function_word(folded) or folded in dialect_function_words() or folded in LATIN_ARTICLES


@lru_cache(_CACHED_WORDS)
def dialect_word(folded: str) -> DialectWord | None:
    """Return the entry of a folded word, also with an article, a preposition or a pronoun; None if it is not listed."""
    words = _words()
    return words.get(folded) or next((words[bare] for bare in _without_affixes(folded) if bare in words), None)


def _without_affixes(word: str) -> Iterator[str]:
    pronouns = [pronoun for pronoun in _PRONOUNS if word.endswith(pronoun)]
    for prefix in filter(word.startswith, _PREFIXES):
        for pronoun in pronouns:
            bare = word[len(prefix) : len(word) - len(pronoun)]
            if len(bare) >= _MIN_LETTERS:
                yield bare
                if pronoun and bare.endswith("ت"):  # كرهبتي
                    yield bare[:-1] + _TEH_MARBUTA


@cache
def _words() -> dict[str, DialectWord]:
    """Load the list once."""
    return {
        word: DialectWord(
            tuple(standard.split("|")),
            kind == "function",
            ambiguous == "ambiguous",
        )
        for word, standard, kind, ambiguous in read_rows("dialects.tsv")
    }
