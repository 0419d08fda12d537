"""Text typed on the wrong keyboard layout: ghtv,t where لافروف was intended, and the reverse.

The layouts are «Arabic (101)» of Windows, US QWERTY and French AZERTY. Some Arabic keys write two letters: the key b of
QWERTY is لا; with shift, other keys write لأ, لإ and لآ.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Layout(NamedTuple):
    """The characters of each row of keys from left to right, without and with shift."""

    plain: tuple[str, ...]
    shifted: tuple[str, ...]


# Rows from the digits down to the space bar, the same key at the same place in each layout. The first row leaves out
# the digits themselves.
ARABIC = Layout(
    ("ذ - =", "ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط", "ئ ء ؤ ر لا ى ة و ز ظ"),
    ("ّ _ +", "َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < >", 'ِ ٍ ] [ لأ أ ـ ، / : "', "~ ْ } { لآ آ ’ , . ؟"),
)
QWERTY = Layout(
    ("` - =", "q w e r t y u i o p [ ]", "a s d f g h j k l ; '", "z x c v b n m , . /"),
    ("~ _ +", "Q W E R T Y U I O P { }", 'A S D F G H J K L : "', "Z X C V B N M < > ?"),
)
AZERTY = Layout(
    ("² ) =", "a z e r t y u i o p ^ $", "q s d f g h j k l m ù", "w x c v b n , ; : !"),
    ("² ° +", "A Z E R T Y U I O P ¨ £", "Q S D F G H J K L M %", "W X C V B N ? . / §"),
)
LATIN_LAYOUTS = (QWERTY, AZERTY)
_MIN_WORD_LENGTH = 3  # letters; shorter words are too often words of the other layout by chance
# Alef maksura and teh marbuta occur only at the end of a word; no word begins with hamza alone, on waw or on yeh. This
# rejects most Latin words (and -> شىي).
_NOT_ARABIC = re.compile(r"[ىة]\B|\b[ىةئؤء]")

IsKnown = Callable[[str], bool]


def _table(source: Layout, target: Layout) -> dict[str, str]:
    """Map the characters of one layout to those of the same keys on another."""
    rows = zip(source.plain + source.shifted, target.plain + target.shifted, strict=True)
    return {key: other for row, others in rows for key, other in zip(row.split(), others.split(), strict=True)}


_TO_ARABIC = tuple(_table(layout, ARABIC) for layout in LATIN_LAYOUTS)
_TO_LATIN = tuple(_table(ARABIC, layout) for layout in LATIN_LAYOUTS)


def arabic_candidates(text: str) -> list[str]:
    """Return what the keys of a text typed on a Latin layout write on the Arabic one, QWERTY first: ghtv,t -> لافروف.

    Capitals count as shifted keys (لإ), and as keys typed with caps lock on.
    """
    sources = ((keys, table) for keys in (text, text.lower()) for table in _TO_ARABIC)
    return list(dict.fromkeys("".join(table.get(key, key) for key in keys) for keys, table in sources))


def latin_candidates(text: str) -> list[str]:
    """Return what the keys of a text typed on the Arabic layout write on the Latin ones: مشرقخر -> lavrov.

    لا may be one key or two; there is a candidate for each.
    """
    candidates = (candidate for table in _TO_LATIN for candidate in _by_keys(text, table))
    return list(dict.fromkeys(candidates))


def _by_keys(text: str, table: dict[str, str]) -> Iterator[str]:
    """Yield the text with each pair of letters that one key writes as one key, and with each letter as one key."""
    for key_length in (2, 1):
        candidate, at = "", 0
        while at < len(text):
            key = text[at : at + key_length]
            if key not in table:
                key = text[at]
            candidate += table.get(key, key)
            at += len(key)
        yield candidate


def intended_arabic(text: str, is_known: IsKnown) -> str | None:
    """Return the Arabic text that was meant to be typed, None if the Latin layout was right.

    `is_known` says whether an Arabic or Latin word exists. The layout was wrong if no word of the text exists and each
    word of the result does.
    """
    return _intended(text, arabic_candidates(text), is_known, _is_latin)


def intended_latin(text: str, is_known: IsKnown) -> str | None:
    """Return the Latin text that was meant to be typed, None if the Arabic layout was right."""
    return _intended(text, latin_candidates(text), is_known, _is_arabic)


def _intended(text: str, candidates: list[str], is_known: IsKnown, is_of_layout: Callable[[str], bool]) -> str | None:
    words = text.split()
    if not any(map(is_of_layout, text)) or any(len(word) < _MIN_WORD_LENGTH or is_known(word) for word in words):
        return None
    for candidate in candidates:
        candidate_words = candidate.split()
        if len(candidate_words) != len(words) or _NOT_ARABIC.search(candidate):
            continue
        if all(map(is_known, candidate_words)):
            return candidate
    return None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_arabic(letter: str) -> bool:
    return "\u0621" <= letter <= "\u064a"
