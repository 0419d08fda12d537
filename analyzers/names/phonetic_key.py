"""Keys that spellings of one name share, and the words of a name in comparable form."""

import re
from collections.abc import Sequence
from functools import lru_cache

from analyzers.text.clitics import without_article
from analyzers.text.fold import fold

_SEPARATORS = str.maketrans({"-": " ", ".": " ", "'": None, "ء": None})

# Letters that alternate between spellings of a name share a sign. Vowels are dropped last, so that they keep two
# equal consonants apart.
_VOWEL = "-"
_SIGNS = str.maketrans(
    dict.fromkeys("جغقكخش", "ك")  # g of Egypt and of the Levant, kh, ch
    | dict.fromkeys("زسصثذظ", "س")
    | dict.fromkeys("تطدض", "ت")
    | dict.fromkeys("فب", "ب")
    | dict.fromkeys("اويهحع", _VOWEL)  # vowels, and letters that a foreign vowel may be written with
)
_KEY_LETTERS = "كستبرلمن"  # the letters of a phonetic key
_MUTE_G = re.compile("ن[جغق]$")  # سونج, سونغ, سون
# A shorter word, or a word with a shorter key, keeps its key whole: less of it would match too many names.
_MIN_WORD_LENGTH = 5
_MIN_KEY_LENGTH = 3


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: folded, split at blanks, hyphens and full stops, without «ء»."""
    return tuple(fold(name).translate(_SEPARATORS).split())


def folded_lines(names: Sequence[str]) -> list[str]:
    """Return the `name_words` of many names, with white space between, in a third of the time.

    No name may have a line end.
    """
    return fold("\n".join(names)).translate(_SEPARATORS).split("\n")


@lru_cache(maxsize=1 << 16)
def phonetic_key(word: str) -> str:
    """Return the consonants of a folded word by their signs, doubled ones once: غوتيريش -> كترك, جوتيريس -> كترس."""
    consonants = _MUTE_G.sub("ن", without_article(word)).replace("تش", "ش")
    signs = consonants.translate(_SIGNS)
    undoubled = (sign for i, sign in enumerate(signs) if sign != signs[i - 1 : i])
    return "".join(undoubled).replace(_VOWEL, "")


def name_keys(name: str) -> frozenset[str]:
    """Return the keys to look a name up by: spellings of one name have at least one key in common.

    The keys are the phonetic keys of its words, and the same with one consonant of a long word left out, so that
    spellings that differ in one consonant share a key.
    """
    words = name_words(name)
    keys = [phonetic_key(word) for word in words]
    alternatives = {" ".join(keys)}
    for i, (word, key) in enumerate(zip(words, keys, strict=True)):
        other_keys = _without_one_letter(key) if len(word) >= _MIN_WORD_LENGTH else _with_other_beginning(word, key)
        alternatives.update(" ".join((*keys[:i], other_key, *keys[i + 1 :])) for other_key in other_keys)
    return frozenset(alternatives)


def similar_keys(word: str) -> frozenset[str]:
    """Return the phonetic keys that spellings of a folded word may have.

    These are its own key, the key with the other beginning of j, and for a long word each key with one consonant
    exchanged.
    """
    key = phonetic_key(word)
    keys = {key, *_with_other_beginning(word, key)}
    if len(key) >= _MIN_KEY_LENGTH and len(word) >= _MIN_WORD_LENGTH:
        keys.update(key[:i] + letter + key[i + 1 :] for i in range(len(key)) for letter in _KEY_LETTERS)
    return frozenset(keys)


def _with_other_beginning(word: str, key: str) -> list[str]:
    """Return the key of a word that begins with j in one country and with y in another: جونغ, يونج."""
    return [key[1:]] if word.startswith("ج") else ["ك" + key] if word.startswith("ي") else []


def _without_one_letter(key: str) -> list[str]:
    return [key[:i] + key[i + 1 :] for i in range(len(key))] if len(key) >= _MIN_KEY_LENGTH else []
