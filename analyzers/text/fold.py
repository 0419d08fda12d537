"""Folding: one spelling for letters and marks that writers use for each other.

Rules: Unicode NFKD takes presentation forms, hamza carriers and accents apart (UAX #15); marks and
format characters are dropped; what Unicode keeps apart and Arabic writers do not is in LETTERS.
"""

import unicodedata
from functools import lru_cache

from pyarabic import araby

# Each row: letters as written, the letter they become. Reasons at the end of the row.
LETTERS = (
    (araby.ALEF_MAKSURA + "یېۍ", araby.YEH),  # final yeh is undotted in Egypt; Persian, Pashto yeh
    (araby.TEH_MARBUTA + "ہەۀۃ", araby.HEH),  # teh marbuta is typed without its dots; Urdu, Kurdish heh
    (araby.ALEF_WASLA + "ٲٳٵ", araby.ALEF),  # NFKD knows no decomposition of these alefs
    ("کڪڬڭگ", araby.KAF),  # Persian kaf; gaf of Persia, Morocco and Malaya, where Arabic types kaf
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

_TABLE = {ord(letter): to for written, to in LETTERS for letter in written}

# Quranic annotation, harakat, superscript alef, combining hamza and madda: Unicode's Arabic marks,
# small waw and yeh among them; combining accents of Latin letters.
_MARK_RANGES = (
    (0x0300, 0x036F),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0898, 0x089F),
    (0x08CA, 0x08FF),
)


def _is_dropped(char: str) -> bool:
    """Whether `char` is written into a word without being a letter of it: mark, tatweel, ZWNJ, bidi mark."""
    code = ord(char)
    return (
        char == araby.TATWEEL
        or any(low <= code <= high for low, high in _MARK_RANGES)
        or unicodedata.category(char) == "Cf"
    )


@lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Fold one code point to none, one or (ligatures) several."""
    kept = "".join(part for part in unicodedata.normalize("NFKD", char) if not _is_dropped(part))
    digits = "".join(str(unicodedata.decimal(part, part)) for part in kept)
    return unicodedata.normalize("NFC", digits).casefold().translate(_TABLE)


def fold(text: str) -> str:
    """Fold a word or a text: `fold("أَحْمَد") == "احمد"`. Idempotent; raises nothing."""
    return "".join(map(fold_char, text))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold `text` and say where each folded code point comes from: its index in `text`."""
    folded: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        for part in fold_char(char):
            folded.append(part)
            origins.append(index)
    return "".join(folded), origins
