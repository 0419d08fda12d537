"""Clitics: the conjunctions and prepositions that are written together with the next word, and the article."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from analyzers.text.affixes import ARTICLE, CLITIC_COMBINATIONS
from analyzers.text.function_words import is_function_word
from analyzers.text.lexicon import lexicon
from analyzers.text.stem import stem

_ARABIC = re.compile("[ء-ي]+")
_MIN_HOST_LENGTH = 2  # letters
_MIN_BARE_LENGTH = 3  # letters of a name without its article
# Tenths of Zipf. A word is at least this much rarer with a clitic than without; names less often than words.
_CLITIC_LOSS = 10
_CLITICS_OF_LETTER = {
    letter: tuple(clitic for clitic in CLITIC_COMBINATIONS if clitic[0] == letter) for letter in "وفبكل"
}


class CliticSplit(NamedTuple):
    """A word without its clitics, and the number of letters in them: للبلد has the host البلد and one letter."""

    host: str
    clitic_length: int


def is_arabic(word: str) -> bool:
    """Say whether a folded word consists of Arabic letters only."""
    return _ARABIC.fullmatch(word) is not None


def without_article(word: str) -> str:
    """Remove the article from a folded word if three letters remain: القاهره -> قاهره, but الفا stays."""
    host = word.removeprefix(ARTICLE)
    return host if len(host) >= _MIN_BARE_LENGTH else word


@lru_cache(maxsize=1 << 17)
def clitic_splits(word: str) -> tuple[CliticSplit, ...]:
    """Return every way to split a folded word, the whole word first: ولروسيا -> ولروسيا, لروسيا, روسيا."""
    splits = [CliticSplit(word, 0)]
    for clitic in _CLITICS_OF_LETTER.get(word[:1], ()):
        if word.startswith(clitic) and len(word) >= len(clitic) + _MIN_HOST_LENGTH:
            host = word[len(clitic) :]
            splits.append(CliticSplit(host, len(clitic)))
            if clitic.endswith("ل") and host.startswith("ل"):
                splits.append(CliticSplit("ا" + host, len(clitic)))
    return tuple(splits)


@lru_cache(maxsize=1 << 14)
def forms_of_host(host: str) -> frozenset[str]:
    """Return all folded words that `clitic_splits` reads as this host: روسيا -> روسيا, وروسيا, لروسيا …

    Unlike `with_proclitics`, this accepts words of any script, and ل before an article whose alef is kept (لالبلد).
    """
    if len(host) < _MIN_HOST_LENGTH:
        return frozenset({host})
    forms = {host, *(clitic + host for clitic in CLITIC_COMBINATIONS)}
    if len(host) > _MIN_HOST_LENGTH:
        forms.update(_join(clitic, host) for clitic in CLITIC_COMBINATIONS)
    return frozenset(forms)


@lru_cache(maxsize=4096)
def with_proclitics(word: str) -> tuple[str, ...]:
    """Return a folded Arabic word with each conjunction and preposition: موسكو -> وموسكو, بموسكو, لموسكو …

    A form that is a word of its own is left out: لجنة is not ل + جنة. A word of another script has no such forms.
    """
    return tuple(attached_forms(word, lambda _: True))


def attached_forms(word: str, occurs: Callable[[str], object]) -> list[str]:
    """Return those forms of `with_proclitics` that occur; it is faster if few do, since each takes a stem."""
    if not "ء" <= word[:1] <= "ي":
        return []
    return [form for form in joined_forms(word) if occurs(form) and not _is_own_word(form, word)]


def _is_own_word(form: str, host: str) -> bool:
    """Say whether a word that ends in `host` is known as a whole and too frequent for a clitic and the host."""
    lists, stemmed = lexicon(), stem(form)
    if stemmed in (host, stem(host)):
        return False
    is_particle = is_function_word(form) and form[0] not in "وف"  # لست is «I am not», seldom ل + ست
    if is_particle or form in lists.whole_words or stemmed in lists.whole_words:
        return True
    is_noun = form in lists.whole_names or lists.is_attested(ARTICLE + form)
    loss = lists.frequency(host) - lists.frequency(form)
    # «and» precedes any word, and often: وأكد.
    return loss <= -_CLITIC_LOSS or (is_noun and form[0] != "و" and loss <= _CLITIC_LOSS)


@lru_cache(maxsize=1024)
def prefix_starts(letters: str) -> tuple[str, ...]:
    """Return how a word that begins with folded letters may begin in a text: كتا, الكتا, وكتا, بالكتا, للكتا …

    Letters that begin with the article stand only after conjunctions and prepositions.
    """
    if not "ء" <= letters[:1] <= "ي":
        return (letters,)
    hosts = (letters,) if letters.startswith(ARTICLE) else (letters, ARTICLE + letters)
    return tuple(start for host in hosts for start in (host, *joined_forms(host)))


def begins_with(word: str, letters: str) -> bool:
    """Say whether a folded word begins with folded letters, also after the article, a conjunction or a preposition.

    A first letter that belongs to a known word is no clitic: وزير does not begin with زير, nor كامل with امل.
    """
    if not word.startswith(prefix_starts(letters)):
        return False
    return word.startswith(letters) or any(
        word.startswith(start) and not _keeps_start(word, len(start) - len(letters) + _MIN_HOST_LENGTH)
        for start in prefix_starts(letters)
    )


def _keeps_start(word: str, length: int) -> bool:
    """Say whether the lexicon knows a word whose stem has the same first letters: they are no clitic."""
    lists = lexicon()
    is_known = lists.is_attested(word) or word in lists.whole_names or word in lists.whole_words
    return is_known and stem(word).startswith(word[:length])


def joined_forms(host: str) -> Iterator[str]:
    """Yield a folded word with each conjunction and preposition, also where that is a word of its own."""
    return (_join(clitic, host) for clitic in CLITIC_COMBINATIONS)


def _join(clitic: str, word: str) -> str:
    """Put a clitic before a word; the article loses its alef after ل: ل + الولايات -> للولايات."""
    if clitic.endswith("ل") and word.startswith(ARTICLE):
        return f"{clitic}{word[1:]}"
    return clitic + word
