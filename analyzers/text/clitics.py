"""A word with the clitics that are written on to it."""

import re
from functools import lru_cache
from typing import NamedTuple

from analyzers.text.affixes import CLITIC_COMBINATIONS

_ARABIC = re.compile("[ء-ي]+")
_SHORTEST = 2  # letters that must remain
_CLITIC_LETTERS = frozenset(clitic[0] for clitic in CLITIC_COMBINATIONS)


def is_arabic(word: str) -> bool:
    """Whether a folded word is written in Arabic letters alone."""
    return _ARABIC.fullmatch(word) is not None


class Reading(NamedTuple):
    """`rest` is the word behind `letters` letters of clitics; ل + ال is written لل and read back as ال."""

    rest: str
    letters: int


@lru_cache(maxsize=1 << 17)
def readings(word: str) -> tuple[Reading, ...]:
    """Return all readings of a folded word, itself first: ولروسيا -> ولروسيا, لروسيا, روسيا."""
    if word[:1] not in _CLITIC_LETTERS:
        return (Reading(word, 0),)
    found = [Reading(word, 0)]
    for clitic in CLITIC_COMBINATIONS:
        if word.startswith(clitic) and len(word) >= len(clitic) + _SHORTEST:
            rest = word[len(clitic) :]
            found.append(Reading(rest, len(clitic)))
            if clitic.endswith("ل") and rest.startswith("ل"):
                found.append(Reading("ا" + rest, len(clitic)))
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def written_as(rest: str) -> frozenset[str]:
    """Return all folded words that have this reading: روسيا -> روسيا, وروسيا, لروسيا …"""
    found = {rest}
    if len(rest) >= _SHORTEST:
        found.update(clitic + rest for clitic in CLITIC_COMBINATIONS)
    if rest.startswith("ال") and len(rest) > _SHORTEST:
        found.update(clitic + rest[1:] for clitic in CLITIC_COMBINATIONS if clitic.endswith("ل"))
    return frozenset(found)


@lru_cache(maxsize=4096)
def with_proclitics(word: str) -> tuple[str, ...]:
    """Return the folded Arabic word behind each conjunction and preposition: موسكو -> وموسكو, بموسكو, لموسكو …

    A word of another script takes none. ل before the article loses its alef: الولايات -> للولايات.
    """
    if not "ء" <= word[:1] <= "ي":
        return ()
    return tuple(_join(clitic, word) for clitic in CLITIC_COMBINATIONS)


def _join(clitic: str, word: str) -> str:
    if clitic.endswith("ل") and word.startswith("ال"):
        return f"{clitic}{word[1:]}"
    return clitic + word
