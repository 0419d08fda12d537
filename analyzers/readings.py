"""What a word may be behind the conjunctions and prepositions written on to it."""

import re
from functools import lru_cache
from typing import NamedTuple

from analyzers.affixes import CLITIC_COMBINATIONS

_ARABIC = re.compile("[ء-ي]+")
_SHORTEST = 2  # letters that must remain


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
    found = [Reading(word, 0)]
    if "ء" <= word[:1] <= "ي":
        for clitic in CLITIC_COMBINATIONS:
            if word.startswith(clitic) and len(word) >= len(clitic) + _SHORTEST:
                rest = word[len(clitic) :]
                found.append(Reading(rest, len(clitic)))
                if clitic.endswith("ل") and rest.startswith("ل"):
                    found.append(Reading("ا" + rest, len(clitic)))
    return tuple(found)
