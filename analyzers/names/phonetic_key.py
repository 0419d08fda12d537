"""What all spellings of a name share: its words for comparing, and keys to look them up by."""

import re
from functools import lru_cache

from analyzers.text.clitics import without_article
from analyzers.text.fold import fold

_WORD_ENDS = str.maketrans({"-": " ", "'": None, "ء": None, ".": " "})

# Letters that alternate have one sign; so have those that come and go, until they are dropped.
_VOWEL = "-"
_CLASSES = str.maketrans(
    dict.fromkeys("جغقكخش", "ك")  # g of Egypt and the Levant, kh, ch
    | dict.fromkeys("زسصثذظ", "س")
    | dict.fromkeys("تطدض", "ت")
    | dict.fromkeys("فب", "ب")
    | dict.fromkeys("اويهحع", _VOWEL)  # vowels, and what a foreign vowel may be written with
)
_MUTE_G = re.compile("ن[جغق]$")  # سونج, سونغ, سون
_SOUNDS = "كستبرلمن"  # all that a skeleton is made of
_LONG = 5  # letters of a word that may lose a firm sound
_LEAST = 3  # letters of a skeleton that may lose one


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: folded, hyphens part words, hamza is no letter."""
    return tuple(fold(name).translate(_WORD_ENDS).split())


@lru_cache(maxsize=1 << 16)
def phonetic_key(word: str) -> str:
    """Return the firm sounds of a folded word, doubled ones once: غوتيريش, جوتيريس -> كترك, كترس."""
    heard = _MUTE_G.sub("ن", without_article(word)).replace("تش", "ش")
    sounds = heard.translate(_CLASSES)
    once = (sound for i, sound in enumerate(sounds) if sound != sounds[i - 1 : i])
    return "".join(once).replace(_VOWEL, "")


def name_keys(name: str) -> frozenset[str]:
    """Return the keys of a name, such that spellings of one name share one: its skeleton, and that less a letter.

    Skeletons less a letter meet where a sound is exchanged or left out; those of short words would meet everywhere.
    """
    words = name_words(name)
    firm = [phonetic_key(word) for word in words]
    found = {" ".join(firm)}
    for at, (word, sounds) in enumerate(zip(words, firm, strict=True)):
        others = _less_one(sounds) if len(word) >= _LONG else _other_beginnings(word, sounds)
        found.update(" ".join((*firm[:at], other, *firm[at + 1 :])) for other in others)
    return frozenset(found)


def similar_keys(word: str) -> frozenset[str]:
    """Return the skeletons that spellings of a folded word may have: its own; of a long one, a sound exchanged."""
    firm = phonetic_key(word)
    if len(firm) < _LEAST or len(word) < _LONG:
        return frozenset((firm, *_other_beginnings(word, firm)))
    return frozenset(firm[:i] + sound + firm[i + 1 :] for i in range(len(firm)) for sound in _SOUNDS)


def _other_beginnings(word: str, firm: str) -> list[str]:
    """The skeletons of a short word that begins with j in one country and with y in another: جونغ, يونج."""
    return [firm[1:]] if word.startswith("ج") else ["ك" + firm] if word.startswith("ي") else []


def _less_one(firm: str) -> list[str]:
    return [firm[:i] + firm[i + 1 :] for i in range(len(firm))] if len(firm) >= _LEAST else []
