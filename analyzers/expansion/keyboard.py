"""Text typed on the wrong keyboard layout: Arabic meant and Latin typed (ghtv,t for لافروف), and the reverse.

Layouts: «Arabic (101)» of Windows, against US QWERTY and French AZERTY; a row a line of keys, the same key in the same
place. One Arabic key writes two letters: b of QWERTY is لا; with shift, others write لأ, لإ and لآ.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple


class Layout(NamedTuple):
    """Keys of a Latin layout from left to right, in rows like those of ARABIC; shifted keys apart."""

    plain: tuple[str, ...]
    shifted: tuple[str, ...]


# Keys parted by blanks, from the digits down to the space bar. The first row has the keys around the digits only.
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
_SHORTEST = 3  # letters of a word that is believed to be typed on the wrong layout
# Alef maksura and teh marbuta end words, a hamza carried by waw or yeh and one without a carrier begin none: so most
# Latin words are no Arabic ones by their keys (and -> شىي).
_NOT_ARABIC = re.compile(r"[ىة]\B|\b[ىةئؤء]")

IsKnown = Callable[[str], bool]


def _table(typed: Layout, meant: Layout) -> dict[str, str]:
    rows = zip(typed.plain + typed.shifted, meant.plain + meant.shifted, strict=True)
    return {key: other for row, others in rows for key, other in zip(row.split(), others.split(), strict=True)}


# Arabic letters of each key of a Latin layout; a capital that has no letter of its own means the key without shift.
_TO_ARABIC = tuple(_table(layout, ARABIC) for layout in LATIN_LAYOUTS)
_TO_LATIN = tuple(_table(ARABIC, layout) for layout in LATIN_LAYOUTS)


def arabic_readings(typed: str) -> list[str]:
    """Return what a text typed on a Latin layout is on the Arabic one, QWERTY first: «ghtv,t» -> لافروف.

    Capitals are read as such (لإ), and as typed with the caps lock on.
    """
    ways = ((text, table) for text in (typed, typed.lower()) for table in _TO_ARABIC)
    return list(dict.fromkeys("".join(table.get(key, key) for key in text) for text, table in ways))


def latin_readings(typed: str) -> list[str]:
    """Return what a text typed on the Arabic layout is on the Latin ones: «مشرقخر» -> lavrov.

    لا is one key or two: both are read.
    """
    found = (reading for table in _TO_LATIN for reading in _by_keys(typed, table))
    return list(dict.fromkeys(found))


def _by_keys(typed: str, table: dict[str, str]) -> Iterator[str]:
    """Yield the text with the keys of two letters taken as one key each, and letter by letter."""
    for longest in (2, 1):
        reading, at = "", 0
        while at < len(typed):
            keys = typed[at : at + longest]
            if keys not in table:
                keys = typed[at]
            reading += table.get(keys, keys)
            at += len(keys)
        yield reading


def meant_arabic(text: str, is_known: IsKnown) -> str | None:
    """Return the Arabic text that was meant by one typed on a Latin layout, None if it was meant as it stands.

    `is_known` tells words, Arabic as well as Latin: every word of the reading has to be one, and no typed one.
    """
    return _meant(text, arabic_readings(text), is_known, _is_latin)


def meant_latin(text: str, is_known: IsKnown) -> str | None:
    """Return the Latin text that was meant by one typed on the Arabic layout, None if it was meant as it stands."""
    return _meant(text, latin_readings(text), is_known, _is_arabic)


def _meant(text: str, readings: list[str], is_known: IsKnown, is_typed: Callable[[str], bool]) -> str | None:
    typed = text.split()
    if not any(map(is_typed, text)) or any(len(word) < _SHORTEST or is_known(word) for word in typed):
        return None
    for reading in readings:
        words = reading.split()
        if len(words) == len(typed) and not _NOT_ARABIC.search(reading) and all(map(is_known, words)):
            return reading
    return None


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_arabic(letter: str) -> bool:
    return "\u0621" <= letter <= "\u064a"
