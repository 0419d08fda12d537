"""Folding: map letters that writers use interchangeably to one letter.

Unicode NFKD decomposes presentation forms, hamza carriers and accents (UAX #15). Diacritics and format characters are
dropped, but the small letters of the Quran become letters. LETTERS holds the letters that Unicode distinguishes and
Arabic writers do not.
"""

import re
import unicodedata
from functools import cache, lru_cache

from pyarabic import araby

from analyzers.text.quran import SIGNS, modern_letters

# Each row: letters as written, the letter they become, and the reason.
LETTERS = (
    (araby.ALEF_MAKSURA + "یېۍ", araby.YEH),  # Egypt writes final yeh without dots; Persian, Pashto yeh
    (araby.TEH_MARBUTA + "ہەۀۃ", araby.HEH),  # many type teh marbuta without its dots; Urdu, Kurdish heh
    (araby.ALEF_WASLA + "ٲٳٵ", araby.ALEF),  # NFKD does not decompose these alefs
    ("کڪڬڭگ", araby.KAF),  # Persian kaf; Persian, Moroccan and Malay gaf, which Arabic keyboards lack
    ("ڤ", araby.FEH),  # v of foreign names
    ("ڨ", araby.QAF),  # Tunisian g (ڨفصة is also spelled قفصة)
    ("پ", araby.BEH),  # p of foreign names
    ("چ", araby.JEEM),  # ch of foreign names
    ("ژ", araby.ZAIN),  # zh of foreign names
    ("٫", "."),  # Arabic decimal separator
    ("٬", ","),  # Arabic thousands separator
    ("’‘ʼ＇", "'"),  # apostrophes
    ("‐‑−", "-"),  # hyphens
)

# Each letter folds to one letter: most words have only these, and take a quarter of the time.
_BASIC = re.compile("[ء-غف-ي]+")
_TABLE = {ord(letter): replacement for letters, replacement in LETTERS for letter in letters}

# Combining accents of Latin letters, then Unicode's combining characters for Arabic: Quranic annotation with small waw
# and yeh, harakat, superscript alef, combining hamza and madda.
_DIACRITIC_RANGES = (
    (0x0300, 0x036F),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0898, 0x089F),
    (0x08CA, 0x08FF),
)


def _is_dropped(char: str) -> bool:
    """Say whether folding drops a code point: a diacritic, tatweel, ZWNJ or bidi control."""
    code = ord(char)
    return (
        char == araby.TATWEEL
        or any(low <= code <= high for low, high in _DIACRITIC_RANGES)
        or unicodedata.category(char) == "Cf"
    )


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Fold one code point to zero, one or (ligatures) several code points."""
    kept = "".join(part for part in unicodedata.normalize("NFKD", char) if not _is_dropped(part))
    digits = "".join(str(unicodedata.decimal(part, part)) for part in kept)
    return unicodedata.normalize("NFC", digits).casefold().translate(_TABLE)


@cache
def _basic_letters() -> dict[int, str]:
    return {ord(letter): fold_char(letter) for letter in map(chr, range(0x0621, 0x064B))}


def is_basic(text: str) -> bool:
    """Say whether a text is a word of letters that each fold to one letter, without signs and digits."""
    return _BASIC.fullmatch(text) is not None


def fold(text: str) -> str:
    """Fold a word or a text: `fold("أَحْمَد") == "احمد"`. Idempotent."""
    return text.translate(_basic_letters()) if _BASIC.fullmatch(text) else "".join(_fold_chars(text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold `text`; return it with the index in `text` that each folded code point comes from."""
    if _BASIC.fullmatch(text):
        return text.translate(_basic_letters()), list(range(len(text)))
    folded: list[str] = []
    origins: list[int] = []
    for index, parts in enumerate(_fold_chars(text)):
        folded.append(parts)
        origins.extend([index] * len(parts))
    return "".join(folded), origins


def _fold_chars(text: str) -> list[str]:
    """Return what each code point of a text becomes."""
    folded = list(map(fold_char, text))
    if SIGNS.search(text):
        modern_letters(text, folded)
    return folded
