"""Signs that nobody sees: what a terminal may print, and what a person means without them."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_JOINERS = "\u200c\u200d"  # they only change the shapes of letters
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def printable(text: str) -> str:
    """Remove control and format characters (escapes, bidi overrides), which a terminal obeys, and join lines."""
    return _SPACES.sub(" ", "".join(char for char in text if char.isspace() or not _is_control(char)))


def without_format_signs(text: str) -> str:
    """Remove the signs that only steer the display of a text: marks of direction, soft hyphens, byte order marks.

    Texts copied from pages and terminals have them (`isolated` adds two), and nobody types them. Joiners stay.
    """
    if text.isascii():
        return text
    return "".join(char for char in text if char in _JOINERS or unicodedata.category(char) != "Cf")


def isolated(text: str, *, safe: bool = False) -> str:
    """Isolate a text, so that it keeps its own direction (UAX #9); make it printable unless it is `safe`."""
    return f"{_FIRST_STRONG_ISOLATE}{text if safe else printable(text)}{_POP_ISOLATE}"


def _is_control(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co")
