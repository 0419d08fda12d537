"""Say whether a folded word of the name lists is a given name or a family name."""

from collections.abc import Sequence
from functools import lru_cache

from analyzers.entities.cue_words import EAST_ASIAN_FAMILIES
from analyzers.names.genealogy import FUSED_SERVANT
from analyzers.names.name_lists import CLEARLY_A_NAME, MANY_PEOPLE, MOSTLY_A_NAME, OFTEN_A_NAME, known_names, name_list
from analyzers.text.affixes import ARTICLE
from analyzers.text.function_words import is_function_word
from analyzers.text.lexicon import lexicon

_MIN_FAMILY_NAME = 5  # letters of a family name with its article
SYLLABLES, _MAX_SYLLABLE = 3, 5  # words of a name of China, and letters of each
_RARE_WORD = 36  # tenths of Zipf; a rarer unlisted word with the article is a family name


@lru_cache(maxsize=1 << 16)
def is_common_given_name(word: str) -> bool:
    """Say whether a folded word is a given name of many people, also one as frequent as محمد."""
    names = name_list()
    if word.startswith(FUSED_SERVANT):
        return True
    return names.level(word) >= CLEARLY_A_NAME and names.role(word) == "g" and names.size(word) >= MANY_PEOPLE


@lru_cache(maxsize=1 << 16)
def is_family_name(word: str) -> bool:
    """Say whether a folded word with the article is a family name, listed or not: الزواري."""
    names = name_list()
    if not word.startswith(ARTICLE) or len(word) < _MIN_FAMILY_NAME:
        return False
    return names.role(word) == "f" or (not names.level(word) and lexicon().frequency(word) < _RARE_WORD)


@lru_cache(maxsize=1 << 16)
def is_listed_family_name(word: str) -> bool:
    """Say whether a folded word with the article is a family name of a list."""
    return name_list().level(word) >= OFTEN_A_NAME and is_family_name(word)


@lru_cache(maxsize=1 << 16)
def may_be_given_name(word: str) -> bool:
    """Say whether a folded word is a given name of many people, and perhaps another word: كامل."""
    names = name_list()
    return names.level(word) >= MOSTLY_A_NAME and names.role(word) == "g" and names.size(word) >= MANY_PEOPLE


def is_of_syllables(words: Sequence[str]) -> bool:
    """Say whether three words are a name of China or Korea, of which the first may be a particle: بان كي مون."""
    if len(words) != SYLLABLES or words[0] not in EAST_ASIAN_FAMILIES:
        return False
    first, last = words[1:]
    return _is_syllable(first) and _is_syllable(last) and not is_function_word(last)


@lru_cache(maxsize=1 << 14)
def _is_syllable(word: str) -> bool:
    """Say whether a short word is a name, and none of Arabs."""
    return len(word) <= _MAX_SYLLABLE and name_list().level(word) >= OFTEN_A_NAME and not known_names().is_native(word)
