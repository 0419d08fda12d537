"""Clitics: the conjunctions and prepositions that are written together with the next word, and the article."""

import re
from functools import lru_cache
from typing import NamedTuple

from analyzers.text.affixes import ARTICLE, CLITIC_COMBINATIONS

_ARABIC = re.compile("[ء-ي]+")
_MIN_HOST_LENGTH = 2  # letters
_MIN_BARE_LENGTH = 3  # letters of a name without its article
_CLITIC_LETTERS = frozenset(clitic[0] for clitic in CLITIC_COMBINATIONS)


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
    whole = CliticSplit(word, 0)
    if word[:1] not in _CLITIC_LETTERS:
        return (whole,)
    splits = [whole]
    for clitic in CLITIC_COMBINATIONS:
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

    A word of another script has no such forms.
    """
    if not "ء" <= word[:1] <= "ي":
        return ()
    return tuple(_join(clitic, word) for clitic in CLITIC_COMBINATIONS)


def _join(clitic: str, word: str) -> str:
    """Put a clitic before a word; the article loses its alef after ل: ل + الولايات -> للولايات."""
    if clitic.endswith("ل") and word.startswith(ARTICLE):
        return f"{clitic}{word[1:]}"
    return clitic + word
